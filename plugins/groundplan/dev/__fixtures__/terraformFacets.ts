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

import {
  DependenciesResponse,
  parseHumanPlan,
  PlanResponse,
  TerraformFacets,
} from 'backstage-plugin-groundplan-common';
import { status } from './status';
import { ago } from './time';

/** A plan as Terraform prints it, which destroys something. */
export const planText = `Terraform used the selected providers to generate the following execution
plan. Resource actions are indicated with the following symbols:
  + create
  ~ update in-place
-/+ destroy and then create replacement

Terraform will perform the following actions:

  # aws_db_instance.orders must be replaced
-/+ resource "aws_db_instance" "orders" {
      ~ arn               = "arn:aws:rds:eu-west-1:111122223333:db:orders" -> (known after apply)
      ~ engine_version    = "15.4" -> "16.2"
      ~ storage_encrypted = false -> true # forces replacement
        # (31 unchanged attributes hidden)
    }

  # aws_s3_bucket.exports will be created
  + resource "aws_s3_bucket" "exports" {
      + bucket = "orders-exports"
      + id     = (known after apply)
    }

Plan: 2 to add, 0 to change, 1 to destroy.
`;

const plan: PlanResponse = {
  state: 'pending',
  planId: 'plan-main-0b1c2d3e4f',
  pending: 'plan-main-0b1c2d3e4f',
  isDestroyPlan: false,
  isDriftDetectionPlan: false,
  format: 'human',
  text: planText,
  hash: 'a'.repeat(64),
  plan: parseHumanPlan(planText),
  problems: [],
};

const dependencies: DependenciesResponse = {
  nodes: [
    {
      id: 'team-a/payments-db',
      namespace: 'team-a',
      name: 'payments-db',
      entityRef: 'resource:default/payments-db.terraform.team-a.hub',
      status: status('Warning', { state: 'waiting-for-dependency' }),
    },
    {
      id: 'team-b/network',
      namespace: 'team-b',
      name: 'network',
      entityRef: 'resource:default/network.terraform.team-b.hub',
      status: status('Error', { state: 'apply-failed' }),
    },
    { id: 'team-b/gone', namespace: 'team-b', name: 'gone', missing: true },
    { id: 'team-c/hidden', namespace: 'team-c', name: 'hidden' },
  ],
  edges: [
    { from: 'team-a/payments-db', to: 'team-b/network', blocking: true },
    { from: 'team-a/payments-db', to: 'team-c/hidden', blocking: false },
    { from: 'team-b/network', to: 'team-b/gone', blocking: false },
  ],
  findings: [],
};

/** What is known of a Terraform resource beside its tab. */
export const terraformFacets: TerraformFacets = {
  plan,
  history: {
    items: [
      {
        planId: 'plan-main-9f8e7d6c5b',
        hash: 'b'.repeat(64),
        summary: {
          create: 1,
          update: 0,
          replace: 0,
          delete: 0,
          read: 0,
          import: 0,
          move: 0,
          forget: 0,
          outputs: 0,
          destructive: false,
        },
        resources: [{ address: 'aws_db_instance.orders', action: 'create' }],
        resourcesOmitted: 0,
        result: 'applied',
        at: ago({ days: 3 }),
        approvedBy: 'user:default/olivia',
        approvedAt: ago({ days: 3 }),
        comparison: 'same',
      },
    ],
  },
  outputs: {
    items: [{ name: 'endpoint', value: 'orders.example.net:5432' }],
  },
  activity: {
    events: [
      {
        type: 'Normal',
        reason: 'TerraformPlanSucceed',
        message: 'Planned.',
        count: 1,
        lastAt: ago({ minutes: 4 }),
        from: 'tofu-controller',
      },
    ],
    runners: [],
    problems: [],
  },
  dependencies,
  operations: {
    items: [
      {
        operation: 'approve',
        allowed: true,
        consequences: ['The controller plans once more before it applies.'],
      },
      { operation: 'replan', allowed: true, consequences: [] },
      { operation: 'reconcile', allowed: true, consequences: [] },
      {
        operation: 'suspend',
        allowed: false,
        deniedBy: 'permission',
        reason: 'This takes the permission groundplan.terraform.suspend.',
        consequences: [],
      },
      {
        operation: 'resume',
        allowed: false,
        deniedBy: 'state',
        reason: 'It is not suspended.',
        consequences: [],
      },
      {
        operation: 'force-unlock',
        allowed: false,
        deniedBy: 'state',
        reason: 'Its state is not locked.',
        consequences: [],
      },
    ],
    approveByPullRequest: { allowed: true },
    readPlan: { allowed: true },
    readOutputs: { allowed: true },
  },
};
