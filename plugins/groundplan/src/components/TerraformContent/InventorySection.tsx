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

import { CellText, ColumnConfig, Text } from '@backstage/ui';
import { TerraformDetails } from 'backstage-plugin-groundplan-common';
import { useMemo } from 'react';
import { useText } from '../../translation';
import { DataTable } from '../DataTable';
import { Section } from '../Section';

type Row = { id: string; type: string; name: string; identifier: string };

/** The real resources, where the controller keeps a list of them. @internal */
export function InventorySection(props: { details: TerraformDetails }) {
  const { inventory } = props.details;
  const t = useText();
  const columns = useMemo<ColumnConfig<Row>[]>(
    () => [
      {
        id: 'type',
        width: '1fr',
        minWidth: 180,
        label: t('terraform.type'),
        cell: row => <CellText title={row.type} />,
      },
      {
        id: 'name',
        width: '1fr',
        minWidth: 160,
        label: t('terraform.name'),
        isRowHeader: true,
        cell: row => <CellText title={row.name} />,
      },
      {
        id: 'identifier',
        width: '2fr',
        minWidth: 240,
        label: t('terraform.identifier'),
        cell: row => <CellText title={row.identifier} />,
      },
    ],
    [t],
  );
  return (
    <Section title={t('terraform.inventory')}>
      {inventory ? (
        <DataTable
          label={t('terraform.inventory')}
          rows={inventory.map((it, index) => ({ ...it, id: String(index) }))}
          columns={columns}
          textOf={row => `${row.type} ${row.name} ${row.identifier}`}
          emptyState={t('terraform.emptyInventory')}
        />
      ) : (
        <Text color="secondary">{t('terraform.noInventory')}</Text>
      )}
    </Section>
  );
}
