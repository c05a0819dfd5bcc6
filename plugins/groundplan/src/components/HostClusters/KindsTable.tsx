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

import { Cell, CellText, ColumnConfig } from '@backstage/ui';
import { HostKindState, HostState } from 'backstage-plugin-groundplan-common';
import { useMemo } from 'react';
import { useText } from '../../translation';
import { DataTable, TextCell } from '../DataTable';
import { HostStateChip } from '../HealthChip';
import notices from '../Notices/Notices.module.css';
import { RelativeTime } from '../RelativeTime';

type Row = HostKindState & { id: string };

/** A zero of what was not read would be one that nobody has counted. */
const COUNTED: HostState[] = ['ready', 'stale'];

/** What is read from a host cluster, and what is not and why. @internal */
export function KindsTable(props: { kinds: HostKindState[] }) {
  const t = useText();
  const columns = useMemo<ColumnConfig<Row>[]>(
    () => [
      {
        id: 'kind',
        width: '2fr',
        minWidth: 200,
        label: t('host.kind'),
        isRowHeader: true,
        cell: row => <TextCell title={row.kind} description={row.group} />,
      },
      {
        id: 'version',
        width: 100,
        label: t('host.version'),
        cell: row => <CellText title={row.version || '–'} />,
      },
      {
        id: 'state',
        width: 130,
        label: t('host.state'),
        cell: row => (
          <Cell>
            <HostStateChip state={row.state} />
          </Cell>
        ),
      },
      {
        id: 'objects',
        width: 100,
        label: t('host.objects'),
        cell: row => (
          <CellText
            title={COUNTED.includes(row.state) ? String(row.objects) : '–'}
          />
        ),
      },
      {
        id: 'since',
        width: 140,
        label: t('details.since'),
        cell: row => (
          <Cell>
            <RelativeTime time={row.since} />
          </Cell>
        ),
      },
      {
        id: 'message',
        width: '3fr',
        minWidth: 240,
        label: t('host.message'),
        cell: row => (
          <Cell>
            <span className={notices.text}>{row.message ?? ''}</span>
          </Cell>
        ),
      },
    ],
    [t],
  );
  return (
    <DataTable
      label={t('host.kinds')}
      rows={props.kinds.map(it => ({ ...it, id: `${it.group}/${it.kind}` }))}
      columns={columns}
      textOf={row => `${row.kind} ${row.group} ${row.state}`}
      emptyState={t('details.none')}
    />
  );
}
