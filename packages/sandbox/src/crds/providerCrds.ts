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

import { CustomResourceDefinition } from './CustomResourceDefinition';
import { CrdDefinition, defineCrd } from './defineCrd';
import { conditions, schema } from './schema';

const {
  any,
  boolean,
  choice,
  closed,
  int64,
  integer,
  list,
  map,
  open,
  string,
} = schema;

const CONTROL_PLANE = 'controlplane.cluster.x-k8s.io';
const BOOTSTRAP = 'bootstrap.cluster.x-k8s.io';
const INFRASTRUCTURE = 'infrastructure.cluster.x-k8s.io';

/** Which version of a kind speaks which contract, as Cluster API looks it up. */
const contracts = {
  both: {
    'cluster.x-k8s.io/v1beta1': 'v1beta1',
    'cluster.x-k8s.io/v1beta2': 'v1beta2',
  },
  /** The API is v1beta2 and the contract v1beta1: so it is in the AWS provider. */
  olderInV1beta2: { 'cluster.x-k8s.io/v1beta1': 'v1beta2' },
  older: { 'cluster.x-k8s.io/v1beta1': 'v1beta1' },
  newerInV1alpha1: { 'cluster.x-k8s.io/v1beta2': 'v1alpha1' },
};

const endpoint = closed({ host: string, port: integer });

const infrastructureStatus = open({
  conditions,
  ready: boolean,
  initialization: open({ provisioned: boolean }),
  failureReason: string,
  failureMessage: string,
});

const controlPlaneStatus = open({
  observedGeneration: int64,
  conditions,
  ready: boolean,
  initialized: boolean,
  initialization: open({ controlPlaneInitialized: boolean }),
  version: string,
  replicas: integer,
  readyReplicas: integer,
  availableReplicas: integer,
  upToDateReplicas: integer,
  updatedReplicas: integer,
  unavailableReplicas: integer,
});

const clusterSpec = open({ controlPlaneEndpoint: endpoint, region: string });
const machineSpec = open({ providerID: string });
const poolSpec = open({
  providerIDList: list(string),
  amiType: string,
  instanceType: string,
  scaling: closed({
    minSize: { ...integer, minimum: 0 },
    maxSize: { ...integer, minimum: 1 },
  }),
});

/** What machines are made from: nothing that has a status. */
function template(
  group: string,
  kind: string,
  versions: string[],
  labels: Record<string, string>,
  spec = any,
): CrdDefinition {
  return {
    group,
    kind,
    versions,
    labels,
    spec: closed({ template: closed({ metadata: any, spec }, ['spec']) }, [
      'template',
    ]),
  };
}

/** Which of the backends of the Dev kinds it has. */
const backend = closed({ docker: any, inMemory: any });

function infrastructure(
  kind: string,
  versions: string[],
  labels: Record<string, string>,
  spec = machineSpec,
): CrdDefinition {
  return {
    group: INFRASTRUCTURE,
    kind,
    versions,
    labels,
    spec,
    status: infrastructureStatus,
  };
}

