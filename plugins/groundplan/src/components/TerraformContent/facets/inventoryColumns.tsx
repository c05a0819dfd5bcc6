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

import { Cell, CellText, ColumnConfig, Link } from '@backstage/ui';
import { terraformConsoleLink } from 'backstage-plugin-groundplan-common';
import { useText } from '../../../translation';
import styles from './facets.module.css';

interface Row {
  id: string;
  type: string;
  name: string;
  identifier: string;
}

/** The columns of an inventory. @internal */
export function inventoryColumns(
  t: ReturnType<typeof useText>,
): ColumnConfig<Row>[] {
  return [
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
      cell: row => {
        const href = terraformConsoleLink(row);
        return href ? (
          <Cell className={styles.long}>
            <Link href={href} target="_blank" rel="noopener noreferrer">
              {row.identifier}
            </Link>
          </Cell>
        ) : (
          <CellText title={row.identifier} />
        );
      },
    },
  ];
}
