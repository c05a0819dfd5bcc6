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
import { condition } from '../condition';
import { ownedBy } from '../World';
import { clusterConditions } from './clusterConditions';
import { ClusterModel, GroupModel, ProviderModel } from './ClusterModel';
import { contractObject } from './contractObject';
import { controlPlaneObjects } from './controlPlaneObjects';
import { deploymentObjects } from './deploymentObjects';
import { groupCounters } from './groupConditions';
import {
  infrastructureCluster,
  infrastructureRef,
} from './infrastructureObjects';
import { isReady } from './machineConditions';
import { groupOf } from './managedCluster';
import { managedControlPlane, poolObjects } from './managedObjects';

function sum(groups: GroupModel[]) {
  const counters = groups.map(groupCounters);
  const total = (
    field:
      | 'replicas'
      | 'readyReplicas'
      | 'availableReplicas'
      | 'upToDateReplicas',
  ) => counters.reduce((count, counter) => count + counter[field], 0);
  return {
    desiredReplicas: groups.reduce((count, { desired }) => count + desired, 0),
    replicas: total('replicas'),
    readyReplicas: total('readyReplicas'),
    availableReplicas: total('availableReplicas'),
    upToDateReplicas: total('upToDateReplicas'),
    versions: counters.flatMap(({ versions }) => versions),
  };
}

/** The workers' counters, with the pools of the provider. */
function workers({ workers: groups, pools = [] }: ClusterModel) {
  const counters = sum(groups);
  const desired = pools.reduce((count, pool) => count + pool.desired, 0);
  const ready = pools.reduce((count, pool) => count + pool.ready, 0);
  return {
    ...counters,
    desiredReplicas: counters.desiredReplicas + desired,
    replicas: counters.replicas + ready,
    readyReplicas: counters.readyReplicas + ready,
    availableReplicas: counters.availableReplicas + ready,
    upToDateReplicas: counters.upToDateReplicas + ready,
  };
}

function referTo({ apiVersion, kind, name }: ProviderModel) {
  return { apiGroup: groupOf(apiVersion), kind, name };
}

function phase(model: ClusterModel): string {
  if (model.deleting) {
    return 'Deleting';
  }
  return model.infrastructureProvisioned && model.endpoint
    ? 'Provisioned'
    : 'Provisioning';
}

function clusterObject(model: ClusterModel): NewObject {
  const { name, namespace, created, endpoint, clusterClass, deleting } = model;
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'Cluster',
    metadata: {
      name,
      namespace,
      creationTimestamp: created,
      labels: { 'cluster.x-k8s.io/cluster-name': name, ...model.labels },
      annotations: model.annotations,
      finalizers: ['cluster.cluster.x-k8s.io'],
      ...(deleting && { deletionTimestamp: deleting.since }),
    },
    spec: {
      ...(model.paused && { paused: true }),
      clusterNetwork: {
        pods: { cidrBlocks: ['192.168.0.0/16'] },
        services: { cidrBlocks: ['10.128.0.0/12'] },
        serviceDomain: 'cluster.local',
      },
      ...(endpoint && { controlPlaneEndpoint: endpoint }),
      controlPlaneRef: model.managed
        ? referTo(model.managed)
        : {
            apiGroup: 'controlplane.cluster.x-k8s.io',
            kind: 'KubeadmControlPlane',
            name: model.controlPlane.name,
          },
      infrastructureRef: model.infrastructure
        ? referTo(model.infrastructure)
        : infrastructureRef(model.provider, 'Cluster', name),
      ...(clusterClass && {
        topology: {
          classRef: { name: clusterClass, namespace: 'platform-classes' },
          version: model.version,
          controlPlane: { replicas: model.controlPlane.desired },
          workers: {
            machineDeployments: model.workers.map(group => ({
              class: 'default-worker',
              name: group.name,
              replicas: group.desired,
            })),
          },
          variables: model.variables ?? [],
        },
      }),
    },
    status: {
      observedGeneration: model.stale ? 0 : 1,
      phase: phase(model),
      initialization: {
        infrastructureProvisioned: model.infrastructureProvisioned,
        controlPlaneInitialized: model.initialized,
      },
      ...(!model.managed && { controlPlane: sum([model.controlPlane]) }),
      workers: workers(model),
      failureDomains: ['a', 'b', 'c'].map(zone => ({
        name: `${model.region ?? 'eu-west-1'}${zone}`,
        controlPlane: true,
      })),
      conditions: clusterConditions(model),
    },
  };
}

