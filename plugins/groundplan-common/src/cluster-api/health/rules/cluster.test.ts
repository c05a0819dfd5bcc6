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
  aMachinePool,
  anEksCluster,
  asV1Beta1,
  CREATED,
  judge,
  minutesAgo,
  withConditions,
  withoutConditions,
} from '../../testing';

type Row = [string, KubernetesObject[], Partial<HealthStatus>];

const NEVER_UP = aCondition('ControlPlaneInitialized', 'False');

function starting(
  age: number,
  ...conditions: Record<string, unknown>[]
): KubernetesObject {
  const cluster = withConditions(
    aCluster({ created: minutesAgo(age) }),
    aCondition('Available', 'False', 'NotAvailable'),
    aCondition('InfrastructureReady', 'False', 'NotReady', 'network is made'),
    aCondition('ControlPlaneAvailable', 'False', 'NotAvailable'),
    aCondition('WorkersAvailable', 'False', 'NotAvailable'),
    aCondition('RemoteConnectionProbe', 'False', 'ProbeFailed'),
    NEVER_UP,
  );
  return withConditions(cluster, ...conditions);
}

const provisioning: Row[] = [
  [
    'is new: what is False from the start does not count',
    [starting(5)],
    {
      health: 'Progressing',
      state: 'provisioning',
      reason: 'Provisioning',
      message: 'network is made',
      since: minutesAgo(5),
      decidedBy: 'condition ControlPlaneInitialized of Cluster',
    },
  ],
  [
    'holds a topology condition only, in its first second',
    [
      aCluster({
        created: minutesAgo(0),
        status: {
          phase: undefined,
          conditions: [
            aCondition('TopologyReconciled', 'False', 'ClusterCreating'),
          ],
        },
      }),
    ],
    { health: 'Progressing', state: 'provisioning' },
  ],
  ['takes 19 minutes', [starting(19)], { health: 'Progressing' }],
  [
    'takes 20 minutes',
    [starting(20)],
    { health: 'Warning', reason: 'ProvisioningTakesLong' },
  ],
  ['takes 44 minutes', [starting(44)], { health: 'Warning' }],
  ['takes 45 minutes', [starting(45)], { health: 'Error' }],
  ...['ObjectDeleted', 'InvalidConditionReported', 'InternalError'].map(
    (reason): Row => [
      `has infrastructure with ${reason}`,
      [starting(1, aCondition('InfrastructureReady', 'False', reason, 'why'))],
      {
        health: 'Error',
        state: 'infrastructure-failed',
        reason,
        message: 'why',
        since: CREATED,
        decidedBy: 'condition InfrastructureReady of Cluster',
      },
    ],
  ),
  [
    'waits 9 minutes for infrastructure that does not exist',
    [
      starting(
        9,
        aCondition('InfrastructureReady', 'False', 'ObjectDoesNotExist'),
      ),
    ],
    { health: 'Progressing', state: 'provisioning' },
  ],
  [
    'waits 10 minutes for infrastructure that does not exist',
    [
      starting(
        10,
        aCondition('InfrastructureReady', 'False', 'ObjectDoesNotExist'),
      ),
    ],
    { health: 'Error', reason: 'ObjectDoesNotExist' },
  ],
  [
    'is old, and its infrastructure has been missing for 9 minutes',
    [
      starting(
        15,
        aCondition(
          'InfrastructureReady',
          'False',
          'ObjectDoesNotExist',
          '',
          minutesAgo(9),
        ),
      ),
    ],
    { health: 'Progressing', state: 'provisioning' },
  ],
  [
    'says Unknown of its control plane',
    [starting(1, { ...NEVER_UP, status: 'Unknown' })],
    { health: 'Progressing', state: 'provisioning' },
  ],
  [
    'says nothing of its control plane',
    [withoutConditions(starting(1), 'ControlPlaneInitialized')],
    { health: 'Progressing', state: 'provisioning' },
  ],
  [
    'has a patch that fails before anything exists',
    [
      starting(1, {
        ...aCondition('TopologyReconciled', 'False', 'ReconcileFailed', 'x'),
        lastTransitionTime: minutesAgo(1),
      }),
    ],
    {
      health: 'Error',
      state: 'topology-failed',
      reason: 'ReconcileFailed',
      message: 'x',
      since: minutesAgo(1),
      decidedBy: 'condition TopologyReconciled of Cluster',
    },
  ],
];

