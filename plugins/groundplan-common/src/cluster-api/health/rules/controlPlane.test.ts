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

import { HealthStatus } from '../../../health/HealthStatus';
import { KubernetesObject } from '../../../kubernetes';
import {
  aCluster,
  aCondition,
  aKubeadmControlPlane,
  aMachine,
  anObject,
  anAsoCluster,
  aRefTo,
  asV1Beta1,
  CONTROL_PLANE_LABELS,
  CREATED,
  judge,
  minutesAgo,
  ObjectOptions,
  withConditions,
} from '../../testing';

type Row = [string, KubernetesObject[], Partial<HealthStatus>];

const UNAVAILABLE = aCondition('Available', 'False', 'NotAvailable', 'quorum');

function running(...conditions: Record<string, unknown>[]): KubernetesObject {
  return withConditions(aKubeadmControlPlane(), ...conditions);
}

/** Two of three machines are available, and one is as it is said. */
function withThird(
  machine: ObjectOptions,
  ...conditions: Record<string, unknown>[]
): KubernetesObject[] {
  const controlPlane = withConditions(
    aKubeadmControlPlane({
      status: { availableReplicas: 2, readyReplicas: 2 },
    }),
    ...conditions,
  );
  const options = { labels: CONTROL_PLANE_LABELS, ownedBy: controlPlane };
  return [
    controlPlane,
    aMachine({ ...options, name: 'a' }),
    aMachine({ ...options, name: 'b' }),
    aMachine({ ...options, name: 'c', ...machine }),
  ];
}

const young: ObjectOptions = {
  created: minutesAgo(3),
  status: {
    phase: 'Provisioning',
    conditions: [aCondition('Ready', 'False', 'NotReady')],
  },
};
const ill: ObjectOptions = {
  status: { conditions: [aCondition('Ready', 'False', 'NotReady')] },
};

