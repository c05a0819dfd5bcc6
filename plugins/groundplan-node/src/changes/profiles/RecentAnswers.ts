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
 * Keeps what was asked for a while, the newest of a limited number. Who asks at
 * the same time gets the same answer; a failure is not kept.
 *
 * @internal
 */
export class RecentAnswers<T> {
  readonly #maxAgeMs: number;
  readonly #maxEntries: number;
  readonly #known = new Map<string, { at: number; answer: Promise<T> }>();

  static create<T>(options: {
    maxAgeMs: number;
    maxEntries: number;
  }): RecentAnswers<T> {
    return new RecentAnswers(options);
  }

  private constructor(options: { maxAgeMs: number; maxEntries: number }) {
    this.#maxAgeMs = options.maxAgeMs;
    this.#maxEntries = options.maxEntries;
  }

  get(key: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#known.get(key);
    if (known && Date.now() - known.at < this.#maxAgeMs) {
      return known.answer;
    }
    const entry = { at: Date.now(), answer: ask() };
    this.#known.delete(key);
    this.#known.set(key, entry);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= this.#maxEntries) {
        break;
      }
      this.#known.delete(oldest);
    }
    entry.answer.catch(() => {
      if (this.#known.get(key) === entry) {
        this.#known.delete(key);
      }
    });
    return entry.answer;
  }
}
