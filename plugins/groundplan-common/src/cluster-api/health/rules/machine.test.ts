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
  anInfrastructureMachine,
  anObject,
  asV1Beta1,
  CREATED,
  judge,
  minutesAgo,
  NOW,
  withConditions,
} from '../../testing';

type Row = [string, KubernetesObject[], Partial<HealthStatus>];

const NOT_READY = aCondition('Ready', 'False', 'NotReady', 'why');

/** A machine on its way, or one that should long be a node. */
function starting(phase: string | undefined, age: number): KubernetesObject {
  return aMachine({
    created: minutesAgo(age),
    status: {
      phase,
      conditions: [NOT_READY, aCondition('Available', 'False', 'NotReady')],
    },
  });
}

function running(...conditions: Record<string, unknown>[]): KubernetesObject {
  return withConditions(aMachine(), ...conditions);
}

function expiring(days: number): KubernetesObject {
  const at = new Date(NOW.getTime() + days * 24 * 3_600_000).toISOString();
  return aMachine({ status: { certificatesExpiryDate: at } });
}

const rows: Row[] = [
  [
    'runs',
    [running()],
    {
      health: 'Healthy',
      state: 'running',
      since: CREATED,
      decidedBy: 'condition Ready of Machine',
    },
  ],
  [
    'is ready and not yet available',
    [running(aCondition('Available', 'False', 'WaitingForMinReadySeconds'))],
    {
      health: 'Progressing',
      state: 'settling',
      reason: 'WaitingForMinReadySeconds',
    },
  ],
  ...[undefined, 'Pending', 'Provisioning', 'Provisioned'].map(
    (phase): Row => [
      `is young with phase ${phase}`,
      [starting(phase, 9)],
      {
        health: 'Progressing',
        state: 'provisioning',
        message: 'why',
        decidedBy: 'condition Ready of Machine',
      },
    ],
  ),
  ...['Pending', 'Provisioning', 'Provisioned'].map(
    (phase): Row => [
      `has been ${phase} for 10 minutes`,
      [starting(phase, 10)],
      { health: 'Warning', state: 'provisioning-takes-long' },
    ],
  ),
  [
    'has a node that has never been ready, and is young',
    [
      aMachine({
        created: minutesAgo(2),
        status: {
          conditions: [
            { ...NOT_READY, lastTransitionTime: minutesAgo(2) },
            aCondition('Available', 'False', 'NotReady', '', minutesAgo(2)),
          ],
        },
      }),
    ],
    { health: 'Progressing' },
  ],
  [
    'was ready, is young, and is not any more',
    [
      aMachine({
        created: minutesAgo(9),
        status: {
          conditions: [
            { ...NOT_READY, lastTransitionTime: minutesAgo(1) },
            aCondition('Available', 'False', 'NotReady', '', minutesAgo(1)),
          ],
        },
      }),
    ],
    { health: 'Error', state: 'not-ready' },
  ],
  [
    'runs and is not ready',
    [running(NOT_READY)],
    { health: 'Error', state: 'not-ready', message: 'why' },
  ],
  [
    'is updated in place',
    [
      aMachine({
        status: {
          phase: 'Updating',
          conditions: [
            NOT_READY,
            aCondition(
              'Updating',
              'True',
              'InPlaceUpdating',
              '',
              minutesAgo(1),
            ),
          ],
        },
      }),
    ],
    { health: 'Progressing', state: 'updating' },
  ],
  [
    'has been updated in place for too long',
    [
      aMachine({
        status: {
          phase: 'Updating',
          conditions: [NOT_READY, aCondition('Updating')],
        },
      }),
    ],
    { health: 'Warning', state: 'provisioning-takes-long' },
  ],
  [
    'is not known',
    [running({ ...NOT_READY, status: 'Unknown' })],
    { health: 'Unknown', state: 'unknown' },
  ],
  [
    'is not known because its cluster cannot be reached',
    [
      running({ ...NOT_READY, status: 'Unknown' }),
      withConditions(
        aCluster(),
        aCondition('RemoteConnectionProbe', 'False', 'ProbeFailed'),
      ),
    ],
    { health: 'Unknown', state: 'unreachable' },
  ],
  ...['HealthCheckSucceeded', 'OwnerRemediated'].map(
    (type): Row => [
      `says ${type}=False, whatever else it says`,
      [running(aCondition(type, 'False', 'NodeNotReady', 'kubelet'))],
      {
        health: 'Error',
        state: 'waiting-for-remediation',
        reason: 'NodeNotReady',
        message: 'kubelet',
        decidedBy: `condition ${type} of Machine`,
      },
    ],
  ),
  [
    'runs on infrastructure that was deleted',
    [running(aCondition('InfrastructureReady', 'False', 'ObjectDeleted'))],
    { health: 'Error', state: 'infrastructure-failed' },
  ],
  [
    'starts on infrastructure that has failed',
    [
      starting('Provisioning', 1),
      anInfrastructureMachine('DevMachine', {
        status: { failureReason: 'CreateError', failureMessage: 'quota' },
      }),
    ],
    {
      health: 'Error',
      state: 'infrastructure-failed',
      reason: 'CreateError',
      message: 'quota',
      decidedBy: 'status.failureMessage of DevMachine demo-machine',
    },
  ],
  [
    'has failed',
    [
      aMachine({
        status: { phase: 'Failed', failureMessage: 'no', failureReason: 'X' },
      }),
    ],
    {
      health: 'Error',
      state: 'failed',
      reason: 'X',
      message: 'no',
      decidedBy: 'status.phase of Machine',
    },
  ],
  ['has certificates for 31 days', [expiring(31)], { health: 'Healthy' }],
  [
    'has certificates for 29 days',
    [expiring(29)],
    {
      health: 'Warning',
      state: 'certificates-expiring',
      decidedBy: 'status.certificatesExpiryDate of Machine',
    },
  ],
  [
    'has certificates for 6 days',
    [expiring(6)],
    {
      health: 'Error',
      state: 'certificates-expiring',
      message: `The control plane's certificates expire in 6 days, at ${new Date(
        NOW.getTime() + 6 * 24 * 3_600_000,
      ).toISOString()}`,
    },
  ],
  [
    'has no valid certificates',
    [expiring(-1)],
    { health: 'Error', state: 'certificates-expired' },
  ],
  ...[
    ['DrainingNode', 'draining-node'],
    ['WaitingForPreDrainHook', 'waiting-for-pre-drain-hook'],
    ['WaitingForVolumeDetach', 'waiting-for-volume-detach'],
    ['DeletingNode', 'deleting-node'],
  ].map(
    ([reason, state]): Row => [
      `goes: ${reason}`,
      [
        withConditions(
          aMachine({ deleted: minutesAgo(1) }),
          NOT_READY,
          aCondition('Deleting', 'True', reason),
        ),
      ],
      { health: 'Deleting', state, reason, since: minutesAgo(1) },
    ],
  ),
  [
    'has been draining since more than 15m',
    [
      withConditions(
        aMachine({ deleted: minutesAgo(16) }),
        aCondition(
          'Deleting',
          'True',
          'DrainingNode',
          'Drain not completed yet (started since more than 15m)',
        ),
      ),
    ],
    { health: 'Warning', state: 'draining-node' },
  ],
  [
    'reports nothing yet',
    [aMachine({ created: minutesAgo(1), status: null })],
    { health: 'Progressing', state: 'pending' },
  ],
];

