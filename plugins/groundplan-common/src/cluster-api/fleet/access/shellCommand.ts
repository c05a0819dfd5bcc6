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
const PLAIN = /^[A-Za-z0-9_@%+=:,./][A-Za-z0-9_@%+=:,./-]*$/;
const CONTROL_CHARACTER = /\p{Cc}/u;

/**
 * A command that can be pasted into a POSIX shell, whatever the values hold.
 *
 * @remarks
 * The values come from objects that somebody else wrote. Values with other
 * characters than names have are put in single quotes. There is no command at
 * all where a value is missing, would be taken for an option, or has a control
 * character, which a terminal may act upon while it is pasted.
 *
 * @param words - what is written as it is, such as `--name`, and values as
 *   `{ value }`
 */
export function shellCommand(
  ...words: (string | { value: string | undefined })[]
): string | undefined {
  const written: string[] = [];
  for (const word of words) {
    if (typeof word === 'string') {
      written.push(word);
    } else if (
      !word.value ||
      word.value.startsWith('-') ||
      CONTROL_CHARACTER.test(word.value)
    ) {
      return undefined;
    } else {
      written.push(quote(word.value));
    }
  }
  return written.join(' ');
}

function quote(value: string): string {
  return PLAIN.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}
