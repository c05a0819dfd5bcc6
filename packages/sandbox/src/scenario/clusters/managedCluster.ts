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

import { NewObject } from '../../kubernetes-api';
import { condition, ConditionValue } from '../condition';
import { ManagedClusterModel } from './ManagedClusterModel';

/** @internal */
export function groupOf(apiVersion: string): string {
  return apiVersion.split('/')[0];
}

/** The names and labels that all objects of a cluster share. @internal */
export function clusterMeta(
  {
    name,
    namespace,
    created,
  }: Pick<ManagedClusterModel, 'name' | 'namespace' | 'created'>,
  ownName = name,
): NewObject['metadata'] {
  return {
    name: ownName,
    namespace,
    creationTimestamp: created,
    labels: { 'cluster.x-k8s.io/cluster-name': name },
  };
}

/** @internal */
export function conditions({
  created,
  problem,
  pools,
}: ManagedClusterModel): ConditionValue[] {
  const ok = (type: string, reason: string) =>
    problem?.type === type
      ? condition(type, false, 'NotAvailable', problem.since, problem.message)
      : condition(type, true, reason, created);
  return [
    condition(
      'Available',
      !problem,
      problem ? 'NotAvailable' : 'Available',
      problem?.since ?? created,
      problem && `* ${problem.type}: ${problem.message}`,
    ),
    ok('InfrastructureReady', 'Ready'),
    ok('ControlPlaneInitialized', 'Initialized'),
    ok('ControlPlaneAvailable', 'Available'),
    // Machine pools are not looked at for this one.
    ok('WorkersAvailable', pools.length ? 'NoWorkers' : 'Available'),
    ok('RemoteConnectionProbe', 'ProbeSucceeded'),
    ...[
      'RollingOut',
      'ScalingUp',
      'ScalingDown',
      'Remediating',
      'Deleting',
      'Paused',
    ].map(type => condition(type, false, `Not${type}`, created)),
  ];
}

/** The Cluster of a managed control plane. @internal */
export function managedCluster(model: ManagedClusterModel): NewObject {
  const total = (field: 'desired' | 'ready') =>
    model.pools.reduce((count, pool) => count + pool[field], 0);
  const ready = total('ready');
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'Cluster',
    metadata: {
      ...clusterMeta(model),
      annotations: model.annotations,
      finalizers: ['cluster.cluster.x-k8s.io'],
    },
    spec: {
      controlPlaneEndpoint: { host: model.endpoint, port: 443 },
      controlPlaneRef: {
        apiGroup: groupOf(model.controlPlane.apiVersion),
        kind: model.controlPlane.kind,
        name: model.name,
      },
      infrastructureRef: {
        apiGroup: groupOf(model.infrastructure.apiVersion),
        kind: model.infrastructure.kind,
        name: model.name,
      },
    },
    status: {
      observedGeneration: 1,
      phase: 'Provisioned',
      initialization: {
        infrastructureProvisioned: true,
        controlPlaneInitialized: true,
      },
      workers: {
        desiredReplicas: total('desired'),
        replicas: ready,
        readyReplicas: ready,
        availableReplicas: ready,
        upToDateReplicas: total('desired'),
      },
      conditions: conditions(model),
    },
  };
}
