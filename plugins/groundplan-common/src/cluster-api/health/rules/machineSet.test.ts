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
  aMachineSet,
  asV1Beta1,
  judge,
  minutesAgo,
  withConditions,
} from '../../testing';

type Row = [string, KubernetesObject[], Partial<HealthStatus>];

describe('a MachineSet', () => {
  it.each<Row>([
    [
      'has all, and neither Available nor Ready',
      [aMachineSet()],
      {
        health: 'Healthy',
        state: 'running',
        decidedBy: 'status.availableReplicas of MachineSet',
      },
    ],
    [
      'misses some',
      [aMachineSet({ status: { availableReplicas: 1, readyReplicas: 1 } })],
      { health: 'Warning', state: 'degraded' },
    ],
    [
      'misses all',
      [aMachineSet({ status: { availableReplicas: 0, readyReplicas: 0 } })],
      { health: 'Error', state: 'unavailable' },
    ],
    [
      'is of an old revision',
      [
        aMachineSet({
          spec: { replicas: 0 },
          status: { replicas: 0, availableReplicas: 0, readyReplicas: 0 },
        }),
      ],
      { health: 'Healthy', state: 'scaled-to-zero' },
    ],
    [
      'says that its machines are not ready',
      [withConditions(aMachineSet(), aCondition('MachinesReady', 'False'))],
      { health: 'Warning', state: 'machines-not-ready' },
    ],
    [
      'cannot remediate',
      [
        withConditions(
          aMachineSet(),
          aCondition('Remediating', 'False', 'x', "can't remediate"),
        ),
      ],
      { health: 'Warning', state: 'remediation-blocked' },
    ],
    [
      'scales up',
      [withConditions(aMachineSet(), aCondition('ScalingUp'))],
      { health: 'Progressing', state: 'scaling-up' },
    ],
    [
      'has not counted yet',
      [aMachineSet({ created: minutesAgo(1), status: null })],
      { health: 'Progressing', state: 'pending' },
    ],
  ])('%s', (_, objects, expected) => {
    const status = judge(objects);
    expect(status).toMatchObject(expected);
    expect(judge(objects.map(asV1Beta1))).toEqual(status);
  });
});