describe('a Machine', () => {
  it.each(rows)('%s', (_, objects, expected) => {
    const status = judge(objects);
    expect(status).toMatchObject(expected);
    expect(judge(objects.map(asV1Beta1))).toEqual(status);
  });

  it.each<[string, Record<string, unknown>, Partial<HealthStatus>]>([
    ['is ready', {}, { health: 'Healthy', state: 'ready' }],
    [
      'starts',
      { status: 'False', severity: 'Info', reason: 'WaitingForBootstrapData' },
      { health: 'Progressing', reason: 'WaitingForBootstrapData' },
    ],
    [
      'fails',
      { status: 'False', severity: 'Error' },
      { health: 'Error', state: 'not-ready' },
    ],
  ])('of Cluster API 1.8 %s', (_, ready, expected) => {
    const machine = aMachine({
      apiVersion: 'cluster.x-k8s.io/v1beta1',
      status: { conditions: [{ ...aCondition('Ready'), ...ready }] },
    });
    expect(judge([machine])).toMatchObject(expected);
  });

  it.each([
    [9, 'Progressing', 'not-ready'],
    [10, 'Warning', 'provisioning-takes-long'],
  ])(
    'of Cluster API 1.8 has been starting for %d minutes: %s',
    (age, health, state) => {
      const waits = aCondition('Ready', 'False', 'WaitingForBootstrapData');
      const machine = aMachine({
        apiVersion: 'cluster.x-k8s.io/v1beta1',
        created: minutesAgo(age),
        status: {
          phase: 'Provisioning',
          conditions: [{ ...waits, severity: 'Info' }],
        },
      });
      expect(judge([machine])).toMatchObject({ health, state });
    },
  );

  it('judges what nobody mirrors as if it were not there', () => {
    const unrelated = anObject('infrastructure.cluster.x-k8s.io/v1', 'Other', {
      name: 'demo-machine',
      status: { failureMessage: 'not mine' },
    });
    expect(judge([running(), unrelated]).health).toBe('Healthy');
  });
});
