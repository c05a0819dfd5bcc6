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
  aMachine,
  aMachineDeployment,
  aMachineSet,
  asV1Beta1,
  judge,
  minutesAgo,
  ObjectOptions,
  withConditions,
} from '../../testing';

type Row = [string, KubernetesObject[], Partial<HealthStatus>];

const NOT_AVAILABLE = aCondition(
  'Available',
  'False',
  'NotAvailable',
  '2 available replicas, at least 3 required',
  minutesAgo(7),
);

/** Three wanted, `ready` available, the others as they are said. */
function group(
  ready: number,
  machines: ObjectOptions[],
  conditions: Record<string, unknown>[] = [NOT_AVAILABLE],
): KubernetesObject[] {
  const deployment = withConditions(
    aMachineDeployment({
      status: {
        replicas: ready + machines.length,
        readyReplicas: ready,
        availableReplicas: ready,
      },
    }),
    ...conditions,
  );
  const set = aMachineSet({ ownedBy: deployment });
  return [
    deployment,
    set,
    ...Array.from({ length: ready }, (_, index) =>
      aMachine({ name: `ready-${index}`, ownedBy: set }),
    ),
    ...machines.map((machine, index) =>
      aMachine({ name: `other-${index}`, ownedBy: set, ...machine }),
    ),
  ];
}

const unready = (phase: string, age: number): ObjectOptions => ({
  created: minutesAgo(age),
  status: {
    phase,
    conditions: [
      aCondition('Ready', 'False', 'NotReady'),
      aCondition('Available', 'False', 'NotReady'),
    ],
  },
});

const replaced: ObjectOptions = {
  deleted: minutesAgo(1),
  status: { conditions: [aCondition('Ready', 'False', 'Deleting')] },
};

const rows: Row[] = [
  [
    'is well',
    group(3, [], []),
    {
      health: 'Healthy',
      state: 'running',
      decidedBy: 'condition Available of MachineDeployment',
    },
  ],
  [
    'has nothing available',
    group(0, [unready('Running', 60)]),
    {
      health: 'Error',
      state: 'unavailable',
      message: '0 of 3 replicas available',
      since: minutesAgo(7),
      decidedBy: 'status.availableReplicas of MachineDeployment',
    },
  ],
  [
    'has some available',
    group(2, [unready('Running', 60)]),
    { health: 'Warning', state: 'degraded', reason: 'ReplicasMissing' },
  ],
  ...['Pending', 'Provisioning', 'Provisioned'].map(
    (phase): Row => [
      `has a young machine that is ${phase}`,
      group(2, [unready(phase, 9)]),
      { health: 'Progressing', state: 'scaling-up' },
    ],
  ),
  [
    'has a machine that is updated in place',
    group(2, [
      {
        status: {
          phase: 'Updating',
          conditions: [
            aCondition('Ready', 'False'),
            aCondition('Updating', 'True', 'InPlace', '', minutesAgo(2)),
          ],
        },
      },
    ]),
    { health: 'Progressing' },
  ],
  [
    'has a machine that does not become a node',
    group(2, [unready('Provisioned', 10)]),
    { health: 'Warning', state: 'degraded' },
  ],
  [
    'has young machines and too few of them',
    group(0, [unready('Provisioning', 1)]),
    { health: 'Error', state: 'unavailable' },
  ],
  [
    'has young machines and none available',
    group(
      0,
      ['Pending', 'Pending', 'Pending'].map(p => unready(p, 1)),
    ),
    { health: 'Progressing', state: 'scaling-up' },
  ],
  [
    'replaces a machine in a roll-out',
    group(2, [replaced], [NOT_AVAILABLE, aCondition('RollingOut')]),
    { health: 'Progressing' },
  ],
  [
    'loses a machine for no reason',
    group(2, [replaced]),
    { health: 'Warning', state: 'degraded' },
  ],
  [
    'makes its machines in a moment',
    group(
      2,
      [],
      [
        NOT_AVAILABLE,
        aCondition('ScalingUp', 'True', 'ScalingUp', '', minutesAgo(0.5)),
      ],
    ),
    { health: 'Progressing' },
  ],
  [
    'has not made its machines in two minutes',
    group(
      2,
      [],
      [
        NOT_AVAILABLE,
        aCondition('ScalingUp', 'True', 'ScalingUp', '', minutesAgo(2)),
      ],
    ),
    { health: 'Warning', state: 'degraded' },
  ],
  [
    'waits for a control plane that has never been up',
    [
      ...group(0, [unready('Pending', 1)]),
      withConditions(
        aCluster(),
        aCondition('ControlPlaneInitialized', 'False', 'NotInitialized', 'm'),
      ),
    ],
    {
      health: 'Progressing',
      state: 'waiting-for-control-plane',
      message: 'm',
      decidedBy: 'condition ControlPlaneInitialized of Cluster',
    },
  ],
  [
    'is scaled to zero',
    [
      aMachineDeployment({
        spec: { replicas: 0 },
        status: { replicas: 0, availableReplicas: 0, readyReplicas: 0 },
      }),
    ],
    { health: 'Healthy', state: 'scaled-to-zero' },
  ],
  [
    'is being scaled to zero',
    [
      aMachineDeployment({
        spec: { replicas: 0 },
        status: { replicas: 1, availableReplicas: 1, readyReplicas: 1 },
      }),
    ],
    { health: 'Progressing', state: 'scaling-down' },
  ],
  ...[
    ['RollingOut', 'rolling-out'],
    ['ScalingUp', 'scaling-up'],
    ['ScalingDown', 'scaling-down'],
  ].map(
    ([type, state]): Row => [
      `says ${type}`,
      group(3, [], [aCondition(type)]),
      { health: 'Progressing', state },
    ],
  ),
  [
    'cannot reach its machines',
    group(3, [], [aCondition('Available', 'Unknown', 'Unreachable')]),
    { health: 'Unknown', reason: 'Unreachable' },
  ],
  [
    'says that it is not available, and counts all',
    group(3, [], [NOT_AVAILABLE]),
    { health: 'Warning', state: 'degraded' },
  ],
  [
    'remediates',
    group(3, [], [aCondition('Remediating')]),
    { health: 'Warning', state: 'remediating' },
  ],
  [
    'says that machines are not ready',
    group(2, [unready('Running', 60)], [aCondition('MachinesReady', 'False')]),
    { health: 'Warning' },
  ],
  [
    'says phase ScalingDown in a roll-out with surge',
    [
      aMachineDeployment({
        status: {
          phase: 'ScalingDown',
          replicas: 4,
          conditions: [aCondition('Available'), aCondition('RollingOut')],
        },
      }),
    ],
    { health: 'Progressing', state: 'rolling-out' },
  ],
  [
    'has no condition yet',
    [
      aMachineDeployment({
        created: minutesAgo(1),
        status: { phase: undefined, conditions: undefined },
      }),
    ],
    { health: 'Progressing', state: 'pending' },
  ],
];

