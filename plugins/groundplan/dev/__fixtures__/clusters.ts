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

import {
  ClusterDetails,
  ConditionView,
  TreeNode,
} from 'backstage-plugin-groundplan-common';
import { status } from './status';
import { ago, ahead } from './time';

const CAPI = 'cluster.x-k8s.io';

function condition(
  type: string,
  value: string,
  part: Partial<ConditionView> = {},
): ConditionView {
  return {
    type,
    status: value,
    reason: value === 'True' ? type : `Not${type}`,
    lastTransitionTime: ago({ hours: 4 }),
    negativePolarity: false,
    ...part,
  };
}

function node(
  kind: string,
  name: string,
  part: Partial<TreeNode> = {},
): TreeNode {
  return {
    ref: { group: CAPI, version: 'v1beta2', kind, namespace: 'team-a', name },
    status: status('Healthy', { decidedBy: `condition Ready of ${kind}` }),
    children: [],
    conditions: [condition('Ready', 'True')],
    ...part,
  };
}

const brokenMachine = node('Machine', 'payments-md-0-x7k2p', {
  version: 'v1.33.4',
  status: status('Error', {
    state: 'provisioning-failed',
    reason: 'InstanceProvisionFailed',
    message:
      'AWSMachine team-a/payments-md-0-x7k2p: InsufficientInstanceCapacity: We currently do not have sufficient m6i.2xlarge capacity in the Availability Zone you requested (eu-central-1b).',
    since: ago({ minutes: 42 }),
    decidedBy: 'condition InfrastructureReady of Machine',
  }),
  conditions: [
    condition('Ready', 'False', { reason: 'NotReady' }),
    condition('InfrastructureReady', 'False', {
      reason: 'InstanceProvisionFailed',
      message: 'InsufficientInstanceCapacity',
    }),
    condition('Deleting', 'False', { negativePolarity: true }),
  ],
});

const tree: TreeNode = node('Cluster', 'payments', {
  version: 'v1.34.1',
  status: status('Warning', {
    state: 'workers-degraded',
    reason: 'WorkersNotAvailable',
    message: 'MachineDeployment payments-md-0: 2 of 3 machines are available',
    since: ago({ minutes: 42 }),
  }),
  children: [
    node('AWSCluster', 'payments', { role: 'ClusterInfrastructure' }),
    node('KubeadmControlPlane', 'payments-control-plane', {
      role: 'ControlPlane',
      version: 'v1.34.1',
      replicas: { desired: 3, ready: 3, available: 3, upToDate: 3 },
      children: ['q1', 'q2', 'q3'].map(it =>
        node('Machine', `payments-control-plane-${it}`, { version: 'v1.34.1' }),
      ),
    }),
    node('Workers', 'workers', {
      label: 'Workers',
      virtual: true,
      conditions: undefined,
      status: status('Error', {
        reason: 'InstanceProvisionFailed',
        since: ago({ minutes: 42 }),
      }),
      children: [
        node('MachineDeployment', 'payments-md-0', {
          version: 'v1.33.4',
          replicas: { desired: 3, ready: 2 },
          status: status('Warning', {
            reason: 'NotAvailable',
            message: '2 of 3 machines are available',
            since: ago({ minutes: 42 }),
          }),
          children: [
            node('MachineSet', 'payments-md-0-abcde', {
              version: 'v1.33.4',
              replicas: { desired: 3, ready: 2 },
              status: status('Warning', { reason: 'NotAvailable' }),
              children: [
                brokenMachine,
                node('Machine', 'machines', {
                  label: '120 Machines',
                  virtual: true,
                  grouped: true,
                  conditions: undefined,
                  children: Array.from({ length: 120 }, (_, index) =>
                    node('Machine', `payments-md-0-m${index}`, {
                      version: 'v1.33.4',
                    }),
                  ),
                }),
              ],
            }),
          ],
        }),
      ],
    }),
  ],
});

