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

import { RowTotals } from './countRows';
import { RowFilter } from './RowFilter';

/** More filters than pages are open with are not kept. */
const MAX_FILTERS = 100;

/**
 * What lists have counted, until a row changes: pages ask for the same ones over
 * and over, and counting takes all rows, where a page takes fifty.
 *
 * @internal
 */
export class RowCounts {
  /** By who may see what, which is another object when it is another. */
  #known = new WeakMap<object, Map<string, RowTotals>>();

  static create(): RowCounts {
    return new RowCounts();
  }

  private constructor() {}

  of(viewer: object, filter: RowFilter, count: () => RowTotals): RowTotals {
    let byFilter = this.#known.get(viewer);
    if (!byFilter || byFilter.size >= MAX_FILTERS) {
      byFilter = new Map();
      this.#known.set(viewer, byFilter);
    }
    const key = keyOf(filter);
    const totals = byFilter.get(key) ?? count();
    byFilter.set(key, totals);
    return totals;
  }

  forget(): void {
    this.#known = new WeakMap();
  }
}

function keyOf(filter: RowFilter): string {
  return JSON.stringify(filter, (_, value) =>
    value instanceof Set ? [...value] : value,
  );
}
