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
  aMachineDeployment,
  aMachinePool,
  aMachineSet,
  asV1Beta1,
  judge,
  minutesAgo,
  withConditions,
} from '../../testing';

type Row = [string, KubernetesObject[], Partial<HealthStatus>];

/** Workers that are wanted, with counters that say how many are available. */
function short(available: number): Record<string, unknown> {
  return { status: { availableReplicas: available, readyReplicas: available } };
}

const workers: Row[] = [
  [
    'has a deployment with nothing available',
    [aCluster(), aMachineDeployment(short(0))],
    {
      health: 'Error',
      state: 'workers-unavailable',
      message: 'MachineDeployment demo-md: 0 of 3 replicas available',
      decidedBy: 'status.availableReplicas of MachineDeployment demo-md',
    },
  ],
  [
    'has a deployment with some available',
    [aCluster(), aMachineDeployment(short(2))],
    { health: 'Warning', state: 'workers-degraded' },
  ],
  [
    'has a deployment scaled to zero',
    [
      aCluster(),
      aMachineDeployment({
        spec: { replicas: 0 },
        status: { replicas: 0, availableReplicas: 0, readyReplicas: 0 },
      }),
    ],
    { health: 'Healthy' },
  ],
  [
    'has a set of its own with some available',
    [aCluster(), aMachineSet(short(1))],
    { health: 'Warning', state: 'workers-degraded' },
  ],
  [
    'has a deployment that takes machines away',
    [
      aCluster(),
      aMachineDeployment({
        spec: { replicas: 2 },
        status: { replicas: 3, availableReplicas: 3 },
      }),
    ],
    { health: 'Progressing', state: 'scaling-down' },
  ],
  [
    'has another cluster’s deployment beside it',
    [
      aCluster(),
      aMachineDeployment({ ...short(0), cluster: 'other' }),
      aMachineDeployment({ ...short(0), namespace: 'other' }),
    ],
    { health: 'Healthy' },
  ],
  [
    'has a pool without nodes, which its own condition does not see',
    [
      withConditions(
        aCluster(),
        aCondition('WorkersAvailable', 'True', 'NoWorkers'),
      ),
      aMachinePool(short(0)),
    ],
    { health: 'Error', state: 'workers-unavailable' },
  ],
  [
    'has a pool with some nodes',
    [aCluster(), aMachinePool(short(1))],
    { health: 'Warning', state: 'workers-degraded' },
  ],
  [
    'has a new pool without nodes',
    [aCluster(), aMachinePool({ ...short(0), created: minutesAgo(14) })],
    { health: 'Progressing', state: 'scaling-up' },
  ],
  ...(
    [
      [0, 'Error', 'workers-unavailable'],
      [2, 'Warning', 'workers-degraded'],
    ] as const
  ).map(
    ([availableReplicas, health, state]): Row => [
      `counts ${availableReplicas} of 3 workers, and nothing else is at hand`,
      [
        aCluster({
          status: {
            workers: { desiredReplicas: 3, replicas: 3, availableReplicas },
          },
        }),
      ],
      {
        health,
        state,
        decidedBy: 'status.workers.availableReplicas of Cluster',
      },
    ],
  ),
  [
    'counts no workers and is 9 minutes old',
    [
      aCluster({
        created: minutesAgo(9),
        status: { workers: { desiredReplicas: 3, replicas: 3 } },
      }),
    ],
    { health: 'Progressing', state: 'scaling-up' },
  ],
  [
    'counts no workers and says ScalingUp',
    [
      withConditions(
        aCluster({ status: { workers: { desiredReplicas: 3, replicas: 3 } } }),
        aCondition('ScalingUp'),
      ),
    ],
    { health: 'Progressing' },
  ],
];

describe('a Cluster whose workers', () => {
  it.each(workers)('%s', (_, objects, expected) => {
    const status = judge(objects);
    expect(status).toMatchObject(expected);
    expect(judge(objects.map(asV1Beta1))).toEqual(status);
  });
});
