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

import { existsSync, readFileSync } from 'node:fs';

const EVERY_MS = 50;
const LONG_MS = 100;
/** Of the main thread: nanoseconds on a CPU, and waiting for one. Linux only. */
const SCHEDULER = `/proc/self/task/${process.pid}/schedstat`;

/** How the event loop was blocked since the last reset. */
export interface Liveness {
  longestMs: number;
  /** The longest block without the time in which other processes had the CPU. */
  longestOwnMs: number;
  /** Blocks of more than 100 ms of its own. */
  longOnes: number;
  peakRssMb: number;
}

const NOTHING = { longestMs: 0, longestOwnMs: 0, longOnes: 0, peakRssMb: 0 };

/** Finds how long the event loop was blocked, by a timer every 50 ms. */
export class LivenessProbe {
  #last = performance.now();
  #lastWait = waitedForCpuMs();
  #seen: Liveness = NOTHING;

  static start(): LivenessProbe {
    const probe = new LivenessProbe();
    setInterval(() => probe.#tick(), EVERY_MS);
    return probe;
  }

  private constructor() {}

  get seen(): Liveness {
    return this.#seen;
  }

  reset(): void {
    this.#seen = NOTHING;
    this.#last = performance.now();
    this.#lastWait = waitedForCpuMs();
  }

  #tick(): void {
    const now = performance.now();
    const wait = waitedForCpuMs();
    const block = now - this.#last - EVERY_MS;
    const own = block - (wait - this.#lastWait);
    this.#last = now;
    this.#lastWait = wait;
    const { longestMs, longestOwnMs, longOnes, peakRssMb } = this.#seen;
    this.#seen = {
      longestMs: Math.max(longestMs, block),
      longestOwnMs: Math.max(longestOwnMs, own),
      longOnes: longOnes + (own > LONG_MS ? 1 : 0),
      peakRssMb: Math.max(peakRssMb, process.memoryUsage.rss() / 1e6),
    };
  }
}

function waitedForCpuMs(): number {
  if (!existsSync(SCHEDULER)) {
    return 0;
  }
  return Number(readFileSync(SCHEDULER, 'utf8').split(' ')[1]) / 1e6;
}
