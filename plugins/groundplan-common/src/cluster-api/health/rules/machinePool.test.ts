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
  aMachinePool,
  anInfrastructureMachine,
  aRefTo,
  asV1Beta1,
  judge,
  minutesAgo,
  ObjectOptions,
  withConditions,
} from '../../testing';

type Row = [string, KubernetesObject[], Partial<HealthStatus>];

/** Three are wanted. */
function aPool(
  ready: number,
  status: Record<string, unknown> = {},
  options: ObjectOptions = {},
): KubernetesObject {
  return aMachinePool({
    ...options,
    status: {
      replicas: ready,
      readyReplicas: ready,
      availableReplicas: ready,
      ...status,
    },
  });
}

const failedPool = anInfrastructureMachine('AWSManagedMachinePool', {
  name: 'pool',
  status: { failureMessage: 'no capacity', conditions: undefined },
});

const rows: Row[] = [
  [
    'has all nodes',
    [aPool(3)],
    {
      health: 'Healthy',
      state: 'running',
      message: '3 of 3 replicas ready',
      decidedBy: 'status.readyReplicas of MachinePool',
    },
  ],
  [
    'misses nodes for less than 15 minutes',
    [aPool(1, {}, { created: minutesAgo(14) })],
    { health: 'Progressing', state: 'scaling-up' },
  ],
  [
    'misses nodes',
    [aPool(1, {}, { created: minutesAgo(15) })],
    { health: 'Warning', state: 'degraded', reason: 'ReplicasMissing' },
  ],
  ...(
    [
      [14, 'Progressing'],
      [15, 'Warning'],
    ] as const
  ).flatMap(([minutes, health]): Row[] => {
    const at = minutesAgo(minutes);
    const group = anInfrastructureMachine('AWSManagedMachinePool', {
      name: 'pool',
      status: {
        ready: true,
        conditions: [
          aCondition('EKSNodegroupReady', 'True', 'Updated', '', at),
        ],
      },
    });
    return [
      [
        `misses nodes, and its control plane came up ${minutes} minutes ago`,
        [
          aPool(1),
          withConditions(
            aCluster(),
            aCondition('ControlPlaneInitialized', 'True', 'Yes', '', at),
          ),
        ],
        { health },
      ],
      [
        `misses nodes, and its node group changed ${minutes} minutes ago`,
        [
          aPool(
            1,
            {},
            {
              spec: {
                template: { spec: { infrastructureRef: aRefTo(group) } },
              },
            },
          ),
          group,
        ],
        { health },
      ],
      [
        `misses nodes, and was let go on ${minutes} minutes ago`,
        [
          aPool(1, {
            conditions: [aCondition('Paused', 'False', 'NotPaused', '', at)],
          }),
        ],
        { health },
      ],
    ];
  }),
  [
    'misses all nodes, although its legacy conditions say Ready',
    [aPool(0)],
    { health: 'Warning', reason: 'NoReplicaReady' },
  ],
  [
    'misses nodes whose machines are young',
    (() => {
      const pool = aPool(2);
      const machine = aMachine({
        ownedBy: pool,
        created: minutesAgo(1),
        status: { phase: 'Provisioning', conditions: [] },
      });
      return [pool, machine];
    })(),
    { health: 'Progressing' },
  ],
  [
    'wants more since a moment ago',
    [aPool(2, {}, { generation: 2 })],
    { health: 'Progressing', flags: ['stale'] },
  ],
  [
    'takes nodes away',
    [aPool(4)],
    { health: 'Progressing', state: 'scaling-down' },
  ],
  [
    'is scaled from outside',
    [aPool(3, { phase: 'Scaling' })],
    { health: 'Healthy', state: 'scaled-externally' },
  ],
  [
    'has failed',
    [aPool(3, { phase: 'Failed', failureMessage: 'boom' })],
    {
      health: 'Error',
      state: 'failed',
      message: 'boom',
      decidedBy: 'status.phase of MachinePool',
    },
  ],
  [
    'runs and still reports a failure that nobody clears',
    [aPool(3, { deprecated: { v1beta1: { failureMessage: 'old' } } })],
    {
      health: 'Warning',
      state: 'failure-reported',
      message: 'Runs, but still reports a failure: old',
    },
  ],
  [
    'runs on infrastructure that has failed',
    [
      aMachinePool({
        spec: { template: { spec: { infrastructureRef: aRefTo(failedPool) } } },
      }),
      failedPool,
    ],
    {
      health: 'Error',
      state: 'infrastructure-failed',
      message: 'no capacity',
    },
  ],
  [
    'waits for a control plane that has never been up',
    [
      aPool(0),
      withConditions(
        aCluster(),
        aCondition('ControlPlaneInitialized', 'False'),
      ),
    ],
    { health: 'Progressing', state: 'waiting-for-control-plane' },
  ],
  [
    'is scaled to zero',
    [
      aMachinePool({
        spec: { replicas: 0 },
        status: { replicas: 0, readyReplicas: 0, availableReplicas: 0 },
      }),
    ],
    { health: 'Healthy', state: 'scaled-to-zero' },
  ],
  [
    'counts nothing yet',
    [aMachinePool({ created: minutesAgo(1), status: null })],
    { health: 'Progressing', state: 'pending' },
  ],
  [
    'is being deleted',
    [aPool(3, {}, { deleted: minutesAgo(1) })],
    { health: 'Deleting' },
  ],
];

describe('a MachinePool', () => {
  it.each(rows)('%s', (_, objects, expected) => {
    const status = judge(objects);
    expect(status).toMatchObject(expected);
    expect(judge(objects.map(asV1Beta1))).toEqual(status);
  });

  it('is read by its counters where its legacy conditions claim that all is well', () => {
    const pool = aMachinePool({
      apiVersion: 'cluster.x-k8s.io/v1beta1',
      status: {
        replicas: 0,
        readyReplicas: undefined,
        availableReplicas: undefined,
        conditions: [aCondition('Ready'), aCondition('ReplicasReady')],
      },
    });
    expect(judge([pool])).toMatchObject({
      health: 'Warning',
      message: '0 of 3 replicas ready',
    });
  });
});
