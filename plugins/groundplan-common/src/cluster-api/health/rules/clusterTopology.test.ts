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
  asV1Beta1,
  judge,
  withConditions,
} from '../../testing';

type Row = [string, KubernetesObject[], Partial<HealthStatus>];

const topology = (reason: string, message = '') =>
  withConditions(
    aCluster(),
    aCondition('TopologyReconciled', 'False', reason, message),
  );

const topologies: Row[] = [
  ['is paused', [topology('Paused')], { health: 'Healthy' }],
  ['is being deleted', [topology('Deleting')], { health: 'Healthy' }],
  ['failed', [topology('ReconcileFailed')], { health: 'Error', flags: [] }],
  [
    'waits for its class',
    [topology('ClusterClassNotReconciled')],
    { health: 'Error', state: 'topology-failed' },
  ],
  [
    'is held back by a hook, up to 1.11',
    [topology('LifecycleHookBlocking')],
    { health: 'Warning', state: 'hook-blocking', flags: ['blocked'] },
  ],
  [
    'is held back by a hook, from 1.12',
    [
      topology(
        'ClusterUpgrading',
        'Cluster is upgrading to v1.35.0\n  * Following hooks are blocking upgrade: BeforeClusterUpgrade: window',
      ),
    ],
    { health: 'Warning', state: 'hook-blocking', flags: ['blocked'] },
  ],
  ...['MachineDeploymentsUpgradeDeferred', 'MachinePoolsUpgradeDeferred'].map(
    (reason): Row => [
      reason,
      [topology(reason)],
      { health: 'Warning', state: 'upgrade-deferred', flags: ['blocked'] },
    ],
  ),
  ...[
    'ClusterUpgrading',
    'ControlPlaneUpgradePending',
    'MachineDeploymentsCreatePending',
    'MachinePoolsUpgradePending',
  ].map(
    (reason): Row => [
      reason,
      [topology(reason)],
      { health: 'Progressing', state: 'upgrading', reason, flags: [] },
    ],
  ),
  [
    'is not told',
    [withConditions(aCluster(), aCondition('TopologyReconciled', 'Unknown'))],
    { health: 'Healthy' },
  ],
];

describe('a Cluster whose topology', () => {
  it.each(topologies)('%s', (_, objects, expected) => {
    const status = judge(objects);
    expect(status).toMatchObject(expected);
    expect(judge(objects.map(asV1Beta1))).toEqual(status);
  });
});
