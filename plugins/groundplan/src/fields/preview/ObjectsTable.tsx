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
import { PreviewResponse } from 'backstage-plugin-groundplan-common';
import { useMemo } from 'react';
import { DataTable } from '../../components/DataTable';
import { useText } from '../../translation';
import { ChangeChip } from './ChangeChip';

type Row = PreviewResponse['objects'][number] & { id: string };

/** The objects that are made, changed or deleted. @internal */
export function ObjectsTable(props: { objects: PreviewResponse['objects'] }) {
  const t = useText();
  const columns = useMemo<ColumnConfig<Row>[]>(
    () => [
      {
        id: 'change',
        label: t('preview.changeTitle'),
        width: 120,
        cell: row => (
          <Cell>
            <ChangeChip change={row.change} />
          </Cell>
        ),
      },
      {
        id: 'name',
        label: t('preview.name'),
        minWidth: 130,
        isRowHeader: true,
        cell: row => (
          <CellText
            title={row.name}
            description={[row.namespace, row.host].filter(Boolean).join(', ')}
          />
        ),
      },
      {
        id: 'kind',
        label: t('preview.kind'),
        minWidth: 130,
        cell: row => <CellText title={row.kind} description={row.apiVersion} />,
      },
    ],
    [t],
  );
  return (
    <DataTable<Row>
      label={t('preview.objects')}
      rows={props.objects.map(it => ({
        ...it,
        id: `${it.host}/${it.apiVersion}/${it.kind}/${it.namespace}/${it.name}`,
      }))}
      columns={columns}
      textOf={it => `${it.kind} ${it.namespace} ${it.name} ${it.host ?? ''}`}
      emptyState={t('preview.noObjects')}
    />
  );
}