const definitions: CrdDefinition[] = [
  {
    group: CONTROL_PLANE,
    kind: 'KubeadmControlPlane',
    shortNames: ['kcp'],
    labels: contracts.both,
    versions: ['v1beta2', 'v1beta1'],
    spec: open({ replicas: integer, version: string, kubeadmConfigSpec: any }, [
      'version',
    ]),
    status: controlPlaneStatus,
  },
  {
    group: CONTROL_PLANE,
    kind: 'AWSManagedControlPlane',
    shortNames: ['awsmcp'],
    labels: contracts.olderInV1beta2,
    versions: ['v1beta2'],
    spec: open({
      eksClusterName: string,
      region: string,
      version: {
        ...string,
        minLength: 2,
        pattern: '^v?(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.?(\\.0|[1-9][0-9]*)?$',
      },
      controlPlaneEndpoint: endpoint,
      endpointAccess: open({ public: boolean, private: boolean }),
      sshKeyName: string,
      identityRef: closed(
        {
          kind: choice(
            'AWSClusterControllerIdentity',
            'AWSClusterRoleIdentity',
            'AWSClusterStaticIdentity',
          ),
          name: { ...string, minLength: 1 },
        },
        ['kind', 'name'],
      ),
    }),
    status: open({
      observedGeneration: int64,
      conditions,
      ready: { ...boolean, default: false },
      initialized: boolean,
      version: string,
      failureMessage: string,
      addons: list(any),
    }),
  },
  {
    // Of a provider that does not exist: read through the contract alone.
    group: CONTROL_PLANE,
    kind: 'NimbusControlPlane',
    labels: contracts.newerInV1alpha1,
    versions: ['v1alpha1'],
    spec: open({ replicas: integer, version: string, plan: string }),
    status: controlPlaneStatus,
  },
  {
    group: BOOTSTRAP,
    kind: 'KubeadmConfig',
    labels: contracts.both,
    versions: ['v1beta2', 'v1beta1'],
    spec: open({ files: list(any), users: list(any), format: string }),
    status: open({
      observedGeneration: int64,
      conditions,
      ready: boolean,
      dataSecretName: string,
      initialization: open({ dataSecretCreated: boolean }),
    }),
  },
  template(
    BOOTSTRAP,
    'KubeadmConfigTemplate',
    ['v1beta2', 'v1beta1'],
    contracts.both,
    open({ files: list(any), users: list(any), format: string }),
  ),
  infrastructure(
    'DevCluster',
    ['v1beta2', 'v1beta1'],
    contracts.both,
    open({ controlPlaneEndpoint: endpoint, region: string, backend }),
  ),
  template(
    INFRASTRUCTURE,
    'DevMachineTemplate',
    ['v1beta2', 'v1beta1'],
    contracts.both,
    open({ backend }, ['backend']),
  ),
  infrastructure('DevMachine', ['v1beta2', 'v1beta1'], contracts.both),
  infrastructure(
    'AWSCluster',
    ['v1beta2'],
    contracts.olderInV1beta2,
    clusterSpec,
  ),
  infrastructure('AWSMachine', ['v1beta2'], contracts.olderInV1beta2),
  template(
    INFRASTRUCTURE,
    'AWSMachineTemplate',
    ['v1beta2'],
    contracts.olderInV1beta2,
    open({ instanceType: { ...string, minLength: 2 } }, ['instanceType']),
  ),
  infrastructure(
    'AWSManagedCluster',
    ['v1beta2'],
    contracts.olderInV1beta2,
    clusterSpec,
  ),
  infrastructure(
    'AWSManagedMachinePool',
    ['v1beta2'],
    contracts.olderInV1beta2,
    poolSpec,
  ),
  infrastructure('DOCluster', ['v1beta1'], contracts.older, clusterSpec),
  infrastructure('DOMachine', ['v1beta1'], contracts.older),
  template(
    INFRASTRUCTURE,
    'DOMachineTemplate',
    ['v1beta1'],
    contracts.older,
    open(
      {
        size: string,
        image: { 'x-kubernetes-int-or-string': true },
        sshKeys: list({ 'x-kubernetes-int-or-string': true }),
      },
      ['size', 'image', 'sshKeys'],
    ),
  ),
  infrastructure(
    'AzureASOManagedCluster',
    ['v1beta1'],
    contracts.older,
    open({ resources: list(any) }),
  ),
  {
    group: INFRASTRUCTURE,
    kind: 'AzureASOManagedControlPlane',
    labels: contracts.older,
    versions: ['v1beta1'],
    spec: open({ version: string, resources: list(any) }),
    status: open({
      initialized: boolean,
      ready: boolean,
      version: string,
      controlPlaneEndpoint: endpoint,
      resources: list(any),
    }),
  },
  infrastructure(
    'AzureASOManagedMachinePool',
    ['v1beta1'],
    contracts.older,
    open({ providerIDList: list(string), resources: list(any) }),
  ),
  infrastructure(
    'NimbusCluster',
    ['v1alpha1'],
    contracts.newerInV1alpha1,
    open({ region: string, tags: map(string) }),
  ),
  infrastructure('NimbusMachine', ['v1alpha1'], contracts.newerInV1alpha1),
];

/**
 * Control plane, bootstrap and infrastructure providers of Cluster API: those
 * of its own project, AWS, Azure, DigitalOcean, and a made-up one.
 *
 * @public
 */
export function providerCrds(): CustomResourceDefinition[] {
  return definitions.map(definition =>
    defineCrd({ categories: ['cluster-api'], ...definition }),
  );
}
