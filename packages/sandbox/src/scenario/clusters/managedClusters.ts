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
import { condition, ConditionValue, legacyCondition } from '../condition';
import { ownership } from '../ownership';
import { stableHex } from '../stableId';
import { Timeline } from '../Timeline';
import { ownedBy } from '../World';

/** A pool of machines that the provider makes. @internal */
export interface PoolModel {
  name: string;
  desired: number;
  ready: number;
  phase?: string;
}

/** A cluster whose control plane the provider runs. @internal */
export interface ManagedClusterModel {
  name: string;
  namespace: string;
  created: string;
  version: string;
  endpoint: string;
  annotations?: Record<string, string>;
  controlPlane: { apiVersion: string; kind: string };
  infrastructure: { apiVersion: string; kind: string };
  pools: PoolModel[];
  /** What it reports against itself being available. */
  problem?: { type: string; message: string; since: string };
}

function groupOf(apiVersion: string): string {
  return apiVersion.split('/')[0];
}

/** The names and labels that all objects of a cluster share. @internal */
export function clusterMeta(
  { name, namespace, created }: ManagedClusterModel,
  ownName = name,
): NewObject['metadata'] {
  return {
    name: ownName,
    namespace,
    creationTimestamp: created,
    labels: { 'cluster.x-k8s.io/cluster-name': name },
  };
}

