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

import { Alert, Cell, CellText, ColumnConfig, Flex, Text } from '@backstage/ui';
import {
  EventView,
  TerraformDetails,
} from 'backstage-plugin-groundplan-common';
import { useMemo } from 'react';
import { useTerraformFacet } from '../../../query';
import { useText } from '../../../translation';
import { DataTable } from '../../DataTable';
import { LongText } from '../../LongText';
import { QueryState } from '../../QueryState';
import { RelativeTime } from '../../RelativeTime';
import { Section } from '../../Section';

type Row = EventView & { id: string };

/** What Kubernetes has recorded about the object. @internal */
export function EventsSection(props: { details: TerraformDetails }) {
  const t = useText();
  const query = useTerraformFacet(props.details, 'activity');
  const columns = useMemo<ColumnConfig<Row>[]>(
    () => [
      {
        id: 'reason',
        width: '1fr',
        minWidth: 200,
        label: t('details.reason'),
        isRowHeader: true,
        cell: row => (
          <CellText
            title={row.reason}
            description={[row.type, row.from].filter(Boolean).join(', ')}
          />
        ),
      },
      {
        id: 'message',
        width: '3fr',
        minWidth: 240,
        label: t('facets.message'),
        cell: row => (
          <Cell style={{ overflowWrap: 'anywhere' }}>
            <LongText text={row.message} />
          </Cell>
        ),
      },
      {
        id: 'last',
        width: 160,
        label: t('facets.lastSeen'),
        cell: row => (
          <Cell>
            <RelativeTime time={row.lastAt} />
            {row.count > 1 && (
              <Text as="p" variant="body-small" color="secondary">
                {t('facets.times', { number: String(row.count) })}
              </Text>
            )}
          </Cell>
        ),
      },
    ],
    [t],
  );
  return (
    <Section title={t('facets.events')}>
      <QueryState query={query} small>
        {({ events, problems }) => (
          <Flex direction="column" gap="3">
            {problems.map(problem => (
              <Alert
                key={problem}
                role="status"
                status="warning"
                icon
                title={problem}
              />
            ))}
            <DataTable
              label={t('facets.events')}
              rows={events.map((it, index) => ({ ...it, id: String(index) }))}
              columns={columns}
              textOf={row => `${row.reason} ${row.message} ${row.from}`}
              emptyState={t(
                problems.length > 0 ? 'facets.unread' : 'facets.noEvents',
              )}
            />
          </Flex>
        )}
      </QueryState>
    </Section>
  );
}
