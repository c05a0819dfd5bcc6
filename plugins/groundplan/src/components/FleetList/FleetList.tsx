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

import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Container, Flex, SortDescriptor, Table, Text } from '@backstage/ui';
import { DomainId, SummaryByDomain } from 'backstage-plugin-groundplan-common';
import { useMemo, useState } from 'react';
import { FIRST_PAGE, useFleetList } from '../../query';
import { useText } from '../../translation';
import {
  BulkOperationDialog,
  SelectionBar,
  useBulkChanges,
  useBulkOperations,
  useRowSelection,
} from '../BulkActions';
import { ErrorNotice, HostNotice, isDenial } from '../Notices';
import { columnsOf } from './columns';
import { FleetFilters } from './FleetFilters';
import { rowOf } from './rowOf';
import { TerraformQuickFilters } from './TerraformQuickFilters';
import { useListFilters } from './useListFilters';
import { usePages } from './usePages';

function sortOf(orderBy: string | undefined): SortDescriptor {
  const order = orderBy ?? 'health';
  return order.startsWith('-')
    ? { column: order.slice(1), direction: 'descending' }
    : { column: order, direction: 'ascending' };
}

/** The objects of a domain: filtered, sorted and paged by the server. @public */
export function FleetList<D extends DomainId>(props: { domain: D }) {
  const { domain } = props;
  const t = useText();
  const { filters, setFilters } = useListFilters();
  const [pageSize, setPageSize] = useState<number>(FIRST_PAGE.limit);
  const pages = usePages(JSON.stringify([domain, filters, pageSize]));
  const query = useFleetList(domain, {
    ...filters,
    limit: pageSize,
    cursor: pages.cursor,
  });
  const entityLink = useEntityRefLink();
  const columns = useMemo(
    () => columnsOf(domain, t, entityLink),
    [domain, t, entityLink],
  );
  const denied = isDenial(query.error);
  const response = denied ? undefined : query.data;
  const rows = useMemo(() => response?.items.map(rowOf), [response]);
  const { selected, selection, clear } = useRowSelection(
    rows,
    JSON.stringify([domain, filters, pageSize, pages.page]),
  );
  const changes = useBulkChanges(selected);
  const operations = useBulkOperations(domain, selected);
  const unready = response?.hosts.filter(it => it.state !== 'ready') ?? [];
  const hasFilters = Object.keys(filters).some(it => it !== 'orderBy');
  let empty: string = t('list.empty');
  if (response?.hosts.length === 0) {
    empty = t('overview.noHosts');
  } else if (hasFilters) {
    empty = t('list.emptyFiltered');
  } else if (unready.length > 0) {
    empty = t('list.emptyUnread');
  }

  return (
    <Container>
      <Flex direction="column" gap="4" pt="4" pb="4">
        <FleetFilters
          domain={domain}
          filters={filters}
          onChange={setFilters}
          response={response}
        />
        {domain === 'terraforms' && (
          <TerraformQuickFilters
            filters={filters}
            onChange={setFilters}
            response={response}
          />
        )}
        {unready.map(host => (
          <HostNotice key={host.name} host={host} />
        ))}
        {query.error && (
          <ErrorNotice
            error={query.error}
            onRetry={() => {
              // A cursor that is no longer accepted would fail again.
              pages.first();
              query.refetch();
            }}
          />
        )}
        {selected.length > 0 && (
          <SelectionBar
            selected={selected.length}
            actions={[...operations.actions, ...changes]}
            onClear={clear}
          />
        )}
        {operations.request && (
          <BulkOperationDialog
            request={operations.request}
            onClose={operations.close}
          />
        )}
        {(rows || !query.error) && (
          <Table<SummaryByDomain[D] & { id: string }>
            // What is selected is only kept from outside once there are rows
            key={rows ? 'rows' : 'pending'}
            columnConfig={columns}
            data={rows}
            isPending={query.isPending}
            isStale={query.isPlaceholderData}
            selection={selection}
            sort={{
              descriptor: sortOf(filters.orderBy),
              onSortChange: ({ column, direction }) =>
                setFilters({
                  orderBy: `${direction === 'descending' ? '-' : ''}${column}`,
                }),
            }}
            emptyState={<Text>{empty}</Text>}
            pagination={{
              type: 'page',
              pageSize,
              pageSizeOptions: [20, 50, 100, 200],
              onPageSizeChange: setPageSize,
              offset: pages.page * pageSize,
              totalCount: response?.total,
              hasNextPage: Boolean(response?.nextCursor),
              hasPreviousPage: pages.page > 0,
              onNextPage: () =>
                response?.nextCursor && pages.next(response.nextCursor),
              onPreviousPage: pages.previous,
              getLabel: ({ offset = 0, totalCount = 0 }) =>
                t('list.range', {
                  from: String(totalCount === 0 ? 0 : offset + 1),
                  to: String(
                    Math.min(offset + (rows?.length ?? 0), totalCount),
                  ),
                  total: String(totalCount),
                }),
            }}
          />
        )}
      </Flex>
    </Container>
  );
}
