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

import { Cell } from '@backstage/ui';
import { RunnerScaleSetSummary } from 'backstage-plugin-groundplan-common';
import { CapacityBar } from '../CapacityBar';
import { TextCell } from '../DataTable';
import type { FleetColumn, TextOf } from './columns';

/** The columns of the runner scale sets' list. @internal */
export function runnerScaleSetColumns(
  t: TextOf,
): FleetColumn<RunnerScaleSetSummary>[] {
  return [
    {
      id: 'scaleSetName',
      width: '2fr',
      minWidth: 150,
      label: t('list.scaleSet'),
      isSortable: true,
      cell: row => (
        <TextCell
          title={row.scaleSetName}
          description={row.githubConfigUrl?.replace(/^https?:\/\//, '')}
        />
      ),
    },
    {
      id: 'current',
      width: '2fr',
      minWidth: 175,
      label: t('list.runners'),
      isSortable: true,
      cell: row => (
        <Cell>
          <CapacityBar runners={row.runners} compact />
        </Cell>
      ),
    },
  ];
}
