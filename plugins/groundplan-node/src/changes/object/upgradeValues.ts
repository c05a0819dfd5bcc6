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
  clusterImageOf,
  getList,
  getRecord,
  getString,
  ObjectChange,
} from 'backstage-plugin-groundplan-common';

type Values = Record<string, unknown>;

/**
 * The values of the form for clusters after an upgrade: the groups keep version
 * and image as they are until they follow the control plane.
 *
 * @internal
 */
export function upgradeValues(
  values: Values,
  change: Extract<ObjectChange, { operation: 'upgrade' }>,
): void {
  const { version, image, sets } = change;
  const cluster = getRecord(values, 'cluster') ?? {};
  const before = clusterImageOf(values);
  const groups = getList(values, 'nodeGroups')
    .map(group => getRecord(group))
    .filter(group => group !== undefined);
  if (sets) {
    groups
      .filter(({ name }) => sets.includes(`${cluster.name}-${name}`))
      .forEach(group => follow(group, version, getString(cluster, 'version')));
    return;
  }
  for (const group of groups) {
    group.version ||= cluster.version;
    if (before) {
      group.image ||= before;
    }
  }
  cluster.version = version;
  const infrastructure = getRecord(values, 'infrastructure');
  if (before && image && infrastructure) {
    infrastructure.image = image;
  }
}

function follow(group: Values, version: string, ofCluster?: string): void {
  if (version === ofCluster) {
    delete group.version;
    delete group.image;
  } else {
    group.version = version;
  }
}
