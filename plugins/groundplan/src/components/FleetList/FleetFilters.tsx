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

import { Button, Flex, SearchField, Select } from '@backstage/ui';
import {
  DomainId,
  Health,
  HEALTHS,
  ListResponse,
} from 'backstage-plugin-groundplan-common';
import { useEffect, useState } from 'react';
import { words } from '../../text/words';
import { useText } from '../../translation';
import styles from './FleetFilters.module.css';
import { useFacets } from './useFacets';
import { ListFilters } from './useListFilters';

const SEARCH_DELAY_MS = 300;

type FacetName = 'host' | 'namespace' | 'health' | 'state' | 'owner';

/** The filters of a fleet list; what can be chosen comes with the answer. @internal */
export function FleetFilters(props: {
  domain: DomainId;
  filters: ListFilters;
  onChange: (change: ListFilters) => void;
  response?: ListResponse;
}) {
  const { filters, onChange, response } = props;
  const t = useText();
  const { owners, namespaces } = useFacets(props.domain);
  const [search, setSearch] = useState(filters.q ?? '');

  useEffect(() => setSearch(filters.q ?? ''), [filters.q]);
  useEffect(() => {
    if (search === (filters.q ?? '')) {
      return undefined;
    }
    const timer = setTimeout(() => onChange({ q: search }), SEARCH_DELAY_MS);
    return () => clearTimeout(timer);
  }, [search, filters.q, onChange]);

  function counted(text: string, count: number | undefined) {
    return count === undefined ? text : `${text} (${count})`;
  }

  const choices: Record<
    FacetName,
    { label: string; options: [string, string][] }
  > = {
    health: {
      label: t('status.health'),
      options: HEALTHS.map(it => [
        it,
        counted(t(`health.${it}`), response?.counts.health[it]),
      ]),
    },
    state: {
      label: t('status.state'),
      options: Object.entries(response?.counts.state ?? {}).map(
        ([state, count]) => [state, counted(words(state), count)],
      ),
    },
    host: {
      label: t('list.host'),
      options: (response?.hosts ?? []).map(it => [it.name, it.name]),
    },
    namespace: {
      label: t('list.namespace'),
      options: namespaces.map(it => [it, it]),
    },
    owner: {
      label: t('list.owner'),
      options: owners.map(it => [it, it.replace(/^group:default\//, '')]),
    },
  };

  const filtered =
    filters.q ||
    filters.suspendedDays !== undefined ||
    Object.keys(choices).some(it => filters[it as FacetName]);
  return (
    <Flex
      role="search"
      aria-label={t('list.filters')}
      className={styles.filters}
      align="end"
      gap="3"
    >
      <SearchField
        className={styles.search}
        label={t('list.search')}
        placeholder={t('list.searchPlaceholder')}
        size="small"
        value={search}
        onChange={setSearch}
      />
      {Object.entries(choices).map(([name, { label, options }]) => {
        const chosen = filters[name as FacetName] ?? [];
        const known = new Set(options.map(([id]) => id));
        const all = [
          ...options,
          ...chosen
            .filter(id => !known.has(id))
            .map((id): [string, string] => [id, id]),
        ];
        return (
          <Select
            key={name}
            className={styles.select}
            label={label}
            placeholder={t('list.all')}
            size="small"
            selectionMode="multiple"
            search={all.length > 10 || undefined}
            options={all.map(([id, text]) => ({ id, label: text }))}
            value={chosen}
            onChange={keys => {
              const values = keys.map(String);
              onChange({
                [name]: values.length > 0 ? (values as Health[]) : undefined,
              });
            }}
          />
        );
      })}
      {filtered && (
        <Button
          size="small"
          variant="tertiary"
          onPress={() =>
            onChange({
              q: undefined,
              host: undefined,
              namespace: undefined,
              health: undefined,
              state: undefined,
              owner: undefined,
              suspendedDays: undefined,
            })
          }
        >
          {t('list.clear')}
        </Button>
      )}
    </Flex>
  );
}
