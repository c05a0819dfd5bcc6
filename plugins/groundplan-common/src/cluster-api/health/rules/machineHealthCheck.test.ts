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
  aCondition,
  aMachine,
  anObject,
  asV1Beta1,
  judge,
  minutesAgo,
} from '../../testing';

type Row = [string, KubernetesObject[], Partial<HealthStatus>];

describe('a MachineHealthCheck', () => {
  const TOO_MANY = aCondition(
    'RemediationAllowed',
    'False',
    'TooManyUnhealthy',
    'total: 2, unhealthy: 0, maxUnhealthy: 40%',
  );
  const aCheck = (
    healthy: number,
    expected: number,
    ...conditions: Record<string, unknown>[]
  ) =>
    anObject('cluster.x-k8s.io/v1beta2', 'MachineHealthCheck', {
      status: {
        expectedMachines: expected,
        currentHealthy: healthy,
        targets: ['a', 'b'],
        conditions:
          conditions.length > 0
            ? conditions
            : [aCondition('RemediationAllowed')],
      },
    });
  const machine = (name: string, phase: string, age: number) =>
    aMachine({
      name,
      created: minutesAgo(age),
      status: { phase, conditions: [aCondition('Ready', 'False')] },
    });
  const young = [
    machine('a', 'Provisioning', 1),
    machine('b', 'Provisioned', 1),
  ];
  const ill = [machine('a', 'Running', 60), machine('b', 'Provisioned', 1)];

  it.each<Row>([
    [
      'watches',
      [aCheck(2, 2)],
      {
        health: 'Healthy',
        state: 'watching',
        message: '2 of 2 machines healthy',
      },
    ],
    [
      'must not remediate while machines start',
      [aCheck(0, 2, TOO_MANY), ...young],
      { health: 'Progressing', state: 'waiting-for-machines', flags: [] },
    ],
    [
      'says itself that none is unhealthy, and the machines are not at hand',
      [aCheck(2, 2, TOO_MANY)],
      { health: 'Progressing', state: 'waiting-for-machines' },
    ],
    [
      'must not remediate a machine that is ill',
      [aCheck(0, 2, TOO_MANY), ...ill],
      {
        health: 'Error',
        state: 'remediation-blocked',
        flags: ['blocked'],
        reason: 'TooManyUnhealthy',
        decidedBy: 'condition RemediationAllowed of MachineHealthCheck',
      },
    ],
    [
      'has a machine that is ill',
      [aCheck(0, 2), ...ill],
      { health: 'Warning', state: 'machines-unhealthy' },
    ],
    [
      'has machines that are young',
      [aCheck(0, 2), ...young],
      { health: 'Progressing', reason: 'MachinesStarting' },
    ],
    [
      'misses machines that are not at hand',
      [aCheck(1, 2)],
      {
        health: 'Warning',
        decidedBy: 'status.currentHealthy of MachineHealthCheck',
      },
    ],
    ['watches nothing', [aCheck(0, 0)], { health: 'Healthy' }],
    [
      'has not counted',
      [
        anObject('cluster.x-k8s.io/v1beta2', 'MachineHealthCheck', {
          status: {},
        }),
      ],
      { health: 'Unknown' },
    ],
  ])('%s', (_, objects, expected) => {
    const status = judge(objects);
    expect(status).toMatchObject(expected);
    expect(judge(objects.map(asV1Beta1))).toEqual(status);
  });
});
