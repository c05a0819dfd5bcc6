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
import {
  getNumber,
  getRecord,
  groupOf,
  KubernetesObject,
  versionOf,
} from '../../kubernetes';

const CORE_GROUP = 'cluster.x-k8s.io';

/** Whether zeros are left out, and availability is told as its opposite. */
function followsFirstContract(object: KubernetesObject): boolean {
  if (getRecord(object.status, 'initialization')) {
    return false;
  }
  const group = groupOf(object.apiVersion);
  return group === CORE_GROUP || object.kind.startsWith('Kubeadm')
    ? versionOf(object.apiVersion) !== 'v1beta2'
    : true;
}

function readSecondContract(from: unknown): Replicas {
  return {
    ready: getNumber(from, 'readyReplicas'),
    available: getNumber(from, 'availableReplicas'),
    upToDate: getNumber(from, 'upToDateReplicas'),
  };
}

function readFirstContract(object: KubernetesObject): Replicas {
  const { status } = object;
  const desired = getNumber(object.spec, 'replicas');
  const isObserved = getNumber(status, 'replicas') !== undefined;
  const orZero = isObserved ? 0 : undefined;
  let available = getNumber(status, 'availableReplicas');
  if (available === undefined && isObserved) {
    // Control planes report only how many are unavailable.
    available =
      groupOf(object.apiVersion) === CORE_GROUP || desired === undefined
        ? orZero
        : Math.max(
            0,
            desired - (getNumber(status, 'unavailableReplicas') ?? 0),
          );
  }
  return {
    ready: getNumber(status, 'readyReplicas') ?? orZero,
    available,
    upToDate: getNumber(status, 'updatedReplicas') ?? orZero,
  };
}

/**
 * Reads the replica counters of anything that has replicas: control planes of
 * any provider, MachineDeployments, MachineSets, MachinePools.
 *
 * @remarks
 * Counters of the second contract where there are any, in `status.v1beta2` or
 * in `status`, else those of the first. Absent is not zero, except where the
 * first contract leaves zeros out of a status that has been written.
 *
 * @public
 */
export function readReplicas(object: KubernetesObject): Replicas {
  const { status } = object;
  const nested = readSecondContract(getRecord(status, 'v1beta2'));
  const hasNested = Object.values(nested).some(value => value !== undefined);
  let counters: Replicas;
  if (hasNested) {
    counters = nested;
  } else if (followsFirstContract(object)) {
    counters = readFirstContract(object);
  } else {
    counters = readSecondContract(status);
  }
  return {
    desired: getNumber(object.spec, 'replicas'),
    current: getNumber(status, 'replicas'),
    ...counters,
  };
}

/**
 * Reads the counters that a Cluster sums up for its control plane or workers.
 *
 * @public
 */
export function readClusterReplicas(
  cluster: KubernetesObject,
  part: 'controlPlane' | 'workers',
): Replicas {
  const counters =
    getRecord(cluster.status, 'v1beta2', part) ??
    getRecord(cluster.status, part);
  return {
    desired: getNumber(counters, 'desiredReplicas'),
    current: getNumber(counters, 'replicas'),
    ...readSecondContract(counters),
  };
}
