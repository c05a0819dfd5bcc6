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

import { Badge, Cell, ColumnConfig, Text } from '@backstage/ui';
import { BulkOperationResponse } from 'backstage-plugin-groundplan-common';
import { useMemo } from 'react';
import { useText } from '../../translation';
import { DataTable, TextCell } from '../DataTable';
import chip from '../HealthChip/HealthChip.module.css';

type Row = BulkOperationResponse['items'][number] & { id: string };

/** How each of several resources answered, those that refused first. @internal */
export function BulkResults(props: { items: BulkOperationResponse['items'] }) {
  const { items } = props;
  const t = useText();
  const accepted = items.filter(it => it.accepted).length;
  const columns = useMemo<ColumnConfig<Row>[]>(
    () => [
      {
        id: 'name',
        width: '1fr',
        minWidth: 160,
        label: t('list.name'),
        isRowHeader: true,
        cell: row => (
          <TextCell
            title={row.name}
            description={[row.namespace, row.host].filter(Boolean).join(', ')}
          />
        ),
      },
      {
        id: 'result',
        width: 120,
        label: t('bulk.result'),
        cell: row => (
          <Cell>
            <Badge
              size="small"
              className={chip.chip}
              data-tone={row.accepted ? 'good' : 'bad'}
            >
              {t(row.accepted ? 'bulk.accepted' : 'bulk.refused')}
            </Badge>
          </Cell>
        ),
      },
      {
        id: 'message',
        width: '2fr',
        minWidth: 200,
        label: t('facets.message'),
        cell: row => <TextCell title={row.message} />,
      },
    ],
    [t],
  );
  return (
    <>
      <Text as="p" role="status">
        {t('bulk.acceptedOf', {
          accepted: String(accepted),
          total: String(items.length),
        })}
      </Text>
      <DataTable
        label={t('bulk.result')}
        rows={[...items]
          .sort((a, b) => Number(a.accepted) - Number(b.accepted))
          .map(it => ({
            ...it,
            id: `${it.kind}/${it.host}/${it.namespace}/${it.name}`,
          }))}
        columns={columns}
        textOf={row => `${row.name} ${row.namespace ?? ''} ${row.message}`}
        emptyState=""
      />
    </>
  );
}
