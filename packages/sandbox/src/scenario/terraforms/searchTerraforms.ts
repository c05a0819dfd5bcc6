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

import { condition } from '../condition';
import { appliedConditions, appliedStatus, REVISION } from './newTerraform';
import { TerraformRow } from './TerraformRow';

const LOCK = 'b3f2a9d4-6c1e-4f0b-9a57-2d8e1c7f4a60';

/** What the run says that met the lock of one which was killed. */
const lockedSince = (
  created: string,
) => `error running Plan: rpc error: code = Internal desc = error acquiring the state lock: exit status 1

Error: Error acquiring the state lock

Error message: the state is already locked by another terraform client
Lock Info:
  ID:        ${LOCK}
  Path:
  Operation: OperationTypeApply
  Who:       runner@search-queue-tf-runner
  Version:   1.12.1
  Created:   ${created.replace('T', ' ').replace('Z', '.120915 +0000 UTC')}
  Info:`;

/** Everything that can go wrong. @internal */
export const searchTerraforms: TerraformRow[] = [
  t => ({
    name: 'search-index',
    created: t.daysAgo(44),
    spec: { dependsOn: [{ name: 'search-network' }], approvePlan: 'auto' },
    status: {
      observedGeneration: -1,
      conditions: [
        condition(
          'Ready',
          false,
          'DependencyNotReady',
          t.minutesAgo(12),
          "dependency 'team-search/search-network' is not ready",
        ),
      ],
    },
  }),
  t => ({
    name: 'search-network',
    created: t.daysAgo(45),
    spec: { approvePlan: 'auto' },
    status: {
      ...appliedStatus(t.daysAgo(45), [
        condition(
          'Apply',
          false,
          'TerraformAppliedFail',
          t.minutesAgo(12),
          'Error: creating EC2 VPC: VpcLimitExceeded',
        ),
        condition(
          'Ready',
          false,
          'TFExecApplyFailed',
          t.minutesAgo(12),
          'error running Apply: rpc error: code = Internal desc = Error: creating EC2 VPC: operation error EC2: CreateVpc, api error VpcLimitExceeded: The maximum number of VPCs has been reached.',
        ),
      ]),
      reconciliationFailures: 6,
    },
  }),
  t => ({
    name: 'search-queue',
    created: t.daysAgo(60),
    status: {
      ...appliedStatus(t.daysAgo(2), [
        condition(
          'StateLocked',
          true,
          'LockHeld',
          t.minutesAgo(41),
          `Terraform Locked with Lock Identifier: ${LOCK}`,
        ),
        condition(
          'Ready',
          false,
          'TFExecPlanFailed',
          t.minutesAgo(41),
          lockedSince(t.minutesAgo(190)),
        ),
      ]),
      lock: { pending: LOCK },
    },
  }),
  t => ({
    name: 'search-cdn',
    created: t.daysAgo(21),
    spec: { approvePlan: 'auto', remediation: { retries: 3 } },
    status: {
      ...appliedStatus(t.daysAgo(2), [
        condition(
          'Stalled',
          true,
          'RetryLimitReached',
          t.minutesAgo(130),
          'Resource reached maximum number of retries (3/3). Generation: 1',
        ),
        condition(
          'Ready',
          'Unknown',
          'Progressing',
          t.minutesAgo(131),
          'Reconciliation in progress',
        ),
      ]),
      reconciliationFailures: 3,
    },
  }),
  t => ({
    name: 'search-api',
    created: t.daysAgo(33),
    spec: {
      approvePlan: 'auto',
      healthChecks: [
        {
          name: 'api',
          type: 'http',
          url: 'https://search.example.com/healthz',
        },
      ],
    },
    status: appliedStatus(t.minutesAgo(20), [
      condition(
        'HealthCheck',
        false,
        'HealthChecksFailed',
        t.minutesAgo(19),
        'http health check failed: Get "https://search.example.com/healthz": 503',
      ),
      condition(
        'Ready',
        true,
        'TerraformOutputsWritten',
        t.minutesAgo(20),
        `No Outputs written: ${REVISION}`,
      ),
    ]),
  }),
  t => ({
    name: 'search-replan',
    created: t.daysAgo(33),
    status: appliedStatus(t.minutesAgo(2), [
      condition(
        'Ready',
        false,
        'ReplanRequested',
        t.minutesAgo(2),
        'Replan requested',
      ),
    ]),
  }),
  t => ({
    name: 'search-suspended',
    created: t.daysAgo(70),
    spec: { suspend: true },
    status: appliedStatus(t.daysAgo(9), appliedConditions(t.daysAgo(9))),
  }),
  t => ({
    name: 'search-retired',
    created: t.daysAgo(200),
    deletionTimestamp: t.minutesAgo(17),
    finalizers: [
      'finalizers.tf.contrib.fluxcd.io',
      'tf.dependency.of.search-index',
    ],
    spec: { destroyResourcesOnDeletion: true },
    status: appliedStatus(t.minutesAgo(16), [
      condition(
        'Ready',
        false,
        'DeletionBlockedByDependantsReason',
        t.minutesAgo(16),
        'Deletion blocked by dependants: team-search/search-index',
      ),
    ]),
  }),
];
