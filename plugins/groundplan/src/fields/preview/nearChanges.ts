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

import { DiffRow } from './diffRows';

/** Lines that are left out because nothing happens in them. @internal */
export interface Gap {
  change: 'gap';
  /** The index of the first of them. */
  from: number;
  count: number;
}

const CONTEXT = 3;

/**
 * The rows that changed or that have a finding, with a few lines around them, and
 * gaps for the rest.
 *
 * @internal
 */
export function nearChanges(
  rows: DiffRow[],
  linesWithFindings: ReadonlySet<number>,
): (DiffRow | Gap)[] {
  const isNear = new Array<boolean>(rows.length).fill(false);
  rows.forEach((row, index) => {
    const hasFinding =
      row.after !== undefined && linesWithFindings.has(row.after);
    if (row.change !== 'kept' || hasFinding) {
      const to = Math.min(rows.length, index + CONTEXT + 1);
      isNear.fill(true, Math.max(0, index - CONTEXT), to);
    }
  });
  const shown: (DiffRow | Gap)[] = [];
  rows.forEach((row, index) => {
    const last = shown.at(-1);
    if (isNear[index]) {
      shown.push(row);
    } else if (last?.change === 'gap') {
      last.count += 1;
    } else {
      shown.push({ change: 'gap', from: index, count: 1 });
    }
  });
  return shown;
}
