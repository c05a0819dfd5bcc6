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

/** What stands between the % and the verb. */
export interface FormatFlags {
  minus: boolean;
  plus: boolean;
  sharp: boolean;
  space: boolean;
  zero: boolean;
  width?: number;
  precision?: number;
  /** `%+v` and `%#v`, whose flags mean something else. */
  plusV: boolean;
  sharpV: boolean;
}

/** No flags. */
export const PLAIN: FormatFlags = {
  minus: false,
  plus: false,
  sharp: false,
  space: false,
  zero: false,
  plusV: false,
  sharpV: false,
};

/** Fills up to the width. */
export function pad(text: string, flags: FormatFlags): string {
  const missing = (flags.width ?? 0) - Array.from(text).length;
  if (missing <= 0) {
    return text;
  }
  return flags.minus
    ? text + ' '.repeat(missing)
    : (flags.zero ? '0' : ' ').repeat(missing) + text;
}
