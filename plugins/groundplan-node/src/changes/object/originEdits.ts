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
  ANNOTATION_ORIGIN,
  ChangeOrigin,
  getList,
  getRecord,
  getString,
} from 'backstage-plugin-groundplan-common';
import { EditingChange } from './objectEdits';
import { YamlEdit } from './editYaml';

/**
 * The origin of a cluster of a ClusterClass after it was scaled or upgraded, so
 * that its form shows what it is now. Other forms know other values: theirs stay.
 *
 * @internal
 */
export function originEdits(
  origin: ChangeOrigin | undefined,
  change: EditingChange,
): YamlEdit[] {
  if (!origin || origin.source.kind !== 'cluster-class') {
    return [];
  }
  const values = structuredClone(origin.values);
  const cluster = getRecord(values, 'cluster');
  if (change.operation === 'upgrade' && cluster) {
    cluster.version = change.version;
  } else if (change.operation === 'scale') {
    if (cluster && change.controlPlaneReplicas !== undefined) {
      cluster.controlPlaneReplicas = change.controlPlaneReplicas;
    }
    const sets = ['machineDeployments', 'machinePools'].flatMap(kind =>
      getList(values, 'workers', kind),
    );
    for (const { name, replicas } of change.workers ?? []) {
      const set = getRecord(sets.find(one => getString(one, 'name') === name));
      if (set) {
        set.replicas = replicas;
      }
    }
  }
  return [
    {
      path: ['metadata', 'annotations', ANNOTATION_ORIGIN],
      value: JSON.stringify({ ...origin, values }),
    },
  ];
}
