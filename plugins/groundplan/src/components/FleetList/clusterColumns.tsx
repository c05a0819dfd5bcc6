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

import { CellText } from '@backstage/ui';
import { ClusterSummary, Replicas } from 'backstage-plugin-groundplan-common';
import { TextCell } from '../DataTable';
import type { FleetColumn, TextOf } from './columns';

function readyOf(replicas: Replicas | undefined): string {
  return replicas ? `${replicas.ready ?? '?'}/${replicas.desired ?? '?'}` : '–';
}

/** The columns of the clusters' list. @internal */
export function clusterColumns(t: TextOf): FleetColumn<ClusterSummary>[] {
  return [
    {
      id: 'version',
      width: '1fr',
      minWidth: 110,
      label: t('list.version'),
      isSortable: true,
      cell: row => (
        <TextCell title={row.version ?? '–'} description={row.provider} />
      ),
    },
    {
      id: 'controlPlane',
      width: 145,
      label: t('list.controlPlane'),
      cell: row => <CellText title={readyOf(row.controlPlane)} />,
    },
    {
      id: 'workers',
      width: 120,
      label: t('list.workers'),
      isSortable: true,
      cell: row => <CellText title={readyOf(row.workers)} />,
    },
  ];
}
