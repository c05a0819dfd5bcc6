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

import { conditions, deprecatedConditions, timeOf } from './conditions';
import { BOOTSTRAP, CLUSTER_API, INFRASTRUCTURE, VERSION } from './groups';
import { LoadObject, loadObject } from './loadObject';
import { ownedBy } from './ownedBy';

const CONTROL_PLANE_MACHINES = 3;

/** A running Machine of a cluster, what it runs on and what it was set up with. */
export function machineWithParts(
  namespace: string,
  clusterName: string,
  number: number,
): LoadObject[] {
  const name = `${clusterName}-${number}`;
  const set = `${clusterName}-md-0-98nwj`;
  const options = {
    version: 'v1beta2',
    namespace,
    name,
    labels: {
      'cluster.x-k8s.io/cluster-name': clusterName,
      'topology.cluster.x-k8s.io/owned': '',
      ...(number < CONTROL_PLANE_MACHINES
        ? { 'cluster.x-k8s.io/control-plane': '' }
        : {
            'cluster.x-k8s.io/deployment-name': `${clusterName}-md-0`,
            'cluster.x-k8s.io/set-name': set,
            'machine-template-hash': '3187192233-fqmt2',
            'topology.cluster.x-k8s.io/deployment-name': 'md-0',
          }),
    },
  };
  return [
    loadObject({
      ...options,
      group: CLUSTER_API,
      plural: 'machines',
      kind: 'Machine',
      annotations: { 'machine.example.org/bootstrapped': '' },
      finalizers: ['machine.cluster.x-k8s.io'],
      ownerReferences: ownedBy(`${CLUSTER_API}/v1beta2`, 'MachineSet', set),
      spec: {
        clusterName,
        version: VERSION,
        providerID: `dev:////${name}`,
        infrastructureRef: {
          apiGroup: INFRASTRUCTURE,
          kind: 'DevMachine',
          name,
        },
        bootstrap: {
          configRef: { apiGroup: BOOTSTRAP, kind: 'KubeadmConfig', name },
          dataSecretName: name,
        },
        deletion: { nodeDeletionTimeoutSeconds: 10 },
      },
      status: {
        observedGeneration: 3,
        phase: 'Running',
        nodeRef: { name },
        lastUpdated: timeOf(name, 0),
        nodeInfo: {
          architecture: 'amd64',
          bootID: '0b2f6a5e-1b0a-4b0e-9b0c-1d6e7f8a9b0c',
          containerRuntimeVersion: 'containerd://2.1.4',
          kernelVersion: '6.8.0-1034-aws',
          kubeProxyVersion: '',
          kubeletVersion: VERSION,
          machineID: 'ec2f6a5e1b0a4b0e9b0c1d6e7f8a9b0c',
          operatingSystem: 'linux',
          osImage: 'Ubuntu 24.04.3 LTS',
          systemUUID: 'ec2f6a5e-1b0a-4b0e-9b0c-1d6e7f8a9b0c',
        },
        initialization: {
          bootstrapDataSecretCreated: true,
          infrastructureProvisioned: true,
        },
        conditions: conditions(name, [
          'Available=True/Available',
          'Ready=True/Ready',
          'UpToDate=True/UpToDate',
          'BootstrapConfigReady=True/Ready',
          'InfrastructureReady=True/Ready',
          'NodeHealthy=True/NodeHealthy',
          'NodeReady=True/NodeReady',
          'HealthCheckSucceeded=True/HealthCheckSucceeded',
          'Updating=False/NotUpdating',
          'Paused=False/NotPaused',
          'Deleting=False/NotDeleting',
        ]),
        deprecated: deprecatedConditions(name, [
          'Ready',
          'BootstrapReady',
          'HealthCheckSucceeded',
          'InfrastructureReady',
          'NodeHealthy',
        ]),
      },
    }),
    loadObject({
      ...options,
      group: INFRASTRUCTURE,
      plural: 'devmachines',
      kind: 'DevMachine',
      annotations: {
        'cluster.x-k8s.io/cloned-from-groupkind': 'DevMachineTemplate',
        'cluster.x-k8s.io/cloned-from-name': `${clusterName}-md-0`,
      },
      finalizers: ['devmachine.infrastructure.cluster.x-k8s.io'],
      ownerReferences: ownedBy(`${CLUSTER_API}/v1beta2`, 'Machine', name),
      spec: { providerID: `dev:////${name}` },
      status: {
        initialization: { provisioned: true },
        conditions: conditions(name, [
          'Ready=True/Ready',
          'NodeProvisioned=True/Provisioned',
          'VMProvisioned=True/Provisioned',
          'Paused=False/NotPaused',
        ]),
        deprecated: deprecatedConditions(name, [
          'Ready',
          'NodeProvisioned',
          'VMProvisioned',
        ]),
      },
    }),
    loadObject({
      ...options,
      group: BOOTSTRAP,
      plural: 'kubeadmconfigs',
      kind: 'KubeadmConfig',
      annotations: {
        'cluster.x-k8s.io/cloned-from-groupkind': 'KubeadmConfigTemplate',
        'cluster.x-k8s.io/cloned-from-name': `${clusterName}-md-0`,
      },
      ownerReferences: ownedBy(`${CLUSTER_API}/v1beta2`, 'Machine', name),
      status: {
        observedGeneration: 2,
        dataSecretName: name,
        initialization: { dataSecretCreated: true },
        conditions: conditions(name, [
          'Ready=True/Ready',
          'DataSecretAvailable=True/Available',
          'CertificatesAvailable=True/Available',
          'Paused=False/NotPaused',
        ]),
        deprecated: deprecatedConditions(name, [
          'Ready',
          'CertificatesAvailable',
          'DataSecretAvailable',
        ]),
      },
    }),
  ];
}