function conditions({
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

/** A MachinePool: counters and a phase, and no conditions of the newer dialect. @internal */
export function machinePool(
  model: ManagedClusterModel,
  pool: PoolModel,
  infrastructure: { apiVersion: string; kind: string },
): NewObject {
  const { created, version, name } = model;
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'MachinePool',
    metadata: {
      ...clusterMeta(model, pool.name),
      ownerReferences: [ownedBy(managedCluster(model), false)],
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

/** What EKS says of an add-on. @internal */
export interface EksAddon {
  name: string;
  version: string;
  status: string;
  issues?: { code: string; message: string }[];
}

/** An EKS cluster with its node groups. @internal */
export function eksObjects(
  model: ManagedClusterModel,
  options: { addons: EksAddon[]; running: string; updating?: boolean },
): NewObject[] {
  const { created, name } = model;
  const region = 'eu-west-1';
  const cluster = managedCluster(model);
  const owner = { ownerReferences: [ownedBy(cluster)] };
  return [
    cluster,
    {
      ...model.infrastructure,
      metadata: { ...clusterMeta(model), ...owner },
      spec: { controlPlaneEndpoint: { host: model.endpoint, port: 443 } },
      status: { ready: true },
    },
    {
      ...model.controlPlane,
      metadata: { ...clusterMeta(model), ...owner },
      spec: {
        eksClusterName: `${model.namespace}_${name}`,
        region,
        version: model.version,
        associateOIDCProvider: true,
        controlPlaneEndpoint: { host: model.endpoint, port: 443 },
        endpointAccess: { public: true, private: true },
        logging: { apiServer: true, audit: true },
        network: {
          vpc: { id: `vpc-${stableHex(name, 17)}`, cidrBlock: '10.0.0.0/16' },
        },
        addons: options.addons.map(addon => ({
          name: addon.name,
          version: addon.version,
        })),
      },
      status: {
        observedGeneration: 1,
        ready: true,
        initialized: true,
        version: options.running,
        addons: options.addons.map(addon => ({
          ...addon,
          arn: `arn:aws:eks:${region}:123456789012:addon/${name}/${addon.name}`,
        })),
        oidcProvider: {
          arn: `arn:aws:iam::123456789012:oidc-provider/${stableHex(name, 32)}`,
        },
        conditions: [
          ...[
            'Ready',
            'EKSControlPlaneReady',
            'EKSAddonsConfigured',
            'VpcReady',
            'SubnetsReady',
            'ClusterSecurityGroupsReady',
          ].map(type => legacyCondition(type, created)),
          ...(options.updating
            ? [legacyCondition('EKSControlPlaneUpdating', created)]
            : []),
        ],
      },
    },
    ...model.pools.flatMap(pool => {
      const infrastructure = {
        apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2',
        kind: 'AWSManagedMachinePool',
      };
      const machines = machinePool(model, pool, infrastructure);
      return [
        machines,
        {
          ...infrastructure,
          metadata: {
            ...clusterMeta(model, pool.name),
            ownerReferences: [ownedBy(machines)],
          },
          spec: {
            eksNodegroupName: pool.name,
            instanceType: 'm6i.large',
            scaling: { minSize: 0, maxSize: 10 },
            providerIDList: Array.from(
              { length: pool.ready },
              (_, index) =>
                `aws:///${region}a/i-${stableHex(`${pool.name}${index}`, 17)}`,
            ),
          },
          status: {
            ready: pool.phase !== 'Failed',
            replicas: pool.ready,
            conditions: [
              legacyCondition(
                'Ready',
                created,
                pool.phase === 'Failed'
                  ? {
                      severity: 'Error',
                      reason: 'EKSNodegroupReconciliationFailed',
                      message:
                        'NodeCreationFailure: Instances failed to join the kubernetes cluster',
                    }
                  : undefined,
              ),
            ],
            ...(pool.phase === 'Failed' && {
              failureReason: 'CreateError',
              failureMessage:
                'NodeCreationFailure: Instances failed to join the kubernetes cluster',
            }),
          },
        },
      ];
    }),
  ];
}

const EKS = {
  controlPlane: {
    apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
    kind: 'AWSManagedControlPlane',
  },
  infrastructure: {
    apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2',
    kind: 'AWSManagedCluster',
  },
};

/** The EKS clusters: well, with a sick add-on, and with a pool that has no node. @internal */
export function eksClusters(timeline: Timeline): NewObject[] {
  const addons: EksAddon[] = [
    { name: 'vpc-cni', version: 'v1.20.1-eksbuild.3', status: 'ACTIVE' },
    { name: 'coredns', version: 'v1.12.3-eksbuild.1', status: 'ACTIVE' },
  ];
  const base = (
    name: string,
    namespace: string,
    pools: PoolModel[],
  ): ManagedClusterModel => ({
    ...EKS,
    name,
    namespace,
    created: timeline.daysAgo(120),
    version: 'v1.34.0',
    endpoint: `${stableHex(name, 32).toLocaleUpperCase(
      'en-US',
    )}.gr7.eu-west-1.eks.amazonaws.com`,
    pools,
    annotations: ownership({ lifecycle: 'production', tags: 'eks' }),
  });
  return [
    ...eksObjects(
      base('payments-eks', 'team-payments', [
        { name: 'payments-eks-general', desired: 4, ready: 4 },
      ]),
      {
        addons,
        running: 'v1.34.0',
      },
    ),
    ...eksObjects(
      base('search-eks', 'team-search', [
        { name: 'search-eks-general', desired: 3, ready: 3 },
      ]),
      {
        addons: [
          addons[0],
          {
            ...addons[1],
            status: 'DEGRADED',
            issues: [
              {
                code: 'InsufficientNumberOfReplicas',
                message:
                  "The add-on is unhealthy because it doesn't have the desired number of replicas.",
              },
            ],
          },
        ],
        running: 'v1.34.0',
      },
    ),
    ...eksObjects(
      base('platform-eks', 'team-platform', [
        { name: 'platform-eks-general', desired: 2, ready: 2 },
        { name: 'platform-eks-arm', desired: 2, ready: 0, phase: 'Failed' },
      ]),
      { addons, running: 'v1.34.0' },
    ),
    ...eksObjects(
      base('search-next-eks', 'team-search', [
        { name: 'search-next-eks-general', desired: 2, ready: 2 },
      ]),
      {
        addons,
        running: 'v1.33.5',
        updating: true,
      },
    ),
  ];
}
