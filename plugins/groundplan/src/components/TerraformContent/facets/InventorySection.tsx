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

import { Flex, Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { TerraformDetails } from 'backstage-plugin-groundplan-common';
import { useMemo, useState } from 'react';
import { useText } from '../../../translation';
import { DataTable } from '../../DataTable';
import { Section } from '../../Section';
import styles from './facets.module.css';
import { inventoryColumns } from './inventoryColumns';

type Entry = NonNullable<TerraformDetails['inventory']>[number];

/** What a Terraform resource has made, by type. @internal */
export function InventorySection(props: { details: TerraformDetails }) {
  const { inventory } = props.details;
  const t = useText();
  const columns = useMemo(() => inventoryColumns(t), [t]);
  const [chosen, setChosen] = useState<string>();
  const types = useMemo(() => countTypes(inventory ?? []), [inventory]);
  // The last one of a type may go while it is looked at
  const type = types.some(([name]) => name === chosen) ? chosen : undefined;
  const rows = useMemo(
    () =>
      (inventory ?? [])
        .map((it, index) => ({ ...it, id: String(index) }))
        .filter(it => type === undefined || it.type === type),
    [inventory, type],
  );
  return (
    <Section title={t('terraform.inventory')}>
      {inventory ? (
        <Flex direction="column" gap="3">
          {types.length > 1 && (
            <ToggleButtonGroup
              className={styles.types}
              aria-label={t('terraform.type')}
              selectionMode="single"
              selectedKeys={type === undefined ? [] : [type]}
              onSelectionChange={keys => {
                const [key] = keys;
                setChosen(key === undefined ? undefined : String(key));
              }}
            >
              {types.map(([name, count]) => (
                <ToggleButton key={name} id={name} size="small">
                  {`${name} (${count})`}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          )}
          <DataTable
            // Else it would stay on a page that the chosen type does not have
            key={type ?? ''}
            label={t('terraform.inventory')}
            rows={rows}
            columns={columns}
            textOf={row => `${row.type} ${row.name} ${row.identifier}`}
            emptyState={t('terraform.emptyInventory')}
          />
        </Flex>
      ) : (
        <Text color="secondary">{t('terraform.noInventory')}</Text>
      )}
    </Section>
  );
}

/** The most frequent first. */
function countTypes(entries: Entry[]): [type: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { type } of entries) {
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}
