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
  anObject,
  asV1Beta1,
  judge,
  minutesAgo,
  ObjectOptions,
} from '../../testing';

type Row = [string, KubernetesObject[], Partial<HealthStatus>];

function aClass(
  conditions: Record<string, unknown>[],
  options: ObjectOptions = {},
): KubernetesObject {
  return anObject('cluster.x-k8s.io/v1beta2', 'ClusterClass', {
    ...options,
    cluster: null,
    status: { observedGeneration: 1, conditions },
  });
}

const WELL = [aCondition('VariablesReady'), aCondition('RefVersionsUpToDate')];

describe('a ClusterClass', () => {
  it.each<Row>([
    [
      'is ready',
      [aClass(WELL)],
      {
        health: 'Healthy',
        state: 'ready',
        flags: [],
        decidedBy: 'condition VariablesReady of ClusterClass',
      },
    ],
    [
      'has variables that conflict',
      [
        aClass([
          aCondition('VariablesReady', 'False', 'VariableDiscoveryFailed', 'x'),
          WELL[1],
        ]),
      ],
      { health: 'Error', state: 'variables-invalid', message: 'x' },
    ],
    [
      'refers to old versions',
      [aClass([WELL[0], aCondition('RefVersionsUpToDate', 'False')])],
      { health: 'Warning', state: 'references-outdated' },
    ],
    [
      'does not know',
      [aClass([aCondition('VariablesReady', 'Unknown')])],
      { health: 'Unknown' },
    ],
    [
      'has a generation that nobody has read',
      [aClass(WELL, { generation: 2 })],
      {
        health: 'Progressing',
        state: 'reconciling',
        flags: ['stale'],
        decidedBy: 'status.observedGeneration of ClusterClass',
      },
    ],
    [
      'is new',
      [aClass([], { created: minutesAgo(1) })],
      { health: 'Progressing', state: 'pending' },
    ],
    ['reports nothing', [aClass([])], { health: 'Unknown' }],
  ])('%s', (_, objects, expected) => {
    const status = judge(objects);
    expect(status).toMatchObject(expected);
    expect(judge(objects.map(asV1Beta1))).toEqual(status);
  });

  it('of Cluster API 1.8 is read by its own names of conditions', () => {
    const old = {
      ...aClass([aCondition('VariablesReconciled', 'False', 'Why')]),
      apiVersion: 'cluster.x-k8s.io/v1beta1',
    };
    expect(judge([old])).toMatchObject({ health: 'Error', reason: 'Why' });
  });
});
