/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

/** Letters and digits of any script, and signs within a word that YAML takes for text. */
const WORD =
  /^[\p{L}\p{N}_](?:[\p{L}\p{N}_./@:+=~%&?!;()<>*-]*[\p{L}\p{N}_./@+=~%&?!;()<>*-])?$/u;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/** Functions of Go templates that make any text of a word. */
const DECODERS = /\b(?:b64dec|b32dec|urlParse)\b/;

/**
 * Whether a value can change nothing of a YAML document but the place that it is
 * put in, wherever that is: words of harmless signs with single spaces between
 * them, or a number. Line breaks, quotes, brackets, commas, `#`, a colon at the
 * end of a word, and a `-` or another indicator at the start of one can.
 *
 * @internal
 */
export function isHarmless(value: string): boolean {
  return (
    value === '' ||
    NUMBER.test(value) ||
    value.split(' ').every(word => WORD.test(word))
  );
}

/** Whether a template's text can turn a word into something else. @internal */
export function decodes(text: string): boolean {
  return DECODERS.test(text);
}

/**
 * The same for templates that decode: what a value means in base 64, however
 * often, counts as well. What could be base 32 or a part of an address is rare,
 * and taken for what it could hold.
 *
 * @internal
 */
export function isHarmlessDecoded(value: string): boolean {
  if (!isHarmless(value) || value.includes('%')) {
    return false;
  }
  if (/^(?:[A-Z2-7]{8})+(?:[A-Z2-7=]{8})?$/.test(value)) {
    return false;
  }
  const bytes = Buffer.from(value, 'base64');
  const decoded = bytes.toString('utf8');
  const isText =
    bytes.length > 2 &&
    bytes.toString('base64') === value &&
    !decoded.includes('\ufffd');
  return !isText || isHarmlessDecoded(decoded);
}
