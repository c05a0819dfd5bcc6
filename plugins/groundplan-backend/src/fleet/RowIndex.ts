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

import { isDeepStrictEqual } from 'node:util';
import { DomainId, SummaryByDomain } from 'backstage-plugin-groundplan-common';
import { Row } from './Row';
import { RowCounts } from './RowCounts';
import { sortFields } from './sortFields';
import { SortedRows } from './SortedRows';

/** What has become of a row. @internal */
export type RowChange = 'added' | 'modified' | 'deleted' | 'none';

/** The order of a list that asks for none. @internal */
export const DEFAULT_ORDER = 'health';

/**
 * All rows of a domain by key and in every order that was asked for.
 *
 * @internal
 */
export class RowIndex<D extends DomainId> {
  readonly counts = RowCounts.create();
  readonly #domain: D;
  readonly #rows = new Map<string, Row<SummaryByDomain[D]>>();
  readonly #orders = new Map<string, SortedRows<SummaryByDomain[D]>>();

  static create<T extends DomainId>(domain: T): RowIndex<T> {
    return new RowIndex(domain);
  }

  private constructor(domain: D) {
    this.#domain = domain;
  }

  get(key: string): Row<SummaryByDomain[D]> | undefined {
    return this.#rows.get(key);
  }

  rows(): Iterable<Row<SummaryByDomain[D]>> {
    return this.#rows.values();
  }

  put(row: Row<SummaryByDomain[D]>): RowChange {
    const previous = this.#rows.get(row.key);
    if (
      previous &&
      previous.hidden === row.hidden &&
      previous.originLocation === row.originLocation &&
      isDeepStrictEqual(previous.summary, row.summary)
    ) {
      return 'none';
    }
    if (previous) {
      this.#forget(previous);
    }
    this.counts.forget();
    this.#rows.set(row.key, row);
    for (const order of this.#orders.values()) {
      order.add(row);
    }
    return previous ? 'modified' : 'added';
  }

  delete(key: string): RowChange {
    const previous = this.#rows.get(key);
    if (!previous) {
      return 'none';
    }
    this.counts.forget();
    this.#rows.delete(key);
    this.#forget(previous);
    return 'deleted';
  }

  /** The fields that {@link RowIndex.inOrder} knows; with `-` in reverse. */
  orderFields(): string[] {
    return Object.keys(sortFields[this.#domain]);
  }

  /** The rows in an order such as `name` or `-workers`, if there is such a one. */
  inOrder(orderBy: string): SortedRows<SummaryByDomain[D]> | undefined {
    const known = this.#orders.get(orderBy);
    if (known) {
      return known;
    }
    const descending = orderBy.startsWith('-');
    const field = descending ? orderBy.slice(1) : orderBy;
    const readers = sortFields[this.#domain];
    if (!Object.hasOwn(readers, field)) {
      return undefined;
    }
    const order = SortedRows.create({
      rows: this.#rows.values(),
      keyOf: readers[field],
      descending,
    });
    this.#orders.set(orderBy, order);
    return order;
  }

  #forget(row: Row<SummaryByDomain[D]>): void {
    for (const order of this.#orders.values()) {
      order.remove(row);
    }
  }
}
