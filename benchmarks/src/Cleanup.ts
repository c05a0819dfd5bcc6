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

/** Ends what was started, the last first: when a part is done, and on Ctrl-C. */
export class Cleanup {
  readonly #tasks = new Set<() => Promise<void>>();
  #running = Promise.resolve();
  #hasBeenAsked = false;

  static create(): Cleanup {
    const cleanup = new Cleanup();
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ] as const) {
      process.once(signal, () => {
        cleanup.#hasBeenAsked = true;
        cleanup.run().finally(() => process.exit(code));
      });
    }
    return cleanup;
  }

  private constructor() {}

  /** Adds a task, and answers with the way to run it before its time. */
  add(task: () => Promise<void>): () => Promise<void> {
    this.#tasks.add(task);
    return async () => {
      if (this.#tasks.delete(task)) {
        await task();
      }
    };
  }

  /** Whether a signal has come: what fails from then on fails because of it. */
  get hasBeenAsked(): boolean {
    return this.#hasBeenAsked;
  }

  /** Ends all; one who calls it while it runs waits for the same. */
  async run(): Promise<void> {
    this.#running = this.#running.then(async () => {
      for (const task of [...this.#tasks].reverse()) {
        this.#tasks.delete(task);
        await task();
      }
    });
    await this.#running;
  }
}
