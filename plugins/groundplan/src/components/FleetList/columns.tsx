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

import { ColumnConfig } from '@backstage/ui';
import {
  DomainId,
  Summary,
  SummaryByDomain,
} from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import { clusterColumns } from './clusterColumns';
import { commonColumns } from './commonColumns';
import { runnerScaleSetColumns } from './runnerScaleSetColumns';
import { terraformColumns } from './terraformColumns';

/** Gives the visible text of a key. @internal */
export type TextOf = ReturnType<typeof useText>;

/** The columns of a list's table; `id` is what the server orders by. @internal */
export type FleetColumn<T extends Summary> = ColumnConfig<T & { id: string }>;

const OWN_COLUMNS: {
  [D in DomainId]: (t: TextOf) => FleetColumn<SummaryByDomain[D]>[];
} = {
  clusters: clusterColumns,
  terraforms: terraformColumns,
  'runner-scale-sets': runnerScaleSetColumns,
};

/** The columns of a domain's list: name and health, its own, then the rest. @internal */
export function columnsOf<D extends DomainId>(
  domain: D,
  t: TextOf,
  entityLink: (entityRef: string) => string,
): FleetColumn<SummaryByDomain[D]>[] {
  const { first, last } = commonColumns<SummaryByDomain[D]>(t, entityLink);
  return [...first, ...OWN_COLUMNS[domain](t), ...last];
}