const rows: Row[] = [
  [
    'is well',
    [running()],
    {
      health: 'Healthy',
      state: 'available',
      since: CREATED,
      decidedBy: 'condition Available of KubeadmControlPlane',
    },
  ],
  [
    'is not initialized',
    [
      aKubeadmControlPlane({
        created: minutesAgo(19),
        status: { initialization: undefined, conditions: [UNAVAILABLE] },
      }),
    ],
    {
      health: 'Progressing',
      state: 'provisioning',
      since: minutesAgo(19),
      decidedBy: 'initialization of KubeadmControlPlane',
    },
  ],
  [
    'has not been initialized for 20 minutes',
    [
      withConditions(
        aKubeadmControlPlane({ created: minutesAgo(20) }),
        aCondition('Initialized', 'False'),
      ),
    ],
    { health: 'Warning', reason: 'ProvisioningTakesLong' },
  ],
  [
    'is not initialized, and the infrastructure of its Cluster is gone',
    (() => {
      const controlPlane = withConditions(
        aKubeadmControlPlane({ created: minutesAgo(1) }),
        aCondition('Initialized', 'False'),
      );
      const cluster = withConditions(
        aCluster({ spec: { controlPlaneRef: aRefTo(controlPlane) } }),
        aCondition('InfrastructureReady', 'False', 'ObjectDeleted'),
      );
      return [controlPlane, cluster];
    })(),
    { health: 'Error', state: 'infrastructure-failed' },
  ],
  [
    'is not available',
    [running(UNAVAILABLE)],
    { health: 'Error', state: 'unavailable', message: 'quorum' },
  ],
  [
    'does not know whether it is available',
    [running({ ...UNAVAILABLE, status: 'Unknown' })],
    { health: 'Error', state: 'unavailable' },
  ],
  [
    'is not available while a machine is young',
    withThird(young, UNAVAILABLE),
    { health: 'Progressing', state: 'scaling-up' },
  ],
  [
    'is not available and a machine is ill',
    withThird(ill, UNAVAILABLE),
    { health: 'Error', state: 'unavailable' },
  ],
  [
    'keeps quorum and says what is degraded',
    [
      running(
        aCondition('Available', 'True', 'Available', '2 of 3 etcd members'),
        aCondition('EtcdClusterHealthy', 'False', 'NotHealthy', 'etcd'),
      ),
    ],
    {
      health: 'Warning',
      state: 'control-plane-degraded',
      message: 'etcd',
      decidedBy: 'condition EtcdClusterHealthy of KubeadmControlPlane',
    },
  ],
  [
    'is available with a component that is not',
    [running(aCondition('ControlPlaneComponentsHealthy', 'False'))],
    { health: 'Warning', state: 'control-plane-degraded' },
  ],
  [
    'has an etcd that waits for a young machine',
    withThird(young, aCondition('EtcdClusterHealthy', 'False')),
    { health: 'Progressing', state: 'machines-starting' },
  ],
  [
    'cannot remediate',
    [running(aCondition('Remediating', 'True', 'x', "can't remediate"))],
    { health: 'Warning', state: 'remediation-blocked' },
  ],
  [
    'cannot remediate and nothing is available',
    [
      withConditions(
        aKubeadmControlPlane({ status: { availableReplicas: 0 } }),
        aCondition('Remediating', 'True', 'x', "can't remediate"),
      ),
    ],
    { health: 'Error', state: 'remediation-blocked' },
  ],
  [
    'rolls out',
    [running(aCondition('RollingOut'))],
    { health: 'Progressing', state: 'rolling-out' },
  ],
  [
    'cannot scale without its template',
    [
      running(
        aCondition(
          'ScalingUp',
          'True',
          'ScalingUp',
          'Scaling up from 3 to 5 replicas is blocked because:\n* AWSTemplate does not exist',
          minutesAgo(0),
        ),
      ),
    ],
    { health: 'Error', state: 'blocked', flags: ['blocked'] },
  ],
  [
    'runs an older version in one machine',
    [
      aKubeadmControlPlane({
        spec: { version: 'v1.34.1+k3s2' },
        status: {
          versions: [
            { version: 'v1.34.1+k3s1', replicas: 1 },
            { version: 'v1.34.1+k3s2', replicas: 2 },
          ],
        },
      }),
    ],
    {
      health: 'Progressing',
      state: 'upgrading',
      message: 'v1.34.1+k3s1 still runs, v1.34.1+k3s2 wanted',
    },
  ],
  [
    'runs an older version and does not say in which machines',
    [aKubeadmControlPlane({ status: { version: 'v1.33.0' } })],
    { health: 'Progressing', state: 'upgrading' },
  ],
  [
    'says that machines are not ready',
    [running(aCondition('MachinesReady', 'False', 'NotReady'))],
    { health: 'Warning', state: 'machines-not-ready' },
  ],
  [
    'says that a young machine is not ready',
    withThird(young, aCondition('MachinesReady', 'False', 'NotReady')),
    { health: 'Progressing', state: 'machines-starting' },
  ],
  [
    'is being deleted',
    [aKubeadmControlPlane({ deleted: minutesAgo(1) })],
    { health: 'Deleting' },
  ],
];

describe('a KubeadmControlPlane', () => {
  it.each(rows)('%s', (_, objects, expected) => {
    const status = judge(objects);
    expect(status).toMatchObject(expected);
    expect(judge(objects.map(asV1Beta1))).toEqual(status);
  });

  const legacy = (...conditions: Record<string, unknown>[]) =>
    aKubeadmControlPlane({
      apiVersion: 'controlplane.cluster.x-k8s.io/v1beta1',
      status: { initialization: undefined, initialized: true, conditions },
    });
  it.each<[string, KubernetesObject, Partial<HealthStatus>]>([
    [
      'is Available for ever, and not Ready',
      legacy(aCondition('Available'), {
        ...aCondition('Ready', 'False', 'Down'),
        severity: 'Error',
      }),
      { health: 'Error', reason: 'Down' },
    ],
    [
      'is Ready with a condition that fails',
      legacy(aCondition('Ready'), {
        ...aCondition('ControlPlaneComponentsHealthy', 'False', 'Unhealthy'),
        severity: 'Error',
      }),
      { health: 'Warning', state: 'degraded', reason: 'Unhealthy' },
    ],
    [
      'is Ready with a condition that informs',
      legacy(aCondition('Ready'), {
        ...aCondition('MachinesReady', 'False'),
        severity: 'Info',
      }),
      { health: 'Healthy' },
    ],
  ])('of Cluster API 1.8 %s', (_, controlPlane, expected) => {
    expect(judge([controlPlane])).toMatchObject(expected);
  });
});

