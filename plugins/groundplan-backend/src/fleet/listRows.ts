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
import { Row } from './Row';
import { Position, SortedRows } from './SortedRows';

/** A list's filters, ready to be compared with rows. @internal */
export interface RowFilter {
  hosts?: ReadonlySet<string>;
  namespaces?: ReadonlySet<string>;
  healths?: ReadonlySet<string>;
  states?: ReadonlySet<string>;
  owners?: ReadonlySet<string>;
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
  const { healths, states } = filter;
  const from = rows.indexAfter(after);
  const page: Row<S>[] = [];
  const health = new Map<string, number>();
  const state = new Map<string, number>();
  let total = 0;
  let more = false;
  for (let index = 0; index < rows.size; index++) {
    const row = rows.at(index);
    if (row.hidden || !passes(row, filter) || !sees(row)) {
      continue;
    }
    const healthPasses = !healths || healths.has(row.health);
    const statePasses = !states || states.has(row.state);
    if (statePasses) {
      health.set(row.health, (health.get(row.health) ?? 0) + 1);
    }
    if (healthPasses) {
      state.set(row.state, (state.get(row.state) ?? 0) + 1);
    }
    if (healthPasses && statePasses) {
      total++;
      if (index >= from) {
        if (page.length < limit) {
          page.push(row);
        } else {
          more = true;
        }
      }
    }
  }
  return {
    rows: page,
    total,
    counts: {
      health: Object.fromEntries(health),
      state: Object.fromEntries(state),
    },
    next: more ? rows.positionOf(page[page.length - 1]) : undefined,
  };
}

function passes(row: Row, filter: RowFilter): boolean {
  const { hosts, namespaces, owners, words } = filter;
  const { host, namespace, owner } = row;
  return (
    (!hosts || hosts.has(host)) &&
    (!namespaces || (namespace !== undefined && namespaces.has(namespace))) &&
    (!owners || (owner !== undefined && owners.has(owner))) &&
    words.every(word => row.search.includes(word))
  );
}
