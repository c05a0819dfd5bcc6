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
import { ownership } from '../ownership';
import { cacheRevision } from './cacheSource';
import {
  appliedConditions,
  appliedStatus,
  pendingConditions,
  planId,
  REVISION,
} from './newTerraform';
import { paymentsPlans } from './plan/paymentsPlans';
import { renderHumanPlan } from './plan/renderHumanPlan';
import { waitingSince } from './plannedTerraforms';
import { TerraformRow } from './TerraformRow';

/** What the controller says of drift: the plan that would undo it. */
const DRIFT = renderHumanPlan(
  paymentsPlans['payments-firewall'].drift ?? { changes: [] },
);

/** Applied, planned and drifted. @internal */
export const paymentsTerraforms: TerraformRow[] = [
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
    status: waitingSince(t, 14),
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
  // Each revision of its source is planned, and a colleague approves it.
  t => ({
    name: 'payments-cache',
    created: t.daysAgo(40),
    annotations: ownership({ lifecycle: 'production', tags: 'redis' }),
    spec: {
      sourceRef: { kind: 'GitRepository', name: 'cache' },
      writeOutputsToSecret: { name: 'payments-cache-outputs' },
    },
    status: appliedStatus(
      t.minutesAgo(8),
      appliedConditions(t.minutesAgo(8), cacheRevision(0)),
      cacheRevision(0),
    ),
  }),
];
