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

/** Time that passes faster than ours, and that can be made to end. @internal */
export class Pauses {
  readonly #waiting = new Map<NodeJS.Timeout, (error: Error) => void>();
  #ended = false;

  private constructor(private readonly speed: number) {}

  static create(speed: number): Pauses {
    return new Pauses(speed);
  }

  get ended(): boolean {
    return this.#ended;
  }

  pass(ms: number): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#ended) {
        reject(new Error('The controller has stopped'));
        return;
      }
      const timer = setTimeout(() => {
        this.#waiting.delete(timer);
        resolve();
      }, ms / this.speed);
      this.#waiting.set(timer, reject);
    });
  }

  /** Whoever waits does not go on. */
  end(): void {
    this.#ended = true;
    this.#waiting.forEach((reject, timer) => {
      clearTimeout(timer);
      reject(new Error('The controller has stopped'));
    });
    this.#waiting.clear();
  }
}
