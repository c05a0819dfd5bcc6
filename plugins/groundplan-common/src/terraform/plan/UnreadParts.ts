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
/** Nobody reads more of them, and a broken text would make thousands. */
const MOST = 50;

/**
 * Collects what of a plan could not be understood.
 *
 * @internal
 */
export class UnreadParts {
  readonly #parts: string[] = [];
  #more = 0;

  add(part: string): void {
    if (this.#parts.length < MOST) {
      this.#parts.push(part);
    } else {
      this.#more += 1;
    }
  }

  toList(): string[] {
    return this.#more > 0
      ? [...this.#parts, `and ${this.#more} more`]
      : [...this.#parts];
  }
}
