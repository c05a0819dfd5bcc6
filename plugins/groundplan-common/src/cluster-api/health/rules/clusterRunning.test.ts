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
  aRefTo,
  asV1Beta1,
  CONTROL_PLANE_LABELS,
  CREATED,
  judge,
  minutesAgo,
  withConditions,
} from '../../testing';

type Row = [string, KubernetesObject[], Partial<HealthStatus>];

function running(...conditions: Record<string, unknown>[]): KubernetesObject {
  return withConditions(aCluster(), ...conditions);
}

const WAIT =
  'Scaling up from 1 to 3 replicas is blocked because:\n* waiting for etcd cluster to become healthy';
const NO_TEMPLATE =
  'Scaling up from 1 to 3 replicas is blocked because:\n* DevMachineTemplate does not exist';

const gone = aCondition('ControlPlaneAvailable', 'False', 'NotAvailable', 'x');

/** A control plane of one, with a message that nobody can help. */
function aLostControlPlane(available: number): KubernetesObject[] {
  const conditions = [
    aCondition(
      'Remediating',
      'True',
      'Remediating',
      "can't remediate if current replicas are less or equal to 1",
    ),
  ];
  const controlPlane = aKubeadmControlPlane({
    spec: { replicas: 1 },
    status: { replicas: 1, availableReplicas: available, conditions },
  });
  const cluster = aCluster({
    spec: { controlPlaneRef: aRefTo(controlPlane) },
  });
  return [withConditions(cluster, ...conditions), controlPlane];
}

