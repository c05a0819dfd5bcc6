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

/** How many doublings reach any longest wait. */
const MAX_DOUBLINGS = 16;

/**
 * Waits between tries: doubling, with jitter so that many do not try together,
 * and cut short by `wake` or `stop`.
 *
 * @internal
 */
export class Backoff {
  readonly #first: number;
  readonly #longest: number;
  #failures = 0;
  #wake?: () => void;

  private constructor(first: number, longest: number) {
    this.#first = first;
    this.#longest = longest;
  }

  static create(first: number, longest: number): Backoff {
    return new Backoff(first, longest);
  }

  reset(): void {
    this.#failures = 0;
  }

  /** The next wait, in milliseconds. */
  next(): number {
    const doublings = Math.min(this.#failures, MAX_DOUBLINGS);
    this.#failures += 1;
    return jitter(Math.min(this.#longest, this.#first * 2 ** doublings));
  }

  /** Waits, but no longer than until `wake`. */
  async wait(ms: number): Promise<void> {
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = undefined;
  }

  wake(): void {
    this.#wake?.();
  }
}

/** Between half of the time and all of it. @internal */
export function jitter(ms: number): number {
  return ms * (0.5 + Math.random() / 2);
}
