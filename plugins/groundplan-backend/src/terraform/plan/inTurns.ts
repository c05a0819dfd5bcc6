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

import { setImmediate } from 'node:timers/promises';
import { Stepwise } from 'backstage-plugin-groundplan-common';

/** For so long others may wait. */
const LONGEST_TURN_MS = 20;

/**
 * Does work in steps, and lets others have their turn in between.
 *
 * @internal
 */
export async function inTurns<T>(work: Stepwise<T>): Promise<T> {
  let began = performance.now();
  for (;;) {
    const { done, value } = work.next();
    if (done) {
      return value;
    }
    if (performance.now() - began > LONGEST_TURN_MS) {
      await setImmediate();
      began = performance.now();
    }
  }
}
