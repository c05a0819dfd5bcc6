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

import { Badge, Cell, CellText, ColumnConfig } from '@backstage/ui';
import { ConditionView } from 'backstage-plugin-groundplan-common';
import { useMemo } from 'react';
import { useText } from '../../translation';
import { DataTable } from '../DataTable';
import chip from '../HealthChip/HealthChip.module.css';
import { LongText } from '../LongText';
import { RelativeTime } from '../RelativeTime';
import { conditionTone } from './conditionTone';
import styles from './ConditionsTable.module.css';

type Row = ConditionView & { id: string };

/** The conditions of an object as its controller wrote them. @internal */
export function ConditionsTable(props: { conditions: ConditionView[] }) {
  const t = useText();
  const columns = useMemo<ColumnConfig<Row>[]>(
    () => [
      {
        id: 'type',
        width: '2fr',
        minWidth: 260,
        label: t('details.type'),
        isRowHeader: true,
        cell: row => <CellText title={row.type} />,
      },
      {
        id: 'status',
        width: 120,
        label: t('details.value'),
        cell: row => (
          <Cell>
            <Badge
              size="small"
              className={chip.chip}
              data-health={conditionTone(row)}
            >
              {row.severity ? `${row.status} (${row.severity})` : row.status}
            </Badge>
          </Cell>
        ),
      },
      {
        id: 'reason',
        width: '4fr',
        minWidth: 240,
        label: t('details.reason'),
        cell: row => (
          <Cell className={styles.reason}>
            <strong>{row.reason ?? '–'}</strong>
            {row.message && (
              <LongText text={row.message} className={styles.message} />
            )}
          </Cell>
        ),
      },
      {
        id: 'since',
        width: 140,
        label: t('details.since'),
        cell: row => (
          <Cell>
            <RelativeTime time={row.lastTransitionTime} />
          </Cell>
        ),
      },
    ],
    [t],
  );
  return (
    <DataTable
      label={t('details.conditions')}
      rows={props.conditions.map(it => ({ ...it, id: it.type }))}
      columns={columns}
      textOf={row => `${row.type} ${row.reason} ${row.message}`}
      emptyState={t('details.noConditions')}
    />
  );
}
