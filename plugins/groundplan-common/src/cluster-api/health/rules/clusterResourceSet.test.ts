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
import { aCondition, anObject, asV1Beta1, judge } from '../../testing';

type Row = [string, KubernetesObject[], Partial<HealthStatus>];

describe('a ClusterResourceSet', () => {
  const API = 'addons.cluster.x-k8s.io/v1beta2';
  const set = (condition?: Record<string, unknown>) =>
    anObject(API, 'ClusterResourceSet', {
      name: 'crs',
      cluster: null,
      spec: {
        resources: [
          { kind: 'ConfigMap', name: 'cni' },
          { kind: 'Secret', name: 'csi' },
        ],
      },
      status: { conditions: condition ? [condition] : [] },
    });
  const binding = (...resources: Record<string, unknown>[]) =>
    anObject(API, 'ClusterResourceSetBinding', {
      name: 'demo',
      spec: { bindings: [{ clusterResourceSetName: 'crs', resources }] },
    });
  const applied = aCondition('ResourcesApplied');
  const cni = { kind: 'ConfigMap', name: 'cni', applied: true };
  const csi = { kind: 'Secret', name: 'csi', applied: true };

  it.each<Row>([
    [
      'has applied all',
      [set(applied), binding(cni, csi)],
      { health: 'Healthy', state: 'applied' },
    ],
    [
      'says that it has applied what does not exist',
      [set(applied), binding(csi)],
      {
        health: 'Warning',
        state: 'not-applied',
        message: 'ConfigMap cni not applied to demo',
      },
    ],
    [
      'has tried to apply',
      [set(applied), binding({ ...cni, applied: false }, csi)],
      { health: 'Warning', message: 'ConfigMap cni not applied to demo' },
    ],
    ['is applied to nothing known', [set(applied)], { health: 'Unknown' }],
    [
      'fails',
      [set({ ...applied, status: 'False', reason: 'ApplyFailed' })],
      { health: 'Error', reason: 'ApplyFailed' },
    ],
    [
      'does not know',
      [set({ ...applied, status: 'Unknown' })],
      { health: 'Unknown' },
    ],
    ['reports nothing', [set()], { health: 'Unknown' }],
  ])('%s', (_, objects, expected) => {
    const status = judge(objects);
    expect(status).toMatchObject(expected);
    expect(judge(objects.map(asV1Beta1))).toEqual(status);
  });
});
