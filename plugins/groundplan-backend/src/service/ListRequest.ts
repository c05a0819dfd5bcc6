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

import { InputError } from '@backstage/errors';
import {
  DomainId,
  HEALTHS,
  ListQuery,
  SummaryByDomain,
} from 'backstage-plugin-groundplan-common';
import { decodeCursor } from '../fleet/cursor';
import { RowFilter } from '../fleet/RowFilter';
import { DEFAULT_ORDER, RowIndex } from '../fleet/RowIndex';
import { Position, SortedRows } from '../fleet/SortedRows';
import { normalizeRef } from './normalizeRef';

/** The most rows of one page. @internal */
export const MAX_LIMIT = 500;
/** The rows of a page that was asked for without a limit. @internal */
export const DEFAULT_LIMIT = 50;

const DAY_MS = 24 * 3_600_000;

/** A list query that was checked. @internal */
export interface ListRequest<D extends DomainId> {
  order: SortedRows<SummaryByDomain[D]>;
  filter: RowFilter;
  orderBy: string;
  limit: number;
  after?: Position;
}

/**
 * Checks a list query and makes it ready to be compared with rows.
 *
 * @throws `InputError` that names the parameter and what is allowed.
 * @internal
 */
export function parseListRequest<D extends DomainId>(
  query: ListQuery,
  index: RowIndex<D>,
): ListRequest<D> {
  const { orderBy = DEFAULT_ORDER, limit = DEFAULT_LIMIT, cursor } = query;
  const order = index.inOrder(orderBy);
  if (!order) {
    throw new InputError(
      `Query parameter 'orderBy' must be one of ${index
        .orderFields()
        .join(', ')}, with - before it for the reverse`,
    );
  }
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new InputError(
      `Query parameter 'limit' must be a whole number from 1 to ${MAX_LIMIT}`,
    );
  }
  const unknown = query.health?.find(health => !HEALTHS.includes(health));
  if (unknown !== undefined) {
    throw new InputError(
      `Query parameter 'health' must be one of ${HEALTHS.join(', ')}`,
    );
  }
  const { suspendedDays } = query;
  return {
    order,
    orderBy,
    limit,
    after: cursor === undefined ? undefined : decodeCursor(orderBy, cursor),
    filter: {
      hosts: toSet(query.host),
      namespaces: toSet(query.namespace),
      healths: toSet(query.health),
      states: toSet(query.state),
      owners: toSet(
        query.owner?.map(owner => normalizeRef('owner', owner, 'group')),
      ),
      suspendedBefore:
        suspendedDays === undefined
          ? undefined
          : Date.now() - suspendedDays * DAY_MS,
      words: (query.q ?? '')
        .toLocaleLowerCase('en-US')
        .split(/\s+/)
        .filter(word => word !== ''),
    },
  };
}

function toSet(values: string[] | undefined): ReadonlySet<string> | undefined {
  return values && values.length > 0 ? new Set(values) : undefined;
}
