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
import { aCondition, anObject, judge, minutesAgo } from '../../testing';

function anEksControlPlane(
  status: object,
  options: { spec?: object; generation?: number; created?: string } = {},
) {
  return anObject(
    'controlplane.cluster.x-k8s.io/v1beta2',
    'AWSManagedControlPlane',
    {
      ...options,
      spec: { version: 'v1.34', ...options.spec },
      status: { ready: true, initialized: true, version: '1.34', ...status },
    },
  );
}

const READY = aCondition('Ready');

const failed = (type: string, reason: string, severity: string) => ({
  ...aCondition(type, 'False', reason, `${reason} happened`),
  severity,
});

describe('awsManagedControlPlane', () => {
  it.each<
    [string, ReturnType<typeof anEksControlPlane>, Partial<HealthStatus>]
  >([
    [
      'is ready',
      anEksControlPlane({ conditions: [READY] }),
      {
        health: 'Healthy',
        state: 'available',
        flags: [],
        decidedBy: 'condition Ready of AWSManagedControlPlane',
      },
    ],
    [
      'has not read its newest generation',
      anEksControlPlane(
        { conditions: [READY], observedGeneration: 1, failureMessage: 'old' },
        { generation: 2 },
      ),
      { health: 'Progressing', state: 'reconciling', flags: ['stale'] },
    ],
    [
      'has failed',
      anEksControlPlane({ conditions: [READY], failureMessage: 'no role' }),
      {
        health: 'Error',
        state: 'failed',
        message: 'no role',
        decidedBy: 'status.failureMessage of AWSManagedControlPlane',
      },
    ],
    [
      'is updated, and stays ready',
      anEksControlPlane({
        conditions: [READY, aCondition('EKSControlPlaneUpdating')],
      }),
      { health: 'Progressing', state: 'upgrading' },
    ],
    [
      'wants a newer version than it has',
      anEksControlPlane(
        { conditions: [READY] },
        { spec: { version: 'v1.35' } },
      ),
      { health: 'Progressing', message: '1.34 runs, v1.35 wanted' },
    ],
    [
      'has conditions that fail, all of which are told',
      anEksControlPlane({
        conditions: [
          failed('Ready', 'Role', 'Error'),
          failed('IAMControlPlaneRolesReady', 'Role', 'Error'),
          failed('EKSAddonsConfigured', 'Slow', 'Info'),
        ],
      }),
      {
        health: 'Error',
        message:
          'Ready: Role happened\nIAMControlPlaneRolesReady: Role happened',
      },
    ],
    [
      'is being created',
      anEksControlPlane({ conditions: [failed('Ready', 'Creating', 'Info')] }),
      { health: 'Progressing', state: 'provisioning', reason: 'Creating' },
    ],
    [
      'has an add-on that is not active, and why',
      anEksControlPlane({
        conditions: [READY],
        addons: [
          { name: 'vpc-cni', status: 'ACTIVE' },
          {
            name: 'coredns',
            status: 'DEGRADED',
            issues: [{ code: 'InsufficientReplicas', message: 'no node' }],
          },
        ],
      }),
      {
        health: 'Warning',
        state: 'addon-degraded',
        message: 'Add-on coredns is DEGRADED\nInsufficientReplicas: no node',
        decidedBy: 'status.addons of AWSManagedControlPlane',
      },
    ],
    [
      'is updated and has an active add-on with an issue',
      anEksControlPlane({
        conditions: [READY, aCondition('EKSControlPlaneUpdating')],
        addons: [
          { name: 'dns', status: 'ACTIVE', issues: [{ code: 'Conflict' }] },
        ],
      }),
      { health: 'Warning', message: 'Add-on dns is ACTIVE\nConflict' },
    ],
    [
      'is new and reports nothing',
      anEksControlPlane({}, { created: minutesAgo(1) }),
      { health: 'Progressing', state: 'pending' },
    ],
    [
      'is old and reports nothing',
      anEksControlPlane({}),
      { health: 'Unknown' },
    ],
  ])('%s', (_, object, expected) => {
    expect(judge([object])).toMatchObject(expected);
  });
});
