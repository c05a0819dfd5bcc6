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

const NAMED: Record<string, string> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
};
const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

/** Whether Go prints the character as it is. */
export function isPrintable(char: string): boolean {
  return PRINTABLE.test(char);
}

/** Go's strconv.Quote: with double quotes, what does not print escaped. */
export function quote(text: string, options: { ascii?: boolean } = {}): string {
  return quoteWith('"', text, options.ascii);
}

/** Go's strconv.QuoteRune. */
export function quoteCharacter(char: string): string {
  return quoteWith("'", char);
}

function quoteWith(mark: string, text: string, ascii = false): string {
  let quoted = mark;
  for (const char of text) {
    quoted += char === mark ? `\\${mark}` : NAMED[char] ?? escape(char, ascii);
  }
  return quoted + mark;
}

function escape(char: string, ascii: boolean): string {
  if (isPrintable(char) && !(ascii && char > '\x7f')) {
    return char;
  }
  const point = char.codePointAt(0)!;
  const digits = point.toString(16);
  if (point < 0x80) {
    return `\\x${digits.padStart(2, '0')}`;
  }
  return point > 0xffff
    ? `\\U${digits.padStart(8, '0')}`
    : `\\u${digits.padStart(4, '0')}`;
}
