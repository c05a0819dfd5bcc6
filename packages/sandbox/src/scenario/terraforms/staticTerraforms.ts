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

import { NewObject } from '../../kubernetes-api';
import { condition } from '../condition';
import { ownership } from '../ownership';
import { stableHex } from '../stableId';
import { Timeline } from '../Timeline';
import {
  appliedConditions,
  appliedStatus,
  newTerraform,
  pendingConditions,
  planId,
  REVISION,
  TerraformOptions,
} from './newTerraform';

const DRIFT = `
Note: Objects have changed outside of Terraform

  # aws_security_group.this has changed
  ~ resource "aws_security_group" "this" {
        id      = "sg-0a1b2c3d"
      ~ ingress = [
          - {
              - cidr_blocks = ["0.0.0.0/0"]
              - from_port   = 22
              - protocol    = "tcp"
              - to_port     = 22
            },
        ]
    }

Plan: 0 to add, 1 to change, 0 to destroy.
`;

const LOCK = 'b3f2a9d4-6c1e-4f0b-9a57-2d8e1c7f4a60';

const LOCKED = `error running Plan: rpc error: code = Internal desc = error acquiring the state lock: exit status 1

Error: Error acquiring the state lock

Error message: the state is already locked by another terraform client
Lock Info:
  ID:        ${LOCK}
  Path:
  Operation: OperationTypeApply
  Who:       runner@search-queue-tf-runner
  Version:   1.12.1
  Created:   2026-11-20 09:12:44.120915 +0000 UTC
  Info:`;

type Row = (timeline: Timeline) => Partial<TerraformOptions> & { name: string };

/** A row for each row of the health table, by the namespace of its team. */
const rows: Record<string, Row[]> = {
  'team-payments': [
    t => ({
      name: 'payments-database',
      created: t.daysAgo(150),
      annotations: ownership({
        lifecycle: 'production',
        description: "The ledger's PostgreSQL",
        tags: 'pci,postgres',
      }),
      spec: {
        approvePlan: 'auto',
        writeOutputsToSecret: { name: 'payments-database-outputs' },
      },
      status: appliedStatus(t.minutesAgo(8), appliedConditions(t.daysAgo(3))),
    }),
    t => ({
      name: 'payments-network',
      created: t.daysAgo(151),
      spec: { approvePlan: 'auto' },
      status: appliedStatus(t.minutesAgo(8), [
        ...appliedConditions(t.daysAgo(20)).slice(0, 1),
        condition(
          'Ready',
          true,
          'TerraformPlannedNoChanges',
          t.daysAgo(1),
          `Plan no changes: ${REVISION}`,
        ),
      ]),
    }),
    t => ({
      name: 'payments-queue',
      created: t.daysAgo(90),
      status: {
        ...appliedStatus(t.minutesAgo(14), pendingConditions(t.minutesAgo(14))),
        lastAppliedRevision: `main@sha1:${stableHex('older')}`,
        plan: {
          pending: planId(REVISION),
          lastApplied: planId(`main@sha1:${stableHex('older')}`),
        },
      },
    }),
    t => ({
      name: 'payments-old-queue',
      created: t.daysAgo(300),
      spec: { destroy: true },
      status: {
        ...appliedStatus(t.minutesAgo(50), pendingConditions(t.minutesAgo(50))),
        plan: { pending: planId(REVISION), isDestroyPlan: true },
      },
    }),
    t => ({
      name: 'payments-firewall',
      created: t.daysAgo(80),
      status: {
        ...appliedStatus(t.daysAgo(4), [
          condition(
            'Apply',
            true,
            'TerraformAppliedSucceed',
            t.daysAgo(4),
            `Applied successfully: ${REVISION}`,
          ),
          condition('Ready', false, 'DriftDetected', t.minutesAgo(25), DRIFT),
        ]),
        lastDriftDetectedAt: t.minutesAgo(25),
      },
    }),
    t => ({
      name: 'payments-dns',
      created: t.daysAgo(10),
      spec: { planOnly: true },
      status: {
        ...appliedStatus(t.minutesAgo(30), pendingConditions(t.minutesAgo(30))),
        plan: { pending: planId(REVISION) },
      },
    }),
    t => ({
      name: 'payments-queue-pr-42',
      created: t.minutesAgo(90),
      labels: {
        'infra.weave.works/branch-planner': 'true',
        'infra.weave.works/pr-id': '42',
        'infra.weave.works/primary-resource': 'payments-queue',
      },
      spec: { planOnly: true },
      status: {
        ...appliedStatus(t.minutesAgo(80), pendingConditions(t.minutesAgo(80))),
        plan: { pending: planId(REVISION) },
      },
    }),
  ],
  'team-search': [
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
            LOCKED,
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
  ],
  'team-platform': [
    t => ({
      name: 'platform-registry',
      created: t.minutesAgo(2),
      status: {
        observedGeneration: -1,
        conditions: [
          condition(
            'Ready',
            'Unknown',
            'Progressing',
            t.minutesAgo(2),
            'Initializing',
          ),
          condition(
            'Reconciling',
            true,
            'Progressing',
            t.minutesAgo(2),
            'Fulfilling prerequisites',
          ),
        ],
      },
    }),
    t => ({
      name: 'platform-iam',
      created: t.daysAgo(120),
      apiVersion: 'v1alpha1',
      spec: { approvePlan: 'disable' },
      status: appliedStatus(t.minutesAgo(5), [
        condition(
          'Ready',
          true,
          'NoDrift',
          t.daysAgo(1),
          `No drift: ${REVISION}`,
        ),
      ]),
    }),
    t => ({
      name: 'platform-applying',
      created: t.daysAgo(1),
      spec: { approvePlan: 'auto' },
      status: {
        ...appliedStatus(t.minutesAgo(1), [
          condition(
            'Plan',
            true,
            'TerraformPlannedWithChanges',
            t.minutesAgo(1),
            'Plan generated',
          ),
          condition(
            'Ready',
            'Unknown',
            'Progressing',
            t.minutesAgo(1),
            'Applying',
          ),
        ]),
        plan: { pending: planId(REVISION) },
      },
    }),
  ],
  'team-labs': [
    t => ({ name: 'labs-never-seen', created: t.daysAgo(6) }),
    t => ({
      name: 'labs-odd',
      created: t.daysAgo(6),
      status: {
        observedGeneration: 1,
        conditions: [
          condition(
            'Output',
            true,
            'TerraformOutputsAvailable',
            t.daysAgo(6),
            'Outputs available',
          ),
        ],
      },
    }),
  ],
};

/** Terraform resources that stay as they are. @internal */
export function staticTerraforms(timeline: Timeline): NewObject[] {
  return Object.entries(rows).flatMap(([namespace, makers]) =>
    makers.map(make =>
      newTerraform({
        created: timeline.daysAgo(30),
        ...make(timeline),
        namespace,
      }),
    ),
  );
}
