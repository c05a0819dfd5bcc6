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
 * First in, first out, each key once; the first entry of a key is kept.
 *
 * @internal
 */
export class KeyedQueue<K, T> {
  readonly #entries = new Map<K, T>();
  #keys: K[] = [];
  #head = 0;

  get size(): number {
    return this.#entries.size;
  }

  add(key: K, entry: T): void {
    if (!this.#entries.has(key)) {
      this.#entries.set(key, entry);
      this.#keys.push(key);
    }
  }

  take(): T | undefined {
    if (this.#entries.size === 0) {
      return undefined;
    }
    const key = this.#keys[this.#head++];
    // Cutting off now and then is cheaper than moving every key every time.
    if (this.#head === this.#keys.length || this.#head > 4096) {
      this.#keys = this.#keys.slice(this.#head);
      this.#head = 0;
    }
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    return entry;
  }
}
