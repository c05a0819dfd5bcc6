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
import { plantedSecret } from '../plantedSecret';
import { stableHex } from '../stableId';
import { ownedBy } from '../World';
import { ClusterModel, MachineModel } from './ClusterModel';
import {
  infrastructureMachine,
  infrastructureRef,
} from './infrastructureObjects';
import { hasJoined, machineConditions } from './machineConditions';

const PHASES = {
  pending: 'Pending',
  provisioning: 'Provisioning',
  booting: 'Provisioned',
  running: 'Running',
  'not-ready': 'Running',
  unhealthy: 'Running',
  unreachable: 'Running',
  deleting: 'Deleting',
};

/** A bootstrap configuration with what they hold in practice: secrets too. */
function kubeadmConfig(
  machine: MachineModel,
  metadata: NewObject['metadata'],
): NewObject {
  const ready = machine.state !== 'pending';
  return {
    apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta2',
    kind: 'KubeadmConfig',
    metadata,
    spec: {
      format: 'cloud-config',
      files: [
        {
          path: '/etc/kubernetes/registry-credentials.json',
          owner: 'root:root',
          permissions: '0600',
          content: JSON.stringify({
            auths: { 'registry.example.com': { auth: plantedSecret(1) } },
          }),
        },
      ],
      users: [
        {
          name: 'platform',
          passwd: plantedSecret(2),
          sudo: 'ALL=(ALL) NOPASSWD:ALL',
        },
      ],
      preKubeadmCommands: [
        `curl -H 'X-Token: ${plantedSecret(
          3,
        )}' https://bootstrap.example.com/prepare`,
      ],
      joinConfiguration: {
        nodeRegistration: {
          kubeletExtraArgs: [
            { name: 'node-labels', value: 'example.com/managed=true' },
          ],
        },
      },
    },
    status: {
      observedGeneration: 1,
      initialization: { dataSecretCreated: ready },
      ...(ready && { dataSecretName: metadata.name }),
      conditions: [
        condition(
          'Ready',
          ready,
          ready ? 'Ready' : 'NotReady',
          machine.created,
        ),
        condition(
          'DataSecretAvailable',
          ready,
          ready ? 'Available' : 'NotAvailable',
          machine.created,
        ),
        condition('Paused', false, 'NotPaused', machine.created),
      ],
    },
  };
}

/** A machine with its infrastructure and bootstrap objects. @internal */
export function machineObjects(
  model: ClusterModel,
  machine: MachineModel,
  options: { wanted: string; owner: NewObject; labels: Record<string, string> },
): NewObject[] {
  const { owner, wanted } = options;
  const controlPlane = owner.kind === 'KubeadmControlPlane';
  const { name, state, version, created } = machine;
  const hasNode = hasJoined(machine);
  const metadata = {
    name,
    namespace: model.namespace,
    creationTimestamp: created,
    labels: { 'cluster.x-k8s.io/cluster-name': model.name, ...options.labels },
  };
  const finalizers = ['machine.cluster.x-k8s.io'];
  const object: NewObject = {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'Machine',
    metadata: {
      ...metadata,
      finalizers,
      ownerReferences: [ownedBy(owner)],
      ...(state === 'deleting' && { deletionTimestamp: machine.since }),
    },
    spec: {
      clusterName: model.name,
      version,
      failureDomain: `${model.region ?? 'eu-west-1'}a`,
      bootstrap: {
        configRef: {
          apiGroup: 'bootstrap.cluster.x-k8s.io',
          kind: 'KubeadmConfig',
          name,
        },
        ...(state !== 'pending' && { dataSecretName: name }),
      },
      infrastructureRef: infrastructureRef(model.provider, 'Machine', name),
      deletion: { nodeDeletionTimeoutSeconds: 10 },
    },
    status: {
      observedGeneration: 1,
      phase: PHASES[state],
      conditions: machineConditions(machine, {
        wanted,
        controlPlane,
        healthCheck: !!model.healthCheck && !controlPlane,
      }),
      initialization: {
        bootstrapDataSecretCreated: state !== 'pending',
        infrastructureProvisioned:
          state !== 'pending' && state !== 'provisioning',
      },
      lastUpdated: machine.since,
      ...(controlPlane &&
        machine.certificatesExpire && {
          certificatesExpiryDate: machine.certificatesExpire,
        }),
      ...(hasNode && {
        nodeRef: { name },
        nodeInfo: {
          kubeletVersion: version,
          containerRuntimeVersion: 'containerd://2.1.4',
          osImage: 'Ubuntu 24.04.3 LTS',
          kernelVersion: '6.8.0-79-generic',
          architecture: 'amd64',
          machineID: stableHex(name, 32),
        },
        addresses: [{ type: 'InternalDNS', address: `${name}.internal` }],
      }),
    },
  };
  const owned = { ...metadata, ownerReferences: [ownedBy(object)] };
  return [
    object,
    kubeadmConfig(machine, owned),
    infrastructureMachine(model, machine, owned),
  ];
}
