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
import { Position, SortedRows } from './SortedRows';

/** A list's filters, ready to be compared with rows. @internal */
export interface RowFilter {
  hosts?: ReadonlySet<string>;
  namespaces?: ReadonlySet<string>;
  healths?: ReadonlySet<string>;
  states?: ReadonlySet<string>;
  owners?: ReadonlySet<string>;
  /** Suspended since before this, in milliseconds since the epoch. */
  suspendedBefore?: number;
  /** Lower case. */
  words: readonly string[];
}

/** @internal */
export interface RowPage<S extends Summary> {
  rows: Row<S>[];
  total: number;
  counts: { health: Record<string, number>; state: Record<string, number> };
  /** The position of the last row, where there are more behind it. */
  next?: Position;
}

/**
 * A page of the rows that a filter lets through and that may be seen. The
 * counts of a dimension are those that its own filter could choose among.
 *
 * @internal
 */
export function listRows<S extends Summary>(options: {
  rows: SortedRows<S>;
  filter: RowFilter;
  sees: (row: Row<S>) => boolean;
  limit: number;
  after?: Position;
}): RowPage<S> {
  const { rows, filter, sees, limit, after } = options;
  const passes = passesOf(filter);
  const from = rows.indexAfter(after);
  const page: Row<S>[] = [];
  const tallies = new Map<Verdict, Tally>();
  let tally: Tally | undefined;
  let more = false;
  // Plain and without a call where none is needed: it runs through all rows.
  for (let index = 0; index < rows.size; index++) {
    const row = rows.at(index);
    if (row.hidden || (passes && !passes(row)) || !sees(row)) {
      continue;
    }
    // Neighbours have the same verdict more often than not.
    if (tally?.verdict !== row.verdict) {
      tally = tallies.get(row.verdict) ?? tallyOf(row.verdict, filter);
      tallies.set(row.verdict, tally);
    }
    tally.rows++;
    if (tally.healthPasses && tally.statePasses && index >= from) {
      if (page.length < limit) {
        page.push(row);
      } else {
        more = true;
      }
    }
  }
  return {
    rows: page,
    ...sum(tallies.values()),
    next: more ? rows.positionOf(page[page.length - 1]) : undefined,
  };
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

function sum(
  tallies: Iterable<Tally>,
): Pick<RowPage<Summary>, 'total' | 'counts'> {
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

/** What compares a row with a filter; undefined where nothing is filtered. */
function passesOf(filter: RowFilter): ((row: Row) => boolean) | undefined {
  const { hosts, namespaces, owners, words, suspendedBefore } = filter;
  if (
    !hosts &&
    !namespaces &&
    !owners &&
    words.length === 0 &&
    suspendedBefore === undefined
  ) {
    return undefined;
  }
  return ({ host, namespace, owner, search, summary }) =>
    (!hosts || hosts.has(host)) &&
    (!namespaces || (namespace !== undefined && namespaces.has(namespace))) &&
    (!owners || (owner !== undefined && owners.has(owner))) &&
    words.every(word => search.includes(word)) &&
    (suspendedBefore === undefined ||
      isSuspendedBefore(summary, suspendedBefore));
}

/** What is suspended since nobody knows when is not known to be so for long. */
function isSuspendedBefore(summary: Summary, before: number): boolean {
  const since =
    summary.kind === 'terraform' ? summary.suspendedSince : undefined;
  return since !== undefined && Date.parse(since.at) < before;
}
