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

import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Cell, Link, Text } from '@backstage/ui';
import { Summary } from 'backstage-plugin-groundplan-common';
import { HealthChip } from '../HealthChip';
import { RelativeTime } from '../RelativeTime';
import { StateText } from '../StatusSummary';
import type { FleetColumn, TextOf } from './columns';

/** The owner by its title; without the tooltip of each that the catalog's link has. */
function OwnerLink(props: { entityRef: string; href: string }) {
  const { primaryTitle } = useEntityPresentation(props.entityRef, {
    defaultKind: 'group',
  });
  return <Link href={props.href}>{primaryTitle}</Link>;
}

/** The columns that every fleet list has. @internal */
export function commonColumns<T extends Summary>(
  t: TextOf,
  entityLink: (entityRef: string) => string,
): { first: FleetColumn<T>[]; last: FleetColumn<T>[] } {
  return {
    first: [
      {
        id: 'name',
        width: '2fr',
        minWidth: 145,
        label: t('list.name'),
        isRowHeader: true,
        isSortable: true,
        cell: row => (
          <Cell style={{ overflowWrap: 'anywhere' }}>
            <Link href={entityLink(row.entityRef)}>{row.name}</Link>
            <Text as="p" color="secondary">
              {row.kind === 'management-cluster'
                ? t('details.host')
                : [row.namespace, row.host].filter(Boolean).join(', ')}
            </Text>
          </Cell>
        ),
      },
      {
        id: 'health',
        width: 118,
        label: t('list.health'),
        isSortable: true,
        cell: row => (
          <Cell>
            <HealthChip health={row.status.health} flags={row.status.flags} />
          </Cell>
        ),
      },
      {
        id: 'state',
        width: '2fr',
        minWidth: 112,
        label: t('list.state'),
        isSortable: true,
        cell: row => (
          <Cell>
            <StateText status={row.status} />
          </Cell>
        ),
      },
      {
        id: 'since',
        width: 102,
        label: t('list.since'),
        isSortable: true,
        cell: row => (
          <Cell>
            <RelativeTime time={row.status.since} short />
          </Cell>
        ),
      },
    ],
    last: [
      {
        id: 'owner',
        width: '1fr',
        minWidth: 100,
        label: t('list.owner'),
        isSortable: true,
        cell: row => (
          <Cell>
            {row.owner ? (
              <OwnerLink entityRef={row.owner} href={entityLink(row.owner)} />
            ) : (
              '–'
            )}
          </Cell>
        ),
      },
    ],
  };
}
