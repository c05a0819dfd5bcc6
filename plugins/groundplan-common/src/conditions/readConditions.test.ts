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

import { KubernetesObject } from '../kubernetes';
import { NO_REASON_REPORTED } from './Condition';
import { conditionDialect } from './conditionDialect';
import { readCondition } from './readCondition';
import { readConditions } from './readConditions';
import { toConditionViews } from './toConditionViews';

function object(
  apiVersion: string,
  kind: string,
  status?: unknown,
): KubernetesObject {
  return { apiVersion, kind, metadata: { name: 'x', namespace: 'n' }, status };
}

const T = '2026-11-22T10:00:00Z';
const available = {
  type: 'Available',
  status: 'True',
  reason: 'Available',
  lastTransitionTime: T,
};
const legacyReady = {
  type: 'Ready',
  status: 'False',
  severity: 'Warning',
  reason: 'ScalingUp',
};

describe('where conditions live', () => {
  it.each([
    [
      'v1beta1 of Cluster API up to 1.8',
      object('cluster.x-k8s.io/v1beta1', 'Cluster', {
        conditions: [legacyReady],
      }),
      'legacy',
      ['Ready'],
    ],
    [
      'v1beta1 of Cluster API from 1.9',
      object('cluster.x-k8s.io/v1beta1', 'Cluster', {
        conditions: [legacyReady],
        v1beta2: { conditions: [available] },
      }),
      'metav1',
      ['Available'],
    ],
    [
      'v1beta2: never what is deprecated',
      object('cluster.x-k8s.io/v1beta2', 'Cluster', {
        conditions: [available],
        deprecated: { v1beta1: { conditions: [legacyReady] } },
      }),
      'metav1',
      ['Available'],
    ],
    [
      'a control plane of Cluster API itself without conditions yet',
      object('controlplane.cluster.x-k8s.io/v1beta1', 'KubeadmControlPlane', {
        conditions: [{ type: 'Available', status: 'True' }],
      }),
      'legacy',
      ['Available'],
    ],
    [
      'a provider with severities',
      object('infrastructure.cluster.x-k8s.io/v1beta2', 'AWSCluster', {
        conditions: [legacyReady],
      }),
      'legacy',
      ['Ready'],
    ],
    [
      'a provider of the first contract whose conditions are all True',
      object('infrastructure.cluster.x-k8s.io/v1beta2', 'AWSCluster', {
        ready: true,
        conditions: [{ type: 'Ready', status: 'True' }],
      }),
      'legacy',
      ['Ready'],
    ],
    [
      'a provider of the second contract',
      object('infrastructure.cluster.x-k8s.io/v1beta2', 'VSphereCluster', {
        initialization: { provisioned: true },
        conditions: [{ type: 'Ready', status: 'True', reason: 'Ready' }],
      }),
      'metav1',
      ['Ready'],
    ],
    [
      'a plain Kubernetes object, whatever it is called',
      object('infra.contrib.fluxcd.io/v1alpha2', 'Terraform', {
        ready: true,
        conditions: [{ ...legacyReady }],
      }),
      'metav1',
      ['Ready'],
    ],
    ['no status', object('cluster.x-k8s.io/v1beta2', 'Cluster'), 'metav1', []],
  ])('%s', (_, from, dialect, types) => {
    expect(conditionDialect(from)).toBe(dialect);
    const read = readConditions(from);
    expect(read.dialect).toBe(dialect);
    expect(read.conditions.map(c => c.type)).toEqual(types);
    expect(read.problems).toEqual([]);
  });
});

describe('readConditions', () => {
  it('names what it cannot read and keeps the rest', () => {
    const read = readConditions(
      object('cluster.x-k8s.io/v1beta2', 'Cluster', {
        conditions: [
          { type: 'Paused' },
          'nonsense',
          { status: 'True' },
          { type: 'Available', status: 'yes' },
          available,
          { ...available, status: 'False' },
          { type: 'Deleting', status: 'False', reason: '', message: 7 },
        ],
      }),
    );
    expect(read.problems).toEqual([
      'status.conditions[0].status of Paused: expected True, False or Unknown',
      'status.conditions[1].type: expected a name',
      'status.conditions[2].type: expected a name',
      'status.conditions[3].status of Available: expected True, False or Unknown',
    ]);
    expect(read.conditions).toEqual([
      { ...available, message: '', severity: undefined },
      {
        type: 'Deleting',
        status: 'False',
        reason: NO_REASON_REPORTED,
        message: '',
        lastTransitionTime: undefined,
        severity: undefined,
      },
    ]);
  });

  it('names a list that is none', () => {
    const read = readConditions(
      object('cluster.x-k8s.io/v1beta1', 'Cluster', {
        v1beta2: { conditions: 'x' },
      }),
    );
    expect(read.problems).toEqual([
      'status.v1beta2.conditions: expected a list',
    ]);
  });
});

it('readCondition finds one by type', () => {
  const cluster = object('cluster.x-k8s.io/v1beta2', 'Cluster', {
    conditions: [available],
  });
  expect(readCondition(cluster, 'Available')?.lastTransitionTime).toBe(T);
  expect(readCondition(cluster, 'Ready')).toBeUndefined();
});

it('toConditionViews tells the polarity, and severity in the legacy dialect only', () => {
  const conditions = [
    { ...legacyReady, message: 'm' },
    { type: 'Paused', status: 'True', severity: 'Info' },
  ];
  const view = (apiVersion: string) =>
    toConditionViews(object(apiVersion, 'Cluster', { conditions })).map(v => [
      v.type,
      v.severity,
      v.message,
      v.negativePolarity,
    ]);
  expect(view('cluster.x-k8s.io/v1beta1')).toEqual([
    ['Ready', 'Warning', 'm', false],
    ['Paused', 'Info', undefined, true],
  ]);
  expect(view('cluster.x-k8s.io/v1beta2')).toEqual([
    ['Ready', undefined, 'm', false],
    ['Paused', undefined, undefined, true],
  ]);
});