const base: ClusterDetails = {
  kind: 'cluster',
  host: 'hub',
  namespace: 'team-a',
  name: 'payments',
  entityRef: 'resource:default/payments.cluster.team-a.hub',
  owner: 'group:default/team-a',
  createdAt: ago({ days: 90 }),
  status: tree.status,
  provider: 'AWSCluster',
  version: 'v1.34.1',
  clusterClass: 'aws-standard',
  controlPlane: { desired: 3, ready: 3, available: 3, upToDate: 3 },
  workers: { desired: 3, ready: 2, available: 2 },
  endpoint: 'https://payments.k8s.example.com:6443',
  ref: {
    group: CAPI,
    version: 'v1beta2',
    kind: 'Cluster',
    namespace: 'team-a',
    name: 'payments',
  },
  channel: 'groundplan:object:6b1f',
  findings: [],
  hostState: { name: 'hub', state: 'ready', since: ago({ days: 12 }) },
  unreadable: [],
  labels: { 'topology.cluster.x-k8s.io/owned': '', team: 'a' },
  annotations: { 'groundplan.dev/description': 'Card payments' },
  appliedBy: {
    kind: 'Kustomization',
    namespace: 'flux-system',
    name: 'clusters',
  },
  conditions: [
    condition('Available', 'False', {
      reason: 'WorkersNotAvailable',
      message: '* MachineDeployment payments-md-0:\n  * 2 of 3 are available',
    }),
    condition('InfrastructureReady', 'True'),
    condition('ControlPlaneAvailable', 'True'),
    condition('WorkersAvailable', 'False', { severity: 'Warning' }),
    condition('RemoteConnectionProbe', 'Unknown', {
      reason: 'ProbeFailed',
      message: 'the connection to the workload cluster has not been probed',
    }),
    condition('Paused', 'False', { negativePolarity: true }),
  ],
  tree,
  versions: {
    controlPlane: 'v1.34.1',
    running: [
      { version: 'v1.33.4', machines: 122 },
      { version: 'v1.34.1', machines: 1 },
    ],
    skew: true,
    upgradePlan: ['v1.33.4', 'v1.34.1'],
  },
  certificateExpiry: {
    at: ahead({ days: 19 }),
    machine: 'payments-control-plane-q1',
    health: 'Warning',
  },
  access: [
    {
      title: 'AWS CLI',
      command:
        'aws eks update-kubeconfig --region eu-central-1 --name team-a_payments',
    },
    {
      title: 'clusterctl',
      command: 'clusterctl get kubeconfig payments --namespace team-a',
    },
  ],
  failureDomains: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
  variables: [
    { name: 'region', value: 'eu-central-1' },
    { name: 'network', value: { cidr: '10.0.0.0/16', nat: true } },
  ],
  machineCount: 123,
  gitopsClusters: [
    {
      bootstrappedBy: ['team-a/flux'],
      namespace: 'team-a',
      name: 'payments',
      status: status('Healthy', { state: 'connected' }),
      connectivity: condition('ClusterConnectivity', 'True'),
    },
  ],
  notes: [],
};

function variant(name: string, part: Partial<ClusterDetails>): ClusterDetails {
  return {
    ...base,
    name,
    entityRef: `resource:default/${name}.cluster.team-a.hub`,
    ref: { ...base.ref, name },
    channel: `groundplan:object:${name}`,
    tree: node('Cluster', name, { status: part.status ?? base.status }),
    versions: {
      controlPlane: 'v1.34.1',
      running: [{ version: 'v1.34.1', machines: 6 }],
      skew: false,
      upgradePlan: [],
    },
    certificateExpiry: undefined,
    gitopsClusters: [],
    machineCount: 6,
    ...part,
  };
}

export const clusters: ClusterDetails[] = [
  base,
  variant('checkout', {
    status: status('Healthy', { since: ago({ days: 4 }) }),
    workers: { desired: 6, ready: 6 },
  }),
  variant('search', {
    owner: 'group:default/unowned',
    status: status('Error', {
      state: 'control-plane-unavailable',
      flags: ['blocked'],
      reason: 'EtcdMemberUnhealthy',
      message: '2 of 3 etcd members do not answer',
      since: ago({ minutes: 4 }),
      decidedBy: 'condition ControlPlaneAvailable of Cluster',
    }),
    findings: [
      {
        id: 'owner-missing',
        severity: 'warning',
        message:
          'Nobody is named as owner, so it is group:default/unowned. Set the annotation groundplan.dev/owner.',
        field: 'metadata.annotations[groundplan.dev/owner]',
      },
    ],
    unreadable: [
      {
        group: 'infrastructure.cluster.x-k8s.io',
        version: 'v1beta2',
        kind: 'AWSMachine',
        state: 'forbidden',
        objects: 0,
        since: ago({ hours: 2 }),
        message:
          "Add to the ClusterRole:\n- apiGroups: ['infrastructure.cluster.x-k8s.io']\n  resources: ['awsmachines']\n  verbs: ['get', 'list', 'watch']",
      },
    ],
  }),
  variant('sandbox', {
    status: status('Deleting', { reason: 'DeletionInProgress' }),
  }),
  variant('edge', {
    host: 'runners-eu',
    hostState: {
      name: 'runners-eu',
      state: 'stale',
      since: ago({ minutes: 7 }),
      message: 'connect ECONNREFUSED 10.1.2.3:6443',
    },
    status: status('Healthy', { flags: ['stale', 'paused'] }),
  }),
  variant('ledger', {
    status: status('Progressing', { state: 'upgrading', reason: 'Rolling' }),
  }),
  variant('legacy', {
    status: status('Unknown', {
      reason: 'Forbidden',
      message: 'The infrastructure objects cannot be read.',
      since: undefined,
    }),
    controlPlane: undefined,
    workers: undefined,
    version: undefined,
    access: [],
    appliedBy: undefined,
  }),
];
