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

import { Cell, Text } from '@backstage/ui';
import {
  operatorOfSegment,
  TerraformSummary,
} from 'backstage-plugin-groundplan-common';
import { Breakable } from '../../text/Breakable';
import { shortRevision } from '../../text/shortRevision';
import { TextCell } from '../DataTable';
import { RelativeTime } from '../RelativeTime';
import type { FleetColumn, TextOf } from './columns';

/** The columns of the Terraform list. @internal */
export function terraformColumns(t: TextOf): FleetColumn<TerraformSummary>[] {
  return [
    {
      id: 'kind',
      width: '1fr',
      minWidth: 120,
      label: t('terraform.operator'),
      isSortable: true,
      cell: row => (
        <TextCell title={operatorOfSegment(row.kind)?.title ?? row.kind} />
      ),
    },
    {
      id: 'source',
      width: '2fr',
      minWidth: 140,
      label: t('list.source'),
      isSortable: true,
      cell: row => (
        <Cell style={{ overflowWrap: 'anywhere' }}>
          <Text as="p">
            <Breakable text={row.path?.replace(/^\.\//, '') || '–'} />
          </Text>
          {row.source && (
            <Text as="p" variant="body-small" color="secondary">
              {row.source.name}
            </Text>
          )}
        </Cell>
      ),
    },
    {
      id: 'lastAppliedAt',
      width: '2fr',
      minWidth: 126,
      label: t('list.applied'),
      isSortable: true,
      cell: row => (
        <Cell>
          <Text as="p">{shortRevision(row.appliedRevision)}</Text>
          {row.lastAppliedAt && (
            <Text as="p" variant="body-small" color="secondary">
              <RelativeTime time={row.lastAppliedAt} short />
            </Text>
          )}
          {row.resources !== undefined && (
            <Text as="p" variant="body-small" color="secondary">
              {t('list.resources', { number: String(row.resources) })}
            </Text>
          )}
        </Cell>
      ),
    },
  ];
}
