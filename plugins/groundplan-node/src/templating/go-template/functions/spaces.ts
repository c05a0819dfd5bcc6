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

/** Go's unicode.IsSpace, which is not quite JavaScript's \s, for a character class. */
export const SPACE =
  '\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const START = new RegExp(`^[${SPACE}]+`);
const IS_SPACE = new RegExp(`^[${SPACE}]$`);

/** Whether the character is a space to Go. */
export function isSpace(char: string): boolean {
  return IS_SPACE.test(char);
}

/** Go's strings.TrimSpace. */
export function trimSpace(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text[end - 1])) {
    end -= 1;
  }
  return text.slice(0, end).replace(START, '');
}

/** Whether the character stands between words of a name. */
export function isConnector(char: string): boolean {
  return char === '-' || char === '_' || isSpace(char);
}
