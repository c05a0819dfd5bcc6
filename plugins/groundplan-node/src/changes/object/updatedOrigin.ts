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
import {
  ChangeOrigin,
  getList,
  getRecord,
  getString,
} from 'backstage-plugin-groundplan-common';
import { EditingChange } from './objectEdits';
import { upgradeValues } from './upgradeValues';

type Values = Record<string, unknown>;
type Update = (
  values: Values,
  change: Exclude<EditingChange, { operation: 'edit' }>,
) => void;

const UPDATES: Partial<Record<ChangeOrigin['source']['kind'], Update>> = {
  'cluster-class': (values, change) => {
    const cluster = getRecord(values, 'cluster');
    if (change.operation === 'upgrade') {
      set(cluster, 'version', change.version);
      return;
    }
    set(cluster, 'controlPlaneReplicas', change.controlPlaneReplicas);
    setReplicas(
      ['machineDeployments', 'machinePools'].flatMap(kind =>
        getList(values, 'workers', kind),
      ),
      change.workers,
      name => name,
    );
  },
  cluster: (values, change) => {
    if (change.operation === 'upgrade') {
      upgradeValues(values, change);
      return;
    }
    set(
      getRecord(values, 'infrastructure', 'controlPlane'),
      'replicas',
      change.controlPlaneReplicas,
    );
    setReplicas(
      getList(values, 'nodeGroups'),
      change.workers,
      name => `${getString(values, 'cluster', 'name')}-${name}`,
    );
  },
  'runner-scale-set': (values, change) => {
    if (change.operation === 'scale') {
      set(values, 'minRunners', change.minRunners);
      set(values, 'maxRunners', change.maxRunners);
    }
  },
};

/**
 * The origin of what was scaled or upgraded, so that its form shows what it is
 * now. What came from a CAPITemplate or GitOpsTemplate has parameters that only
 * the template understands: those are {@link rememberParameters}'s.
 *
 * @internal
 */
export function updatedOrigin(
  origin: ChangeOrigin | undefined,
  change: EditingChange,
): ChangeOrigin | undefined {
  const update = origin && UPDATES[origin.source.kind];
  if (!origin || !update || change.operation === 'edit') {
    return undefined;
  }
  const values = structuredClone(origin.values);
  update(values, change);
  return { ...origin, values };
}

function set(record: Values | undefined, key: string, value: unknown): void {
  if (record && value !== undefined) {
    record[key] = value;
  }
}

function setReplicas(
  sets: unknown[],
  workers: { name: string; replicas: number }[] = [],
  nameOf: (name: string) => string,
): void {
  for (const { name, replicas } of workers) {
    const found = sets.find(
      one => nameOf(getString(one, 'name') ?? '') === name,
    );
    set(getRecord(found), 'replicas', replicas);
  }
}