function healthCheckObject(
  model: ClusterModel,
  group: GroupModel,
  cluster: NewObject,
): NewObject {
  const shortCircuited = model.healthCheck?.shortCircuited ?? false;
  const healthy = group.machines.filter(isReady).length;
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'MachineHealthCheck',
    metadata: {
      name: group.name,
      namespace: model.namespace,
      creationTimestamp: model.created,
      labels: { 'cluster.x-k8s.io/cluster-name': model.name },
      ownerReferences: [ownedBy(cluster, false)],
    },
    spec: {
      clusterName: model.name,
      selector: {
        matchLabels: { 'cluster.x-k8s.io/deployment-name': group.name },
      },
      checks: {
        nodeStartupTimeoutSeconds: 600,
        unhealthyNodeConditions: [
          { type: 'Ready', status: 'Unknown', timeoutSeconds: 300 },
          { type: 'Ready', status: 'False', timeoutSeconds: 300 },
        ],
      },
      remediation: { triggerIf: { unhealthyLessThanOrEqualTo: '40%' } },
    },
    status: {
      observedGeneration: 1,
      expectedMachines: group.machines.length,
      currentHealthy: healthy,
      remediationsAllowed: shortCircuited ? 0 : group.machines.length - healthy,
      targets: group.machines.map(({ name }) => name),
      conditions: [
        condition(
          'RemediationAllowed',
          !shortCircuited,
          shortCircuited ? 'TooManyUnhealthy' : 'RemediationAllowed',
          model.since,
          shortCircuited
            ? `Remediation is not allowed, the number of not started or unhealthy machines exceeds maxUnhealthy (total: ${
                group.machines.length
              }, unhealthy: ${
                group.machines.length - healthy
              }, maxUnhealthy: 40%)`
            : '',
        ),
        condition('Paused', false, 'NotPaused', model.created),
      ],
    },
  };
}

function infrastructureObject(
  model: ClusterModel,
  metadata: NewObject['metadata'],
): NewObject {
  const { infrastructure, provider, endpoint } = model;
  const { name = model.name, kind } = infrastructure ?? {};
  return infrastructure && kind !== `${provider}Cluster`
    ? contractObject(infrastructure, {
        metadata,
        part: 'provisioned',
        ready: model.infrastructureProvisioned,
        spec: endpoint && { controlPlaneEndpoint: endpoint },
      })
    : infrastructureCluster(model, { ...metadata, name });
}

/** All objects of a cluster. @internal */
export function clusterObjects(model: ClusterModel): NewObject[] {
  const cluster = clusterObject(model);
  const metadata = {
    name: model.name,
    namespace: model.namespace,
    creationTimestamp: model.created,
    labels: { 'cluster.x-k8s.io/cluster-name': model.name },
    ownerReferences: [ownedBy(cluster)],
  };
  return [
    cluster,
    infrastructureObject(model, metadata),
    ...(model.managed
      ? managedControlPlane(model, metadata)
      : controlPlaneObjects(model, cluster)),
    ...(model.pools ?? []).flatMap(pool => poolObjects(model, pool)),
    ...model.workers.flatMap(group => deploymentObjects(model, group, cluster)),
    ...(model.healthCheck
      ? model.workers.map(group => healthCheckObject(model, group, cluster))
      : []),
  ];
}
