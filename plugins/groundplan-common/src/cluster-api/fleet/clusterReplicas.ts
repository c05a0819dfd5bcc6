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
import { Replicas } from '../../api/types';
import { readClusterReplicas, readReplicas } from '../contract';
import { ClusterObjects } from './ClusterObjects';

const COUNTERS = [
  'desired',
  'current',
  'ready',
  'available',
  'upToDate',
] as const;

/**
 * The replicas of a cluster: what its status sums up, and where it sums up
 * nothing, as before Cluster API 1.9, what its parts report.
 */
export function clusterReplicas(objects: ClusterObjects): {
  controlPlane?: Replicas;
  workers?: Replicas;
} {
  const { cluster, controlPlane } = objects;
  return {
    controlPlane:
      counted(readClusterReplicas(cluster, 'controlPlane')) ??
      (controlPlane && counted(readReplicas(controlPlane))),
    workers:
      counted(readClusterReplicas(cluster, 'workers')) ??
      sumReplicas(
        [
          ...objects.ofKind('MachineDeployment'),
          ...objects.ofKind('MachinePool'),
        ].map(readReplicas),
      ),
  };
}

/**
 * The sums of counters; a counter that none has is absent, and so is one that
 * only some have: a part of a sum would be read as the sum.
 */
export function sumReplicas(parts: Replicas[]): Replicas | undefined {
  const sum: Replicas = {};
  for (const counter of COUNTERS) {
    const values = parts
      .map(part => part[counter])
      .filter(value => value !== undefined);
    if (values.length > 0 && values.length === parts.length) {
      sum[counter] = values.reduce((total, value) => total + value, 0);
    }
  }
  return counted(sum);
}

function counted(replicas: Replicas): Replicas | undefined {
  return Object.values(replicas).some(value => value !== undefined)
    ? replicas
    : undefined;
}
