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

import { Summary } from 'backstage-plugin-groundplan-common';
import { countRows, RowTotals } from './countRows';
import { Row } from './Row';
import { passesOf, RowFilter } from './RowFilter';
import { RowCounts } from './RowCounts';
import { Position, SortedRows } from './SortedRows';

/** @internal */
export interface RowPage<S extends Summary> extends RowTotals {
  rows: Row<S>[];
  /** The position of the last row, where there are more behind it. */
  next?: Position;
}

/**
 * A page of the rows that a filter lets through and that may be seen, with how
 * many there are.
 *
 * @internal
 */
export function listRows<S extends Summary>(options: {
  rows: SortedRows<S>;
  counts: RowCounts;
  filter: RowFilter;
  /** May see the same for as long as it is the same object. */
  viewer: { sees(row: Row): boolean };
  limit: number;
  after?: Position;
}): RowPage<S> {
  const { rows, counts, filter, viewer, limit, after } = options;
  const { healths, states } = filter;
  const passes = passesOf(filter);
  const page: Row<S>[] = [];
  for (
    let index = rows.indexAfter(after);
    index < rows.size && page.length <= limit;
    index++
  ) {
    const row = rows.at(index);
    const { health, state } = row.verdict;
    if (
      !row.hidden &&
      (!healths || healths.has(health)) &&
      (!states || states.has(state)) &&
      (!passes || passes(row)) &&
      viewer.sees(row)
    ) {
      page.push(row);
    }
  }
  const shown = page.slice(0, limit);
  return {
    rows: shown,
    ...counts.of(viewer, filter, () => countRows(rows, filter, viewer)),
    next: page.length > limit ? rows.positionOf(shown[limit - 1]) : undefined,
  };
}