const changes: Row[] = [
  [
    'cannot be reached, whatever its counters say',
    [
      running(
        aCondition('RemoteConnectionProbe', 'False', 'ProbeFailed', 'timeout'),
      ),
    ],
    {
      health: 'Error',
      state: 'unreachable',
      message: 'timeout',
      decidedBy: 'condition RemoteConnectionProbe of Cluster',
    },
  ],
  [
    'has no control plane',
    [running(gone)],
    { health: 'Error', state: 'control-plane-unavailable', message: 'x' },
  ],
  [
    'does not know of its control plane',
    [running({ ...gone, status: 'Unknown' })],
    { health: 'Error', state: 'control-plane-unavailable' },
  ],
  [
    'cannot remediate, and nothing is left',
    aLostControlPlane(0),
    {
      health: 'Error',
      state: 'remediation-blocked',
    },
  ],
  [
    'cannot remediate, and something is left',
    aLostControlPlane(1),
    {
      health: 'Warning',
      state: 'remediation-blocked',
    },
  ],
  [
    'must not remediate, although False',
    [
      running(
        aCondition(
          'Remediating',
          'False',
          'NotRemediating',
          'Machine w is not healthy (not to be remediated by KCP)',
        ),
      ),
    ],
    { health: 'Warning', state: 'remediation-blocked' },
  ],
  [
    'remediates',
    [running(aCondition('Remediating', 'True'))],
    { health: 'Warning', state: 'remediating' },
  ],
  ...[
    ['ScalingUp', 'scaling-up'],
    ['ScalingDown', 'scaling-down'],
    ['RollingOut', 'rolling-out'],
  ].map(
    ([type, state]): Row => [
      `says ${type}`,
      [running(aCondition(type))],
      {
        health: 'Progressing',
        state,
        decidedBy: `condition ${type} of Cluster`,
      },
    ],
  ),
  [
    'has waited 14 minutes for etcd',
    [
      running(
        aCondition('ScalingUp', 'True', 'ScalingUp', WAIT, minutesAgo(14)),
      ),
    ],
    { health: 'Progressing', state: 'scaling-up', flags: [] },
  ],
  [
    'has waited 15 minutes for etcd',
    [
      running(
        aCondition('ScalingUp', 'True', 'ScalingUp', WAIT, minutesAgo(15)),
      ),
    ],
    { health: 'Warning', state: 'blocked', flags: ['blocked'] },
  ],
  [
    'is blocked for another cause',
    [
      running(
        aCondition(
          'ScalingUp',
          'True',
          'ScalingUp',
          `${WAIT}\n* DevMachineTemplate does not exist`,
          minutesAgo(0),
        ),
      ),
    ],
    { health: 'Error', state: 'blocked', flags: ['blocked'] },
  ],
  [
    'would be blocked',
    [
      running(
        aCondition(
          'ScalingUp',
          'False',
          'NotScalingUp',
          NO_TEMPLATE.replace('is blocked', 'would be blocked'),
        ),
      ),
    ],
    { health: 'Healthy' },
  ],
  [
    'has fewer control plane machines than wanted',
    [
      aCluster({
        status: { controlPlane: { desiredReplicas: 3, replicas: 1 } },
      }),
    ],
    {
      health: 'Progressing',
      state: 'scaling-up',
      decidedBy: 'status.controlPlane.replicas of Cluster',
    },
  ],
  [
    'runs an older version than wanted',
    [
      aCluster({
        spec: { topology: { version: 'v1.35.0' } },
        status: { controlPlane: { versions: [{ version: 'v1.34.1' }] } },
      }),
    ],
    {
      health: 'Progressing',
      state: 'upgrading',
      message: 'v1.34.1 still runs, v1.35.0 wanted',
    },
  ],
  ...['ControlPlaneMachinesReady', 'WorkerMachinesReady'].map(
    (type): Row => [
      `says that ${type} is False`,
      [running(aCondition(type, 'False', 'NotReady'))],
      { health: 'Warning', state: 'machines-not-ready' },
    ],
  ),
  [
    'says that machines are not ready, of which one is young',
    [
      running(aCondition('ControlPlaneMachinesReady', 'False', 'NotReady')),
      aMachine({
        labels: CONTROL_PLANE_LABELS,
        created: minutesAgo(3),
        status: {
          phase: 'Provisioning',
          conditions: [aCondition('Ready', 'False')],
        },
      }),
    ],
    { health: 'Progressing', state: 'machines-starting' },
  ],
  [
    'has a gate that fails',
    [
      withConditions(
        aCluster({
          spec: {
            availabilityGates: [
              { conditionType: 'Backup' },
              { conditionType: 'Frozen', polarity: 'Negative' },
            ],
          },
        }),
        aCondition('Available', 'False'),
        aCondition('Backup'),
        aCondition('Frozen', 'True'),
      ),
    ],
    {
      health: 'Error',
      state: 'gate-failed',
      decidedBy: 'condition Frozen of Cluster',
    },
  ],
  [
    'has a gate of its class that fails',
    [
      withConditions(
        aCluster({
          spec: { topology: { classRef: { name: 'c', namespace: 'classes' } } },
        }),
        aCondition('Available', 'False'),
        aCondition('Backup', 'False'),
      ),
      anObject('cluster.x-k8s.io/v1beta2', 'ClusterClass', {
        name: 'c',
        namespace: 'classes',
        cluster: null,
        spec: { availabilityGates: [{ conditionType: 'Backup' }] },
      }),
    ],
    { health: 'Error', state: 'gate-failed' },
  ],
  [
    'has infrastructure that is not ready any more',
    [running(aCondition('InfrastructureReady', 'False', 'NotReady'))],
    { health: 'Error', state: 'infrastructure-not-ready' },
  ],
  [
    'is Available=Unknown and nothing tells why',
    [running(aCondition('Available', 'Unknown', 'AvailableUnknown', 'y'))],
    {
      health: 'Unknown',
      state: 'unknown',
      message: 'y',
      decidedBy: 'condition Available of Cluster',
    },
  ],
  [
    'is Available=False and nothing tells why',
    [running(aCondition('Available', 'False', 'NotAvailable', 'z'))],
    { health: 'Error', state: 'unavailable', message: 'z' },
  ],
  [
    'is well',
    [running()],
    {
      health: 'Healthy',
      state: 'available',
      flags: [],
      reason: 'Available',
      message: '',
      since: CREATED,
      decidedBy: 'condition Available of Cluster',
    },
  ],
];

describe('a Cluster that runs', () => {
  it.each(changes)('%s', (_, objects, expected) => {
    const status = judge(objects);
    expect(status).toMatchObject(expected);
    expect(judge(objects.map(asV1Beta1))).toEqual(status);
  });
});
