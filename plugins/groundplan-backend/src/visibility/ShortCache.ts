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
 * Keeps answers for a few seconds from when they were asked for, and has all
 * who ask at the same time share one.
 *
 * @internal
 */
export class ShortCache<T> {
  readonly #maxAgeMs: number;
  readonly #maxEntries: number;
  readonly #entries = new Map<
    string,
    { answer: Promise<T>; timer: NodeJS.Timeout }
  >();

  static create<V>(options: {
    maxAgeMs: number;
    maxEntries: number;
  }): ShortCache<V> {
    return new ShortCache(options.maxAgeMs, options.maxEntries);
  }

  private constructor(maxAgeMs: number, maxEntries: number) {
    this.#maxAgeMs = maxAgeMs;
    this.#maxEntries = maxEntries;
  }

  async get(key: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#entries.get(key);
    if (known) {
      return known.answer;
    }
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined && this.#entries.size >= this.#maxEntries) {
      this.#drop(oldest);
    }
    const entry = {
      answer: ask(),
      timer: setTimeout(() => this.#drop(key), this.#maxAgeMs).unref(),
    };
    this.#entries.set(key, entry);
    try {
      return await entry.answer;
    } catch (error) {
      if (this.#entries.get(key) === entry) {
        this.#drop(key);
      }
      throw error;
    }
  }

  /** Forgets all answers, those still under way as well. */
  clear(): void {
    for (const key of [...this.#entries.keys()]) {
      this.#drop(key);
    }
  }

  #drop(key: string): void {
    clearTimeout(this.#entries.get(key)?.timer);
    this.#entries.delete(key);
  }
}
