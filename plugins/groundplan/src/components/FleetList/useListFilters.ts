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

import { Health, HEALTHS, ListQuery } from 'backstage-plugin-groundplan-common';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** The part of a list's query that is kept in the URL. @internal */
export type ListFilters = Omit<ListQuery, 'limit' | 'cursor'>;

const MULTIPLE = ['host', 'namespace', 'health', 'state', 'owner'] as const;
const SINGLE = ['q', 'orderBy'] as const;

function isHealth(value: string): value is Health {
  return HEALTHS.some(it => it === value);
}

/** Reads the filters out of a URL's parameters; what is not a filter is left alone. @internal */
export function filtersFromParams(params: URLSearchParams): ListFilters {
  const filters: ListFilters = {};
  for (const name of MULTIPLE) {
    const values = params.getAll(name).filter(value => value !== '');
    if (name === 'health') {
      filters.health = values.filter(isHealth);
    } else {
      filters[name] = values;
    }
    if (filters[name]?.length === 0) {
      delete filters[name];
    }
  }
  for (const name of SINGLE) {
    const value = params.get(name);
    if (value) {
      filters[name] = value;
    }
  }
  const days = params.get('suspendedDays');
  if (days && /^\d{1,5}$/.test(days)) {
    filters.suspendedDays = Number(days);
  }
  return filters;
}

/** Writes filters into a URL's parameters, keeping the others. @internal */
export function paramsWithFilters(
  params: URLSearchParams,
  filters: ListFilters,
): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const name of MULTIPLE) {
    next.delete(name);
    filters[name]?.forEach(value => next.append(name, value));
  }
  for (const name of SINGLE) {
    next.delete(name);
    if (filters[name]) {
      next.set(name, filters[name]);
    }
  }
  next.delete('suspendedDays');
  if (filters.suspendedDays !== undefined) {
    next.set('suspendedDays', String(filters.suspendedDays));
  }
  return next;
}

/** The list's filters, kept in the URL so that they can be sent and bookmarked. @internal */
export function useListFilters() {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => filtersFromParams(params), [params]);
  const setFilters = useCallback(
    (change: ListFilters) =>
      setParams(
        before =>
          paramsWithFilters(before, {
            ...filtersFromParams(before),
            ...change,
          }),
        { replace: true },
      ),
    [setParams],
  );
  return { filters, setFilters };
}
