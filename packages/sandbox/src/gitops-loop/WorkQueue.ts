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

/** Does the work of each key one after another, and again after a while. @internal */
export class WorkQueue {
  readonly #work: (key: string) => Promise<number | undefined>;
  readonly #onError: (key: string, error: unknown) => void;
  readonly #running = new Map<string, Promise<void>>();
  readonly #again = new Set<string>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #stopped = false;

  /** `work` answers after how many milliseconds it wants to be called again. */
  constructor(
    work: (key: string) => Promise<number | undefined>,
    onError: (key: string, error: unknown) => void,
  ) {
    this.#work = work;
    this.#onError = onError;
  }

  add(key: string): void {
    if (this.#stopped) {
      return;
    }
    if (this.#running.has(key)) {
      this.#again.add(key);
      return;
    }
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    const run = this.#run(key).finally(() => {
      this.#running.delete(key);
      if (this.#again.delete(key)) {
        this.add(key);
      }
    });
    this.#running.set(key, run);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timers.forEach(timer => clearTimeout(timer));
    await Promise.all(this.#running.values());
  }

  async #run(key: string): Promise<void> {
    // Those who write an object go on before its work begins.
    await Promise.resolve();
    let delay: number | undefined;
    try {
      delay = await this.#work(key);
    } catch (error) {
      this.#onError(key, error);
    }
    if (delay !== undefined && !this.#stopped) {
      this.#timers.set(
        key,
        setTimeout(() => this.add(key), delay),
      );
    }
  }
}
