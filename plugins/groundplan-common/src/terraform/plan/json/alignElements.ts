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
import { hasMark, isSameValue } from './isSameValue';

/** Which element of a list becomes which; one of the two may be missing. */
type Pair = { before?: number; after?: number };

/**
 * Pairs the elements of a list that changes, without those that it begins and
 * ends with before and after. So an element put in front does not change all
 * others.
 *
 * @internal
 */
export function alignElements(
  before: unknown[],
  after: unknown[],
  unknown: unknown,
): Pair[] {
  const marks = Array.isArray(unknown) ? unknown : [];
  const length = Math.max(after.length, marks.length);
  const isSame = (left: number, right: number) =>
    !hasMark(marks[right]) && isSameValue(before[left], after[right]);
  const shorter = Math.min(before.length, length);
  let start = 0;
  while (start < shorter && isSame(start, start)) {
    start += 1;
  }
  let end = 0;
  while (
    end < shorter - start &&
    isSame(before.length - 1 - end, length - 1 - end)
  ) {
    end += 1;
  }
  const pairs: Pair[] = [];
  for (let at = start; at < Math.max(before.length, length) - end; at++) {
    pairs.push({
      before: at < before.length - end ? at : undefined,
      after: at < length - end ? at : undefined,
    });
  }
  return pairs;
}
