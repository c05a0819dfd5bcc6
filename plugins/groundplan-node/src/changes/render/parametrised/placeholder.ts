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

/** No base 64, and the same word whatever the case. */
const PLACEHOLDER = /groundplanplaceholder/i;
const WORD = 'groundplanplaceholder';

/**
 * What stands for a value to learn what a template makes whatever its values: a
 * plain word, in an array or an object where the value is one in JSON, as a
 * template may parse it.
 *
 * @internal
 */
export function placeholderFor(value: string): string {
  let json: unknown;
  try {
    json = JSON.parse(value);
  } catch {
    return WORD;
  }
  if (Array.isArray(json)) {
    return JSON.stringify([WORD]);
  }
  return typeof json === 'object' && json !== null
    ? JSON.stringify({ [WORD]: WORD })
    : WORD;
}

/** With what {@link placeholderFor} puts around it. */
const PLACES =
  /(?:[[{]"?)?groundplanplaceholder(?:"?:"?groundplanplaceholder)?(?:"?[\]}])?/gi;

/**
 * Whether a text can be this one with another value for the placeholder: what
 * stands before and after it is the same.
 *
 * @internal
 */
export function fitsPlaceholder(expected: string, actual: unknown): boolean {
  const parts = expected.split(PLACES);
  const before = parts[0];
  const after = parts[parts.length - 1];
  if (typeof actual === 'object' && actual !== null) {
    return before === '' && after === '';
  }
  const text = String(actual);
  return (
    text.length >= before.length + after.length &&
    text.startsWith(before) &&
    text.endsWith(after)
  );
}

/** Whether a parameter decides this key or value. @internal */
export function isPlaceholder(value: unknown): boolean {
  return typeof value === 'string' && PLACEHOLDER.test(value);
}

/** Whether a parameter decides anything of this value. @internal */
export function holdsPlaceholder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return isPlaceholder(value);
  }
  return Object.entries(value).some(
    ([key, nested]) => isPlaceholder(key) || holdsPlaceholder(nested),
  );
}
