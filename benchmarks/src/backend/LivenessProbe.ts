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

const EVERY_MS = 50;

/** Finds how long the event loop was blocked, by a timer every 50 ms. */
export class LivenessProbe {
  #last = performance.now();
  #longest = 0;

  static start(): LivenessProbe {
    const probe = new LivenessProbe();
    setInterval(() => {
      const now = performance.now();
      probe.#longest = Math.max(probe.#longest, now - probe.#last - EVERY_MS);
      probe.#last = now;
    }, EVERY_MS);
    return probe;
  }

  get maxBlockMs(): number {
    return this.#longest;
  }

  reset(): void {
    this.#longest = 0;
    this.#last = performance.now();
  }
}
