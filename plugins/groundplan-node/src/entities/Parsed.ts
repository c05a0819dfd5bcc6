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

/**
 * A value that somebody wrote, as far as it can be used: what is wrong with it
 * is said, not thrown.
 *
 * @internal
 */
export interface Parsed<T> {
  /** Absent where nothing of it can be used. */
  value?: T;
  /** What is wrong and what is allowed, a clause each. */
  problems: string[];
}

/** A value from outside as messages show it: on one line, and not too long. @internal */
export function quote(text: string): string {
  const line = text.slice(0, 81).replace(/\s+/g, ' ');
  return `'${line.length > 80 ? `${line.slice(0, 79)}…` : line}'`;
}
