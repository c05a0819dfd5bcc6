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

import { diffArrays } from 'diff';

/** A line of one or both of two texts. @internal */
export interface DiffRow {
  change: 'added' | 'removed' | 'kept';
  /** The line's number before, from 1. */
  before?: number;
  /** And after. */
  after?: number;
  text: string;
}

// Comparing takes time by the square of what differs: who would read that much?
const MAX_EDITS = 4_000;

function linesOf(text: string | null): string[] {
  if (!text) {
    return [];
  }
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/**
 * The lines of two texts, told apart; of texts that differ too much all of the
 * one, then all of the other.
 *
 * @internal
 */
export function diffRows(
  before: string | null,
  after: string | null,
): { rows: DiffRow[]; tooDifferent: boolean } {
  const [old, now] = [linesOf(before), linesOf(after)];
  const changes = diffArrays(old, now, { maxEditLength: MAX_EDITS });
  const rows: DiffRow[] = [];
  let [beforeLine, afterLine] = [0, 0];
  const add = (change: DiffRow['change'], lines: string[]) => {
    for (const text of lines) {
      rows.push({
        change,
        before: change === 'added' ? undefined : ++beforeLine,
        after: change === 'removed' ? undefined : ++afterLine,
        text,
      });
    }
  };
  if (!changes) {
    add('removed', old);
    add('added', now);
    return { rows, tooDifferent: true };
  }
  for (const { added, removed, value } of changes) {
    if (added) {
      add('added', value);
    } else {
      add(removed ? 'removed' : 'kept', value);
    }
  }
  return { rows, tooDifferent: false };
}