describe('a control plane that nobody has heard of', () => {
  const ours = (spec: object, status: object, created = CREATED) =>
    anObject('controlplane.cluster.x-k8s.io/v1alpha7', 'NovelControlPlane', {
      created,
      spec: { ...spec },
      status: { ...status },
    });

  it.each<[string, KubernetesObject, Partial<HealthStatus>]>([
    [
      'says Ready in the legacy dialect',
      ours(
        {},
        { initialized: true, ready: true, conditions: [aCondition('Ready')] },
      ),
      { health: 'Healthy' },
    ],
    [
      'is not Ready with severity Warning',
      ours(
        {},
        {
          initialized: true,
          conditions: [
            { ...aCondition('Ready', 'False', 'Slow'), severity: 'Warning' },
          ],
        },
      ),
      { health: 'Warning', reason: 'Slow' },
    ],
    [
      'fails before it is initialized',
      ours(
        {},
        {
          initialized: false,
          conditions: [
            { ...aCondition('Ready', 'False', 'Quota'), severity: 'Error' },
          ],
        },
        minutesAgo(1),
      ),
      { health: 'Error', reason: 'Quota' },
    ],
    [
      'has counters only: all there',
      ours({ replicas: 3 }, { replicas: 3 }),
      { health: 'Healthy', message: '3 of 3 replicas available' },
    ],
    [
      'has counters only: one missing',
      ours({ replicas: 3 }, { replicas: 3, unavailableReplicas: 1 }),
      { health: 'Warning', state: 'degraded' },
    ],
    [
      'has counters only: none there',
      ours({ replicas: 3 }, { replicas: 3, unavailableReplicas: 3 }),
      { health: 'Error', state: 'unavailable' },
    ],
    [
      'has only `ready`',
      ours({}, { ready: false }),
      { health: 'Error', decidedBy: 'status.ready of NovelControlPlane' },
    ],
    [
      'waits, and says nothing else',
      ours({}, { initialized: false, ready: false }, minutesAgo(1)),
      { health: 'Progressing', state: 'provisioning' },
    ],
    [
      'follows the second contract',
      ours(
        { replicas: 1 },
        {
          initialization: { controlPlaneInitialized: true },
          replicas: 1,
          availableReplicas: 1,
          conditions: [aCondition('Available')],
        },
      ),
      { health: 'Healthy', state: 'available' },
    ],
    [
      'reports nothing yet',
      ours({}, {}, minutesAgo(1)),
      { health: 'Progressing', state: 'pending' },
    ],
    ['reports nothing', ours({}, {}), { health: 'Unknown' }],
  ])('%s', (_, controlPlane, expected) => {
    expect(judge([controlPlane])).toMatchObject(expected);
  });
});

describe('AKS through the Azure Service Operator', () => {
  const [, controlPlane] = anAsoCluster();
  const resources = [
    { ready: true, resource: { kind: 'ResourceGroup', name: 'rg' } },
    { ready: false, resource: { kind: 'ManagedCluster', name: 'aks' } },
  ];
  const ours = (ready: boolean | undefined, age: number) => ({
    ...controlPlane,
    metadata: { ...controlPlane.metadata, creationTimestamp: minutesAgo(age) },
    status: { ready, resources },
  });

  it.each<[string, KubernetesObject, Partial<HealthStatus>]>([
    [
      'is ready',
      controlPlane,
      {
        health: 'Healthy',
        message: '',
        decidedBy: 'status.ready of AzureASOManagedControlPlane',
      },
    ],
    [
      'is not ready yet, and says which resource',
      ours(false, 19),
      { health: 'Progressing', message: 'ManagedCluster aks is not ready' },
    ],
    [
      'has not become ready',
      ours(false, 20),
      { health: 'Warning', state: 'not-ready' },
    ],
    ['says nothing', ours(undefined, 60), { health: 'Unknown' }],
  ])('%s', (_, object, expected) => {
    expect(judge([object])).toMatchObject(expected);
  });
});
