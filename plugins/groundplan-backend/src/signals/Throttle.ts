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
 * Runs something at once when it is quiet, and otherwise once at the end of an
 * interval however often it was asked for: nothing is late, nothing is lost.
 *
 * @internal
 */
export class Throttle {
  readonly #intervalMs: number;
  readonly #run: () => void;
  readonly #onQuiet: () => void;
  #timer: NodeJS.Timeout | undefined;
  #wanted = false;

  static create(options: {
    intervalMs: number;
    run: () => void;
    /** Called when an interval has passed in which nobody asked. */
    onQuiet?: () => void;
  }): Throttle {
    const { intervalMs, run, onQuiet = () => {} } = options;
    return new Throttle(intervalMs, run, onQuiet);
  }

  private constructor(
    intervalMs: number,
    run: () => void,
    onQuiet: () => void,
  ) {
    this.#intervalMs = intervalMs;
    this.#run = run;
    this.#onQuiet = onQuiet;
  }

  trigger(): void {
    if (this.#timer) {
      this.#wanted = true;
      return;
    }
    this.#start();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#wanted = false;
  }

  #start(): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#wanted) {
        this.#wanted = false;
        this.#start();
      } else {
        this.#onQuiet();
      }
    }, this.#intervalMs).unref();
    this.#run();
  }
}
