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
import { Row, Verdict } from './Row';
import { passesOf, RowFilter } from './RowFilter';
import { SortedRows } from './SortedRows';

/** How many rows a list has in all. @internal */
export interface RowTotals {
  total: number;
  counts: { health: Record<string, number>; state: Record<string, number> };
}

/**
 * Counts the rows that a filter lets through and that may be seen. The counts of
 * a dimension are those that its own filter could choose among.
 *
 * @internal
 */
export function countRows<S extends Summary>(
  rows: SortedRows<S>,
  filter: RowFilter,
  viewer: { sees(row: Row): boolean },
): RowTotals {
  const passes = passesOf(filter);
  const tallies = new Map<Verdict, Tally>();
  let tally: Tally | undefined;
  // Plain and without a call where none is needed: it runs through all rows.
  for (let index = 0; index < rows.size; index++) {
    const row = rows.at(index);
    if (row.hidden || (passes && !passes(row)) || !viewer.sees(row)) {
      continue;
    }
    // Neighbours have the same verdict more often than not.
    if (tally?.verdict !== row.verdict) {
      tally = tallies.get(row.verdict) ?? tallyOf(row.verdict, filter);
      tallies.set(row.verdict, tally);
    }
    tally.rows++;
  }
  return sum(tallies.values());
}

/** How many rows have a verdict, and which filters let it through. */
interface Tally {
  verdict: Verdict;
  healthPasses: boolean;
  statePasses: boolean;
  rows: number;
}

function tallyOf(verdict: Verdict, { healths, states }: RowFilter): Tally {
  return {
    verdict,
    healthPasses: !healths || healths.has(verdict.health),
    statePasses: !states || states.has(verdict.state),
    rows: 0,
  };
}

function sum(tallies: Iterable<Tally>): RowTotals {
  const health = new Map<string, number>();
  const state = new Map<string, number>();
  let total = 0;
  for (const { verdict, healthPasses, statePasses, rows } of tallies) {
    if (statePasses) {
      health.set(verdict.health, (health.get(verdict.health) ?? 0) + rows);
    }
    if (healthPasses) {
      state.set(verdict.state, (state.get(verdict.state) ?? 0) + rows);
    }
    if (healthPasses && statePasses) {
      total += rows;
    }
  }
  return {
    total,
    counts: {
      health: Object.fromEntries(health),
      state: Object.fromEntries(state),
    },
  };
}
