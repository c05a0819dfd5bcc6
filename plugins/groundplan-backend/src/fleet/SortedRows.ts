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
import { SortKey, SortKeyReader } from './sortFields';

/** A place in an order, which stays meaningful when rows come and go. @internal */
export interface Position {
  key: SortKey;
  nameKey: string;
  rowKey: string;
}

/**
 * Rows in one order, kept sorted while single rows come and go, so that no
 * request has to sort.
 *
 * @internal
 */
export class SortedRows<S extends Summary> {
  readonly #keyOf: SortKeyReader<S>;
  readonly #descending: boolean;
  /** Beside each other, so that a walk through the rows touches nothing else. */
  readonly #positions: Position[];
  readonly #rows: Row<S>[];

  static create<T extends Summary>(options: {
    rows: Iterable<Row<T>>;
    keyOf: SortKeyReader<T>;
    descending: boolean;
  }): SortedRows<T> {
    return new SortedRows(options.keyOf, options.descending, options.rows);
  }

  private constructor(
    keyOf: SortKeyReader<S>,
    descending: boolean,
    rows: Iterable<Row<S>>,
  ) {
    this.#keyOf = keyOf;
    this.#descending = descending;
    const sorted = Array.from(rows, row => ({
      row,
      position: this.positionOf(row),
    })).sort((a, b) => this.#compare(a.position, b.position));
    this.#rows = sorted.map(({ row }) => row);
    this.#positions = sorted.map(({ position }) => position);
  }

  add(row: Row<S>): void {
    const position = this.positionOf(row);
    const index = this.indexAfter(position);
    this.#positions.splice(index, 0, position);
    this.#rows.splice(index, 0, row);
  }

  remove(row: Row<S>): void {
    const index = this.indexAfter(this.positionOf(row)) - 1;
    if (this.#rows[index]?.key === row.key) {
      this.#positions.splice(index, 1);
      this.#rows.splice(index, 1);
    }
  }

  get size(): number {
    return this.#rows.length;
  }

  at(index: number): Row<S> {
    return this.#rows[index];
  }

  /** The index of the first row behind a position; without one of the first. */
  indexAfter(position: Position | undefined): number {
    if (!position) {
      return 0;
    }
    let low = 0;
    let high = this.#positions.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.#compare(this.#positions[middle], position) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  positionOf(row: Row<S>): Position {
    const { nameKey, key } = row;
    return { key: this.#keyOf(row.summary, nameKey), nameKey, rowKey: key };
  }

  #compare(a: Position, b: Position): number {
    if (a.key !== b.key) {
      if (a.key === undefined) {
        return 1;
      }
      if (b.key === undefined) {
        return -1;
      }
      return a.key < b.key === this.#descending ? 1 : -1;
    }
    if (a.nameKey !== b.nameKey) {
      return a.nameKey < b.nameKey ? -1 : 1;
    }
    if (a.rowKey !== b.rowKey) {
      return a.rowKey < b.rowKey ? -1 : 1;
    }
    return 0;
  }
}
