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
import { condition, plainCondition } from '../condition';
import { plantedSecret } from '../plantedSecret';
import { ownedBy } from '../World';
import { ClusterModel } from './ClusterModel';
import { groupConditions, groupCounters } from './groupConditions';
import { infrastructureRef } from './infrastructureObjects';
import { hasJoined, isReady } from './machineConditions';
import { machineObjects } from './machineObjects';

/** Whether the control plane works, and what Cluster API says about it. @internal */
export function controlPlaneAvailability({
  controlPlane,
  initialized,
  managed,
}: ClusterModel): { status: boolean | 'Unknown'; message: string } {
  if (!initialized) {
    return { status: false, message: 'Control plane not yet initialized' };
  }
  if (managed) {
    return { status: true, message: '' };
  }
  const { machines } = controlPlane;
  if (machines.some(({ state }) => state === 'unreachable')) {
    return {
      status: 'Unknown',
      message: `* Failed to get etcd members: remote connection down`,
    };
  }
  const members = machines.filter(hasJoined).length;
  const ready = machines.filter(isReady).length;
  const quorum = Math.floor(members / 2) + 1;
  if (ready < quorum) {
    return {
      status: false,
      message: `* ${ready} of ${members} etcd members are healthy, at least ${quorum} healthy member required for etcd quorum`,
    };
  }
  return {
    status: true,
    message:
      ready < members
        ? `* ${ready} of ${members} etcd members are healthy, at least ${quorum} healthy member required for etcd quorum`
        : '',
  };
}

/** The KubeadmControlPlane and its machines. @internal */
export function controlPlaneObjects(
  model: ClusterModel,
  cluster: NewObject,
): NewObject[] {
  const { controlPlane, initialized, since, created } = model;
  const available = controlPlaneAvailability(model);
  const { componentsMessage, etcdMessage, name, version, desired } =
    controlPlane;
  const object: NewObject = {
    apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
    kind: 'KubeadmControlPlane',
    metadata: {
      name,
      namespace: model.namespace,
      creationTimestamp: created,
      labels: { 'cluster.x-k8s.io/cluster-name': model.name },
      finalizers: ['kubeadm.controlplane.cluster.x-k8s.io'],
      ownerReferences: [ownedBy(cluster)],
    },
    spec: {
      replicas: desired,
      version,
      machineTemplate: {
        spec: {
          infrastructureRef: infrastructureRef(
            model.provider,
            'MachineTemplate',
            name,
          ),
        },
      },
      rollout: {
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } },
      },
      kubeadmConfigSpec: {
        clusterConfiguration: {
          apiServer: {
            certSANs: ['localhost', '127.0.0.1'],
            extraArgs: [{ name: 'oidc-client-id', value: 'kubernetes' }],
          },
        },
        files: [
          {
            path: '/etc/kubernetes/encryption.yaml',
            permissions: '0600',
            content: `keys: [{name: key1, secret: ${plantedSecret(4)}}]`,
          },
        ],
      },
    },
    status: {
      observedGeneration: 1,
      initialization: { controlPlaneInitialized: initialized },
      ...groupCounters(controlPlane),
      selector: `cluster.x-k8s.io/cluster-name=${model.name},cluster.x-k8s.io/control-plane`,
      ...(initialized && {
        version: controlPlane.machines
          .map(machine => machine.version)
          .sort()[0],
      }),
      conditions: [
        plainCondition('Available', available.status, since, {
          message: available.message,
        }),
        condition(
          'Initialized',
          initialized,
          initialized ? 'Initialized' : 'NotInitialized',
          created,
        ),
        condition('CertificatesAvailable', true, 'Available', created),
        condition(
          'EtcdClusterHealthy',
          !etcdMessage && initialized,
          etcdMessage ? 'NotHealthy' : 'Healthy',
          since,
          etcdMessage,
        ),
        condition(
          'ControlPlaneComponentsHealthy',
          !componentsMessage && initialized,
          componentsMessage ? 'NotHealthy' : 'Healthy',
          since,
          componentsMessage,
        ),
        ...groupConditions(controlPlane, since),
      ],
    },
  };
  return [
    object,
    ...controlPlane.machines.flatMap(machine =>
      machineObjects(model, machine, {
        wanted: version,
        owner: object,
        labels: {
          'cluster.x-k8s.io/control-plane': '',
          'cluster.x-k8s.io/control-plane-name': name,
        },
      }),
    ),
  ];
}
