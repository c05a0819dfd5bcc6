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

import { KubernetesObject } from '../../kubernetes';
import { ObjectOptions, V1BETA2, aCondition, anObject } from './objects';

const VERSION = 'v1.34.1';
const CONTROL_PLANE_GROUP = 'controlplane.cluster.x-k8s.io';

/** The counters of `count` machines that are all well. */
export function allReplicas(count: number): Record<string, number> {
  return {
    replicas: count,
    readyReplicas: count,
    availableReplicas: count,
    upToDateReplicas: count,
  };
}

/** A healthy Cluster; give it `infrastructureRef` and `controlPlaneRef`. */
export function aCluster(options: ObjectOptions = {}): KubernetesObject {
  const name = options.name ?? 'demo';
  return anObject(V1BETA2, 'Cluster', {
    cluster: name,
    ...options,
    name,
    spec: {
      controlPlaneEndpoint: { host: '10.0.0.1', port: 6443 },
      ...options.spec,
    },
    status:
      options.status === null
        ? null
        : {
            phase: 'Provisioned',
            observedGeneration: 1,
            initialization: {
              infrastructureProvisioned: true,
              controlPlaneInitialized: true,
            },
            conditions: [
              aCondition('Available'),
              aCondition('InfrastructureReady', 'True', 'Ready'),
              aCondition('ControlPlaneInitialized', 'True', 'Initialized'),
              aCondition('ControlPlaneAvailable', 'True', 'Available'),
              aCondition('WorkersAvailable', 'True', 'Available'),
              aCondition('RemoteConnectionProbe', 'True', 'ProbeSucceeded'),
            ],
            ...options.status,
          },
  });
}

/** A healthy KubeadmControlPlane of three machines. */
export function aKubeadmControlPlane(
  options: ObjectOptions = {},
): KubernetesObject {
  return anObject(`${CONTROL_PLANE_GROUP}/v1beta2`, 'KubeadmControlPlane', {
    ...options,
    name: options.name ?? 'demo-cp',
    spec: { replicas: 3, version: VERSION, ...options.spec },
    status:
      options.status === null
        ? null
        : {
            observedGeneration: 1,
            initialization: { controlPlaneInitialized: true },
            version: VERSION,
            ...allReplicas(3),
            conditions: [
              aCondition('Available'),
              aCondition('EtcdClusterHealthy', 'True', 'Healthy'),
              aCondition('ControlPlaneComponentsHealthy', 'True', 'Healthy'),
            ],
            ...options.status,
          },
  });
}

/** A healthy infrastructure cluster of a provider that follows the contract. */
export function anInfrastructureCluster(
  kind: string = 'DevCluster',
  options: ObjectOptions = {},
): KubernetesObject {
  return anObject('infrastructure.cluster.x-k8s.io/v1beta2', kind, {
    ...options,
    name: options.name ?? 'demo',
    spec: options.spec ?? {},
    status:
      options.status === null
        ? null
        : {
            initialization: { provisioned: true },
            conditions: [aCondition('Ready')],
            ...options.status,
          },
  });
}

/** A healthy MachineDeployment of three machines. */
export function aMachineDeployment(
  options: ObjectOptions = {},
): KubernetesObject {
  return aSetOfMachines('MachineDeployment', 'demo-md', options, {
    phase: 'Running',
    conditions: [aCondition('Available')],
  });
}

/** A healthy MachineSet of three machines. */
export function aMachineSet(options: ObjectOptions = {}): KubernetesObject {
  return aSetOfMachines('MachineSet', 'demo-md-1', options, {
    conditions: [aCondition('MachinesReady')],
  });
}

/** A healthy MachinePool of three nodes; pools have no conditions. */
export function aMachinePool(options: ObjectOptions = {}): KubernetesObject {
  return aSetOfMachines('MachinePool', 'demo-mp', options, {
    phase: 'Running',
    initialization: {
      infrastructureProvisioned: true,
      bootstrapDataSecretCreated: true,
    },
  });
}

function aSetOfMachines(
  kind: string,
  name: string,
  options: ObjectOptions,
  status: Record<string, unknown>,
): KubernetesObject {
  const cluster = options.cluster ?? 'demo';
  return anObject(V1BETA2, kind, {
    ...options,
    name: options.name ?? name,
    spec: {
      clusterName: cluster,
      replicas: 3,
      template: { spec: { clusterName: cluster, version: VERSION } },
      ...options.spec,
    },
    status:
      options.status === null
        ? null
        : {
            observedGeneration: 1,
            ...allReplicas(3),
            ...status,
            ...options.status,
          },
  });
}

/** A healthy Machine with its node. */
export function aMachine(options: ObjectOptions = {}): KubernetesObject {
  const name = options.name ?? 'demo-machine';
  return anObject(V1BETA2, 'Machine', {
    ...options,
    name,
    spec: {
      clusterName: options.cluster ?? 'demo',
      version: VERSION,
      infrastructureRef: {
        apiGroup: 'infrastructure.cluster.x-k8s.io',
        kind: 'DevMachine',
        name,
      },
      ...options.spec,
    },
    status:
      options.status === null
        ? null
        : {
            phase: 'Running',
            observedGeneration: 1,
            initialization: {
              infrastructureProvisioned: true,
              bootstrapDataSecretCreated: true,
            },
            nodeRef: { name },
            conditions: [
              aCondition('Available'),
              aCondition('Ready'),
              aCondition('UpToDate'),
            ],
            ...options.status,
          },
  });
}

/** The labels of a control plane's Machine. */
export const CONTROL_PLANE_LABELS = { 'cluster.x-k8s.io/control-plane': '' };

/** A healthy infrastructure machine. */
export function anInfrastructureMachine(
  kind: string = 'DevMachine',
  options: ObjectOptions = {},
): KubernetesObject {
  return anInfrastructureCluster(kind, {
    ...options,
    name: options.name ?? 'demo-machine',
  });
}

/** A MachineHealthCheck whose targets are all healthy. */
export function aMachineHealthCheck(
  options: ObjectOptions = {},
): KubernetesObject {
  return anObject(V1BETA2, 'MachineHealthCheck', {
    ...options,
    name: options.name ?? 'demo-md',
    spec: {
      clusterName: options.cluster ?? 'demo',
      selector: {
        matchLabels: { 'cluster.x-k8s.io/deployment-name': 'demo-md' },
      },
      ...options.spec,
    },
    status:
      options.status === null
        ? null
        : {
            observedGeneration: 1,
            expectedMachines: 3,
            currentHealthy: 3,
            remediationsAllowed: 3,
            conditions: [aCondition('RemediationAllowed')],
            ...options.status,
          },
  });
}

/** A GitopsCluster that refers to a Cluster; see `spec` for the other way. */
export function aGitopsCluster(options: ObjectOptions = {}): KubernetesObject {
  return anObject('gitops.weave.works/v1alpha1', 'GitopsCluster', {
    cluster: null,
    ...options,
    name: options.name ?? 'demo',
    spec: options.spec ?? { capiClusterRef: { name: 'demo' } },
    status:
      options.status === null
        ? null
        : {
            conditions: [
              aCondition('Ready'),
              aCondition(
                'ClusterConnectivity',
                'True',
                'ClusterConnectionSucceeded',
              ),
            ],
            ...options.status,
          },
  });
}