describe('a MachineDeployment', () => {
  it.each(rows)('%s', (_, objects, expected) => {
    const status = judge(objects);
    expect(status).toMatchObject(expected);
    expect(judge(objects.map(asV1Beta1))).toEqual(status);
  });

  it('lets its health check say how long a machine may take', () => {
    const [deployment, ...others] = group(2, [unready('Provisioned', 15)]);
    const check = (spec: object) => ({
      apiVersion: 'cluster.x-k8s.io/v1beta2',
      kind: 'MachineHealthCheck',
      metadata: { name: 'check', namespace: 'default', labels: {} },
      spec: {
        clusterName: 'demo',
        selector: {
          matchLabels: { 'cluster.x-k8s.io/cluster-name': 'demo' },
        },
        ...spec,
      },
    });
    const healthWith = (spec: object) =>
      judge([deployment, ...others, aCluster(), check(spec)]).health;
    const seconds = (nodeStartupTimeoutSeconds: number) => ({
      checks: { nodeStartupTimeoutSeconds },
    });
    expect(healthWith({})).toBe('Warning');
    expect(healthWith(seconds(1200))).toBe('Progressing');
    expect(healthWith(seconds(60))).toBe('Warning');
    expect(healthWith(seconds(0))).toBe('Warning');
    expect(healthWith({ nodeStartupTimeout: '20m0s' })).toBe('Progressing');
    expect(healthWith({ nodeStartupTimeout: '0.5h' })).toBe('Progressing');
    expect(healthWith({ nodeStartupTimeout: 'soon' })).toBe('Warning');
    const elsewhere = { matchLabels: { elsewhere: '' } };
    expect(healthWith({ ...seconds(1200), selector: elsewhere })).toBe(
      'Warning',
    );
  });

  it.each<[string, KubernetesObject, Partial<HealthStatus>]>(
    (
      [
        ['is ready', {}, 3, { health: 'Healthy', state: 'ready' }],
        [
          'is ready, and counters say that none is available',
          {},
          0,
          { health: 'Error', state: 'unavailable' },
        ],
        [
          'fails, although all are available',
          { status: 'False', severity: 'Error' },
          3,
          { health: 'Error', state: 'not-ready' },
        ],
      ] as const
    ).map(([title, ready, availableReplicas, expected]) => [
      title,
      aMachineDeployment({
        apiVersion: 'cluster.x-k8s.io/v1beta1',
        status: {
          availableReplicas,
          conditions: [{ ...aCondition('Ready'), ...ready }],
        },
      }),
      expected,
    ]),
  )('of Cluster API 1.8 %s', (_, deployment, expected) => {
    expect(judge([deployment])).toMatchObject(expected);
  });
});