const unreported: Row[] = [
  [
    'is new without a status',
    [aCluster({ created: minutesAgo(1), status: null })],
    { health: 'Progressing', state: 'pending', decidedBy: 'status' },
  ],
  [
    'is old without a status',
    [aCluster({ status: null })],
    { health: 'Unknown', state: 'not-reported' },
  ],
  [
    'has a phase only',
    [aCluster({ status: { conditions: undefined } })],
    {
      health: 'Unknown',
      message: 'No condition reported',
    },
  ],
  [
    'has the phase Deleting only',
    [aCluster({ status: { phase: 'Deleting', conditions: undefined } })],
    { health: 'Deleting', state: 'deleting', decidedBy: 'status.phase' },
  ],
  [
    'has failed, as nobody sets any more',
    [aCluster({ status: { phase: 'Failed', conditions: undefined } })],
    { health: 'Error', state: 'failed', decidedBy: 'status.phase' },
  ],
];

const deleting: Row[] = [
  [
    'has just been deleted',
    [aCluster({ deleted: minutesAgo(1) })],
    {
      health: 'Deleting',
      state: 'deleting',
      since: minutesAgo(1),
      decidedBy: 'metadata.deletionTimestamp',
    },
  ],
  [
    'waits for its workers',
    [
      withConditions(
        aCluster({ deleted: minutesAgo(59) }),
        aCondition('Deleting', 'True', 'WaitingForWorkersDeletion', 'm'),
      ),
    ],
    {
      health: 'Deleting',
      state: 'waiting-for-workers-deletion',
      message: 'm',
      decidedBy: 'condition Deleting of Cluster',
    },
  ],
  [
    'has been deleted for an hour',
    [aCluster({ deleted: minutesAgo(61) })],
    { health: 'Warning', state: 'deleting' },
  ],
  [
    'says that it takes long',
    [
      withConditions(
        aCluster({ deleted: minutesAgo(20) }),
        aCondition(
          'Deleting',
          'True',
          'WaitingForWorkersDeletion',
          '* Machine w: deletion in progress since more than 15m',
        ),
      ),
    ],
    { health: 'Warning', state: 'waiting-for-workers-deletion' },
  ],
];

describe.each([
  ['that comes up', provisioning],
  ['that reports nothing', unreported],
  ['that goes', deleting],
])('a Cluster %s', (_, rows) => {
  it.each(rows)('%s', (__, objects, expected) => {
    const status = judge(objects);
    expect(status).toMatchObject(expected);
    expect(judge(objects.map(asV1Beta1))).toEqual(status);
  });
});

