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
import { condition, legacyCondition } from '../condition';
import { stableHex } from '../stableId';
import { ownedBy } from '../World';
import { PoolModel, ManagedClusterModel } from './ManagedClusterModel';
import { clusterMeta, groupOf } from './managedCluster';

/** A MachinePool: counters and a phase, and no conditions of the newer dialect. @internal */
export function machinePool(
  model: Pick<
    ManagedClusterModel,
    'name' | 'namespace' | 'created' | 'version'
  >,
  pool: PoolModel,
  infrastructure: { apiVersion: string; kind: string },
): NewObject {
  const { created, version, name } = model;
  const apiVersion = 'cluster.x-k8s.io/v1beta2';
  const cluster = { apiVersion, kind: 'Cluster', metadata: clusterMeta(model) };
  return {
    apiVersion,
    kind: 'MachinePool',
    metadata: {
      ...clusterMeta(model, pool.name),
      ownerReferences: [ownedBy(cluster, false)],
    },
    spec: {
      clusterName: name,
      replicas: pool.desired,
      template: {
        spec: {
          clusterName: name,
          version,
          bootstrap: { dataSecretName: '' },
          infrastructureRef: {
            apiGroup: groupOf(infrastructure.apiVersion),
            kind: infrastructure.kind,
            name: pool.name,
          },
        },
      },
    },
    status: {
      observedGeneration: 1,
      phase: pool.phase ?? 'Running',
      replicas: pool.ready,
      readyReplicas: pool.ready,
      availableReplicas: pool.ready,
      upToDateReplicas: pool.desired,
      initialization: {
        bootstrapDataSecretCreated: true,
        infrastructureProvisioned: true,
      },
      nodeRefs: Array.from({ length: pool.ready }, (_, index) => ({
        name: `ip-10-0-${index}-${parseInt(
          stableHex(pool.name, 2),
          16,
        )}.internal`,
      })),
      conditions: [condition('Paused', false, 'NotPaused', created)],
      deprecated: {
        v1beta1: {
          conditions: [
            'Ready',
            'BootstrapReady',
            'InfrastructureReady',
            'ReplicasReady',
          ].map(type => legacyCondition(type, created)),
        },
      },
    },
  };
}
