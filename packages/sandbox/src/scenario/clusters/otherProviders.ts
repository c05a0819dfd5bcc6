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
import { ownership } from '../ownership';
import { Timeline } from '../Timeline';
import { ownedBy } from '../World';
import { clusterMeta, managedCluster } from './managedCluster';
import { machinePool } from './machinePool';
import { ManagedClusterModel } from './ManagedClusterModel';

const INFRASTRUCTURE = 'infrastructure.cluster.x-k8s.io';

function asoResource(kind: string, name: string, ready: boolean) {
  return {
    ready,
    resource: {
      group: 'containerservice.azure.com',
      version: 'v1api20240901',
      kind,
      name,
    },
  };
}

/** An AKS cluster through Azure Service Operator: objects without conditions. @internal */
export function aksObjects(
  timeline: Timeline,
  name: string,
  poolReady: boolean,
): NewObject[] {
  const pool = `${name}-pool0`;
  const model: ManagedClusterModel = {
    name,
    namespace: 'team-search',
    created: timeline.daysAgo(66),
    version: 'v1.33.3',
    endpoint: `${name}.hcp.westeurope.azmk8s.io`,
    controlPlane: {
      apiVersion: `${INFRASTRUCTURE}/v1beta1`,
      kind: 'AzureASOManagedControlPlane',
    },
    infrastructure: {
      apiVersion: `${INFRASTRUCTURE}/v1beta1`,
      kind: 'AzureASOManagedCluster',
    },
    pools: [
      {
        name: pool,
        desired: 2,
        ready: poolReady ? 2 : 1,
        phase: poolReady ? 'Running' : 'ScalingUp',
      },
    ],
  };
  const cluster = managedCluster(model);
  const owner = { ownerReferences: [ownedBy(cluster)] };
  const poolInfrastructure = {
    apiVersion: `${INFRASTRUCTURE}/v1beta1`,
    kind: 'AzureASOManagedMachinePool',
  };
  const machines = machinePool(model, model.pools[0], poolInfrastructure);
  return [
    cluster,
    {
      ...model.infrastructure,
      metadata: { ...clusterMeta(model), ...owner },
      spec: {
        resources: [
          {
            apiVersion: 'resources.azure.com/v1api20200601',
            kind: 'ResourceGroup',
            metadata: { name },
            spec: { location: 'westeurope' },
          },
        ],
      },
      status: {
        ready: true,
        resources: [asoResource('ResourceGroup', name, true)],
      },
    },
    {
      ...model.controlPlane,
      metadata: { ...clusterMeta(model), ...owner },
      spec: {
        version: model.version,
        resources: [
          {
            apiVersion: 'containerservice.azure.com/v1api20240901',
            kind: 'ManagedCluster',
            metadata: { name },
            spec: { owner: { name }, dnsPrefix: name, location: 'westeurope' },
          },
        ],
      },
      status: {
        ready: true,
        initialized: true,
        version: model.version,
        controlPlaneEndpoint: { host: model.endpoint, port: 443 },
        resources: [asoResource('ManagedCluster', name, true)],
      },
    },
    machines,
    {
      ...poolInfrastructure,
      metadata: {
        ...clusterMeta(model, pool),
        ownerReferences: [ownedBy(machines)],
      },
      spec: { providerIDList: [`azure:///subscriptions/0/${pool}/0`] },
      status: {
        ready: poolReady,
        replicas: model.pools[0].ready,
        resources: [asoResource('ManagedClustersAgentPool', pool, poolReady)],
      },
    },
  ];
}

/** A cluster of a provider that nobody has heard of: all is read by contract. @internal */
export function nimbusObjects(timeline: Timeline): NewObject[] {
  const model: ManagedClusterModel = {
    name: 'labs-nimbus',
    namespace: 'team-labs',
    created: timeline.daysAgo(5),
    version: 'v1.34.1',
    endpoint: 'labs-nimbus.nimbus.example.com',
    controlPlane: {
      apiVersion: 'controlplane.cluster.x-k8s.io/v1alpha1',
      kind: 'NimbusControlPlane',
    },
    infrastructure: {
      apiVersion: `${INFRASTRUCTURE}/v1alpha1`,
      kind: 'NimbusCluster',
    },
    pools: [],
    annotations: ownership({ lifecycle: 'experimental' }),
  };
  const cluster = managedCluster(model);
  const owner = { ownerReferences: [ownedBy(cluster)] };
  return [
    cluster,
    {
      ...model.infrastructure,
      metadata: { ...clusterMeta(model), ...owner },
      spec: { region: 'north-1' },
      status: {
        initialization: { provisioned: true },
        conditions: [condition('Ready', true, 'Ready', model.created)],
      },
    },
    {
      ...model.controlPlane,
      metadata: { ...clusterMeta(model), ...owner },
      spec: { replicas: 3, version: model.version, plan: 'small' },
      status: {
        observedGeneration: 1,
        initialization: { controlPlaneInitialized: true },
        version: model.version,
        replicas: 3,
        readyReplicas: 3,
        availableReplicas: 3,
        upToDateReplicas: 3,
        conditions: [condition('Available', true, 'Available', model.created)],
      },
    },
  ];
}

/** A Cluster that no controller has ever looked at. @internal */
export function untouchedCluster(timeline: Timeline): NewObject {
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'Cluster',
    metadata: {
      name: 'labs-forgotten',
      namespace: 'team-labs',
      creationTimestamp: timeline.daysAgo(2),
    },
    spec: {
      infrastructureRef: {
        apiGroup: INFRASTRUCTURE,
        kind: 'DevCluster',
        name: 'labs-forgotten',
      },
    },
  };
}