describe('a Cluster of Cluster API 1.8, in the legacy dialect', () => {
  const legacy = (
    ready: Record<string, unknown>,
    phase = 'Provisioned',
    created = CREATED,
  ) =>
    aCluster({
      created,
      apiVersion: 'cluster.x-k8s.io/v1beta1',
      status: {
        phase,
        initialization: undefined,
        conditions: [
          aCondition('ControlPlaneInitialized'),
          { ...aCondition('Ready'), ...ready },
        ],
      },
    });

  it.each<[string, KubernetesObject, Partial<HealthStatus>]>([
    ['is ready', legacy({}), { health: 'Healthy', state: 'ready' }],
    [
      'is ready and comes up',
      legacy({}, 'Provisioning'),
      { health: 'Progressing', decidedBy: 'status.phase' },
    ],
    ['has failed', legacy({}, 'Failed'), { health: 'Error' }],
    ...(
      [
        ['Error', 'Error'],
        ['Warning', 'Warning'],
        ['Info', 'Progressing'],
        [undefined, 'Progressing'],
      ] as const
    ).map(
      ([severity, health]): [
        string,
        KubernetesObject,
        Partial<HealthStatus>,
      ] => [
        `is not ready with severity ${severity}`,
        legacy({ status: 'False', severity, reason: 'Why' }),
        {
          health,
          state: 'not-ready',
          reason: 'Why',
          decidedBy: 'condition Ready of Cluster',
        },
      ],
    ),
    [
      'warns before its control plane is there',
      withConditions(
        legacy({ status: 'False', severity: 'Warning' }, '', minutesAgo(5)),
        NEVER_UP,
      ),
      { health: 'Progressing' },
    ],
    ...(
      [
        [19, 'Progressing', 'not-ready'],
        [20, 'Warning', 'provisioning'],
        [45, 'Error', 'provisioning'],
      ] as const
    ).map(
      ([age, health, state]): [
        string,
        KubernetesObject,
        Partial<HealthStatus>,
      ] => [
        `has been coming up for ${age} minutes`,
        withConditions(
          legacy(
            { status: 'False', severity: 'Info' },
            'Provisioning',
            minutesAgo(age),
          ),
          NEVER_UP,
        ),
        { health, state },
      ],
    ),
    ...(
      [
        ['TopologyReconcileFailed', 'Error', 'topology-failed'],
        ['LifecycleHookBlocking', 'Warning', 'hook-blocking'],
        ['ControlPlaneUpgradePending', 'Progressing', 'upgrading'],
      ] as const
    ).map(
      ([reason, health, state]): [
        string,
        KubernetesObject,
        Partial<HealthStatus>,
      ] => [
        `is ready, and its topology is not applied: ${reason}`,
        withConditions(
          legacy({}),
          aCondition('TopologyReconciled', 'False', reason),
        ),
        { health, state },
      ],
    ),
    ['does not know', legacy({ status: 'Unknown' }), { health: 'Unknown' }],
  ])('%s', (_, cluster, expected) => {
    expect(judge([cluster])).toMatchObject(expected);
  });
});

describe('flags of a Cluster', () => {
  it.each<[string, KubernetesObject, string[]]>([
    ['none', aCluster(), []],
    ['spec.paused', aCluster({ spec: { paused: true } }), ['paused']],
    ['spec.paused is false', aCluster({ spec: { paused: false } }), []],
    ...['true', 'false', ''].map(
      (value): [string, KubernetesObject, string[]] => [
        `the annotation with '${value}'`,
        aCluster({ annotations: { 'cluster.x-k8s.io/paused': value } }),
        ['paused'],
      ],
    ),
    [
      'a generation that nobody has read',
      aCluster({ generation: 2 }),
      ['stale'],
    ],
    [
      'both, and a hook that blocks',
      withConditions(
        aCluster({ generation: 2, spec: { paused: true } }),
        aCondition('TopologyReconciled', 'False', 'LifecycleHookBlocking'),
      ),
      ['blocked', 'paused', 'stale'],
    ],
  ])('%s', (_, cluster, flags) => {
    expect([...judge([cluster]).flags].sort()).toEqual(flags);
    expect([...judge([asV1Beta1(cluster)]).flags].sort()).toEqual(flags);
  });

  it('pauses with spec.paused all that belongs to it, with the annotation itself only', () => {
    const pool = aMachinePool();
    const all = [aMachineDeployment(), aMachine(), pool];
    const flagsOf = (cluster: KubernetesObject) =>
      all.map(object => judge([object, cluster]).flags);
    expect(flagsOf(aCluster({ spec: { paused: true } }))).toEqual([
      ['paused'],
      ['paused'],
      ['paused'],
    ]);
    const annotations = { 'cluster.x-k8s.io/paused': 'true' };
    expect(flagsOf(aCluster({ annotations }))).toEqual([[], [], []]);
  });
});

it('judges an EKS cluster with a pool', () => {
  const [cluster, ...others] = anEksCluster();
  expect(judge([cluster, ...others])).toMatchObject({ health: 'Healthy' });
});
