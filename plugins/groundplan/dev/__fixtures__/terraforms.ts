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

import { TerraformDetails } from 'backstage-plugin-groundplan-common';
import { status } from './status';
import { ago } from './time';

const REVISION = 'main@sha1:6f1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f7a8b9c';

const base: TerraformDetails = {
  kind: 'terraform',
  host: 'hub',
  namespace: 'team-a',
  name: 'payments-db',
  entityRef: 'resource:default/payments-db.terraform.team-a.hub',
  owner: 'group:default/team-a',
  createdAt: ago({ days: 30 }),
  status: status('Error', {
    state: 'awaiting-approval',
    flags: ['blocked'],
    reason: 'TerraformPlannedWithChanges',
    message:
      'Plan generated: set approvePlan: "plan-main-6f1c2d3e4f" to approve',
    since: ago({ minutes: 18 }),
    decidedBy: 'condition Plan of Terraform',
  }),
  source: { kind: 'GitRepository', namespace: 'flux-system', name: 'infra' },
  path: './payments/db',
  appliedRevision: 'main@sha1:0123456789abcdef0123456789abcdef01234567',
  lastAppliedAt: ago({ days: 2 }),
  pendingPlan: 'plan-main-6f1c2d3e4f',
  drifted: false,
  resources: 27,
  ref: {
    group: 'infra.contrib.fluxcd.io',
    version: 'v1alpha2',
    kind: 'Terraform',
    namespace: 'team-a',
    name: 'payments-db',
  },
  channel: 'groundplan:object:tf',
  findings: [],
  hostState: { name: 'hub', state: 'ready', since: ago({ days: 12 }) },
  unreadable: [],
  labels: {},
  annotations: {},
  appliedBy: { kind: 'Kustomization', namespace: 'flux-system', name: 'infra' },
  conditions: [
    {
      type: 'Ready',
      status: 'Unknown',
      reason: 'TerraformPlannedWithChanges',
      message: 'Plan generated: set approvePlan: "plan-main-6f1c2d3e4f"',
      lastTransitionTime: ago({ minutes: 18 }),
      negativePolarity: false,
    },
    {
      type: 'Plan',
      status: 'True',
      reason: 'TerraformPlannedWithChanges',
      lastTransitionTime: ago({ minutes: 18 }),
      negativePolarity: false,
    },
  ],
  workspace: 'default',
  interval: '10m',
  planOnly: false,
  destroy: false,
  destroyResourcesOnDeletion: true,
  suspended: false,
  storeReadablePlan: 'human',
  sourceStatus: {
    status: status('Healthy'),
    url: 'https://git.example.com/platform/infra',
    revision: REVISION,
  },
  plan: {
    pending: 'plan-main-6f1c2d3e4f',
    lastApplied: 'plan-main-0123456789',
    isDestroyPlan: false,
    isDriftDetectionPlan: false,
    plannedAt: ago({ minutes: 18 }),
  },
  drift: { detection: 'enabled', drifted: false },
  attemptedRevision: REVISION,
  plannedRevision: REVISION,
  inventory: Array.from({ length: 27 }, (_, index) => ({
    type: index % 2 ? 'aws_db_instance' : 'aws_security_group_rule',
    name: `payments_${index}`,
    identifier: `arn:aws:rds:eu-central-1:123456789012:db:payments-${index}`,
  })),
  outputs: ['endpoint', 'port', 'database'],
  outputsSecret: 'payments-db-outputs',
  dependencies: [
    {
      namespace: 'team-a',
      name: 'network',
      entityRef: 'resource:default/network.terraform.team-a.hub',
      status: status('Healthy'),
    },
    {
      namespace: 'team-b',
      name: 'gone',
      status: status('Error', { state: 'missing' }),
    },
    { namespace: 'team-c', name: 'hidden' },
  ],
  dependents: [],
  pullRequestPlans: [
    {
      name: 'payments-db-42',
      entityRef: 'resource:default/payments-db-42.terraform.team-a.hub',
      pullRequest: '42',
      status: status('Progressing'),
    },
  ],
};

export const terraforms: TerraformDetails[] = [
  base,
  {
    ...base,
    name: 'network',
    entityRef: 'resource:default/network.terraform.team-a.hub',
    status: status('Warning', {
      state: 'drifted',
      reason: 'DriftDetected',
      message: 'Plan: 0 to add, 1 to change, 0 to destroy.',
      decidedBy: 'condition Ready of Terraform',
    }),
    pendingPlan: undefined,
    drifted: true,
    plan: { isDestroyPlan: false, isDriftDetectionPlan: false },
    drift: {
      detection: 'enabled',
      drifted: true,
      lastDetectedAt: ago({ minutes: 33 }),
      text: '  # aws_route.private will be updated in-place\n  ~ resource "aws_route" "private" {\n      ~ destination_cidr_block = "10.1.0.0/16" -> "10.0.0.0/16"\n    }\n\nPlan: 0 to add, 1 to change, 0 to destroy.',
    },
    lock: {
      id: '0f0ad2f4-0c4c-7b27-1a2f-8d3e1a0b9c55',
      operation: 'OperationTypeApply',
      who: 'runner@network-tf-runner',
      createdAt: ago({ minutes: 12 }),
      holder: 'gone',
    },
    inventory: undefined,
    outputs: [],
    outputsSecret: undefined,
  },
  {
    ...base,
    name: 'old-bucket',
    entityRef: 'resource:default/old-bucket.terraform.team-a.hub',
    status: status('Error', {
      state: 'awaiting-approval',
      reason: 'TerraformPlannedWithChanges',
    }),
    destroy: true,
    plan: {
      pending: 'plan-main-destroy',
      isDestroyPlan: true,
      isDriftDetectionPlan: false,
    },
    drift: { detection: 'disabled', drifted: false },
  },
];
