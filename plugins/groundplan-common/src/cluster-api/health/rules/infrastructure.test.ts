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
  aDigitalOceanCluster,
  anInfrastructureCluster,
  anObject,
  judge,
  minutesAgo,
} from '../../testing';
import { assessClusterApi } from '../assessClusterApi';

type Row = [string, KubernetesObject, Partial<HealthStatus>];

const API = 'infrastructure.cluster.x-k8s.io/v1beta1';

/** Of the first contract: `ready`, and conditions with severities if any. */
function first(
  kind: string,
  status: Record<string, unknown>,
  age: number = 60,
): KubernetesObject {
  return anObject(API, kind, { created: minutesAgo(age), status });
}

function second(
  status: Record<string, unknown>,
  age: number = 60,
): KubernetesObject {
  return anInfrastructureCluster('VSphereCluster', {
    created: minutesAgo(age),
    status,
  });
}

const unready = aCondition('Ready', 'False', 'NotReady', 'load balancer');
const [, droplets] = aDigitalOceanCluster();

describe('infrastructure of any provider', () => {
  it.each<Row>([
    [
      'without conditions, ready',
      droplets,
      {
        health: 'Healthy',
        state: 'ready',
        decidedBy: 'provisioned field of DOCluster',
      },
    ],
    [
      'without conditions, not ready for 19 minutes',
      first('DOCluster', { ready: false }, 19),
      { health: 'Progressing', state: 'provisioning', since: minutesAgo(19) },
    ],
    [
      'without conditions, not ready for 20 minutes',
      first('DOCluster', { ready: false }, 20),
      { health: 'Warning', reason: 'ProvisioningTakesLong' },
    ],
    [
      'a machine without conditions, not ready for 10 minutes',
      first('DOMachine', { ready: false }, 10),
      { health: 'Warning' },
    ],
    [
      'that failed, although ready',
      first('DOMachine', {
        ready: true,
        failureReason: 'InvalidConfiguration',
        failureMessage: 'size unknown',
      }),
      {
        health: 'Error',
        state: 'failed',
        reason: 'InvalidConfiguration',
        message: 'size unknown',
        decidedBy: 'status.failureMessage of DOMachine',
      },
    ],
    [
      'that failed in the words of Azure’s pools',
      first('AzureManagedMachinePool', { ready: true, errorReason: 'Quota' }),
      { health: 'Error', reason: 'Quota' },
    ],
    [
      'of the legacy dialect, ready',
      first('AWSCluster', { ready: true, conditions: [aCondition('Ready')] }),
      { health: 'Healthy', decidedBy: 'condition Ready of AWSCluster' },
    ],
    [
      'of the legacy dialect, failing',
      first('AWSCluster', {
        ready: false,
        conditions: [
          {
            ...aCondition('Ready', 'False', 'VpcReconciliationFailed'),
            severity: 'Error',
          },
        ],
      }),
      { health: 'Error', reason: 'VpcReconciliationFailed' },
    ],
    [
      'of the legacy dialect, on its way',
      first('AWSCluster', {
        ready: false,
        conditions: [
          { ...aCondition('Ready', 'False', 'Wait'), severity: 'Info' },
        ],
      }),
      { health: 'Progressing' },
    ],
    [
      'of the second contract, ready',
      second({}),
      { health: 'Healthy', decidedBy: 'condition Ready of VSphereCluster' },
    ],
    [
      'of the second contract, new',
      second(
        { initialization: { provisioned: false }, conditions: [unready] },
        5,
      ),
      { health: 'Progressing', message: 'load balancer' },
    ],
    [
      'of the second contract, not provisioned',
      second({ initialization: { provisioned: false }, conditions: [unready] }),
      { health: 'Warning', state: 'provisioning' },
    ],
    [
      'of the second contract, not ready any more',
      second({ conditions: [unready] }),
      { health: 'Error', state: 'not-ready' },
    ],
    [
      'that does not know',
      second({ conditions: [{ ...unready, status: 'Unknown' }] }),
      { health: 'Unknown' },
    ],
    [
      'that says nothing yet',
      first('NovelCluster', {}, 1),
      { health: 'Progressing' },
    ],
    ['that says nothing', first('NovelCluster', {}), { health: 'Unknown' }],
  ])('%s', (_, object, expected) => {
    expect(judge([object])).toMatchObject(expected);
  });

  it('has no rule for what has no state', () => {
    const objects = [
      anObject(API, 'AWSMachineTemplate'),
      anObject(API, 'AWSClusterRoleIdentity'),
      anObject('apps/v1', 'Deployment'),
      anObject('cluster.x-k8s.io.example.org/v1', 'Cluster'),
    ];
    expect(assessClusterApi(objects, new Date())).toEqual([]);
  });
});
