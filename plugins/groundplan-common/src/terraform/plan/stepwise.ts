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
/** Work that is done in steps, of at most a few milliseconds each. @public */
export type Stepwise<T> = Generator<undefined, T, undefined>;

/** Does all steps at once. @internal */
export function inOneGo<T>(work: Stepwise<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) {
      return value;
    }
  }
}

/** Resources of a list that are looked at in one step. */
const ITEMS_OF_A_STEP = 50;

/** Maps a list, some of its items a step. @internal */
export function* mapStepwise<T, U>(
  items: T[],
  map: (item: T, index: number) => U,
): Stepwise<U[]> {
  const mapped: U[] = [];
  for (const [index, item] of items.entries()) {
    mapped.push(map(item, index));
    if (mapped.length % ITEMS_OF_A_STEP === 0) {
      yield;
    }
  }
  return mapped;
}
