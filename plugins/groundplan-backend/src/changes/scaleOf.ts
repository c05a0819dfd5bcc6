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
  EntityChangesResponse,
  getField,
  getList,
  getNumber,
  getRecord,
  getString,
  isAutoscaled,
  KubernetesObject,
  ObjectLookup,
  Possibility,
  readClusterParts,
} from 'backstage-plugin-groundplan-common';

type Scale = Omit<
  NonNullable<EntityChangesResponse['scale']>,
  keyof Possibility
>;

/**
 * The numbers of an object that scaling changes, but for those that an autoscaler
 * decides; of others nothing.
 *
 * @internal
 */
export function scaleOf(
  object: KubernetesObject,
  lookup: ObjectLookup,
): Scale | undefined {
  const { spec, kind } = object;
  if (kind === 'AutoscalingRunnerSet') {
    return {
      minRunners: getNumber(spec, 'minRunners') ?? 0,
      maxRunners: getNumber(spec, 'maxRunners'),
    };
  }
  if (kind !== 'Cluster') {
    return undefined;
  }
  if (getField(spec, 'topology') === undefined) {
    return scaleOfParts(object, lookup);
  }
  return {
    controlPlaneReplicas: getNumber(
      spec,
      'topology',
      'controlPlane',
      'replicas',
    ),
    workers: ['machineDeployments', 'machinePools'].flatMap(sets =>
      getList(spec, 'topology', 'workers', sets).flatMap(set => {
        const name = getString(set, 'name');
        const annotations = getRecord(set, 'metadata', 'annotations');
        return name && !isAutoscaled(annotations)
          ? [{ name, replicas: getNumber(set, 'replicas') }]
          : [];
      }),
    ),
  };
}

/** Without a topology, control plane and sets of machines are objects of their own. */
function scaleOfParts(object: KubernetesObject, lookup: ObjectLookup): Scale {
  const { controlPlane, workers } = readClusterParts(object, lookup);
  return {
    controlPlaneReplicas: controlPlane?.replicas,
    workers: workers
      .filter(({ autoscaled }) => !autoscaled)
      .map(({ name, replicas }) => ({ name, replicas })),
  };
}
