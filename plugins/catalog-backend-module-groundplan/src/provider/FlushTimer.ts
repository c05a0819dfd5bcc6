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

/** Collects changes that come together; the first of a burst waits no longer. */
const COLLECT_MS = 20;
/** The least time between two flushes. */
const GAP_MS = 100;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

/**
 * Runs a task soon after it was asked for, one run at a time: promptly when it
 * was idle, at most every 100 ms while it is not, and again, later and later,
 * while it fails.
 */
export class FlushTimer {
  readonly #task: () => Promise<void>;
  readonly #onError: (error: unknown, retryMs: number) => void;
  #timer?: NodeJS.Timeout;
  #running?: Promise<void>;
  #asked = false;
  #failures = 0;
  #lastStart = -Infinity;
  #closed = false;

  static create(
    task: () => Promise<void>,
    onError: (error: unknown, retryMs: number) => void,
  ): FlushTimer {
    return new FlushTimer(task, onError);
  }

  private constructor(
    task: () => Promise<void>,
    onError: (error: unknown, retryMs: number) => void,
  ) {
    this.#task = task;
    this.#onError = onError;
  }

  /** Asks for a run. */
  ask(): void {
    this.#asked = true;
    if (!this.#running && !this.#timer) {
      this.#schedule(
        Math.max(COLLECT_MS, this.#lastStart + GAP_MS - performance.now()),
      );
    }
  }

  /** Runs no more; resolves when a run that is under way has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #schedule(delayMs: number): void {
    if (!this.#closed) {
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#running = this.#run();
      }, delayMs);
    }
  }

  async #run(): Promise<void> {
    this.#asked = false;
    this.#lastStart = performance.now();
    let retryMs = 0;
    try {
      await this.#task();
      this.#failures = 0;
    } catch (error) {
      retryMs =
        Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures) *
        (0.8 + Math.random() * 0.4);
      this.#failures++;
      this.#onError(error, retryMs);
    }
    this.#running = undefined;
    if (retryMs > 0) {
      this.#schedule(retryMs);
    } else if (this.#asked) {
      this.ask();
    }
  }
}
