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
import { condition, ConditionValue } from '../condition';
import { plantedSecret } from '../plantedSecret';
import { stableHex } from '../stableId';

/** @internal */
export const SOURCE = {
  kind: 'GitRepository',
  name: 'infrastructure',
  namespace: 'flux-system',
};

/** The source's revision when the scenario starts. @internal */
export const REVISION = `main@sha1:${stableHex('infrastructure')}`;

/** The id that the controller gives to a plan of a revision. @internal */
export function planId(revision: string): string {
  const [branch, hash] = revision.split(/@[^:@]+:/);
  return `plan-${branch}-${hash.slice(0, 10)}`;
}

/** What makes one Terraform differ from the others. @internal */
export interface TerraformOptions {
  namespace: string;
  name: string;
  created: string;
  apiVersion?: 'v1alpha1' | 'v1alpha2';
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
  finalizers?: string[];
  deletionTimestamp?: string;
  spec?: Record<string, unknown>;
  status?: Record<string, unknown>;
}

/** @internal */
export function newTerraform(options: TerraformOptions): NewObject {
  const { namespace, name, created, annotations, labels } = options;
  return {
    apiVersion: `infra.contrib.fluxcd.io/${options.apiVersion ?? 'v1alpha2'}`,
    kind: 'Terraform',
    metadata: {
      name,
      namespace,
      annotations,
      labels: {
        'kustomize.toolkit.fluxcd.io/name': 'infrastructure',
        'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
        ...labels,
      },
      creationTimestamp: created,
      finalizers: options.finalizers ?? ['finalizers.tf.contrib.fluxcd.io'],
      ...(options.deletionTimestamp && {
        deletionTimestamp: options.deletionTimestamp,
      }),
    },
    spec: {
      interval: '10m',
      path: `./terraform/${name}`,
      sourceRef: SOURCE,
      approvePlan: '',
      storeReadablePlan: 'human',
      enableInventory: true,
      vars: [
        { name: 'name', value: name },
        { name: 'master_password', value: plantedSecret(6) },
      ],
      runnerPodTemplate: {
        spec: {
          env: [{ name: 'AWS_SECRET_ACCESS_KEY', value: plantedSecret(7) }],
        },
      },
      ...options.spec,
    },
    ...(options.status && { status: options.status }),
  };
}

/** What a Terraform has that was applied once. @internal */
export function appliedStatus(
  since: string,
  conditions: ConditionValue[],
  revision = REVISION,
): Record<string, unknown> {
  return {
    observedGeneration: 1,
    lastAppliedRevision: revision,
    lastAttemptedRevision: revision,
    lastPlannedRevision: revision,
    lastPlannedGeneration: 1,
    lastPlanAt: since,
    lastSuccessfulReconcileAt: since,
    plan: { lastApplied: planId(revision) },
    availableOutputs: ['endpoint', 'security_group_id', 'admin_password'],
    inventory: {
      entries: [
        { n: 'this', t: 'aws_db_instance', id: 'db-7F2KQ' },
        { n: 'this', t: 'aws_security_group', id: 'sg-0a1b2c3d' },
        {
          n: 'events',
          t: 'aws_sqs_queue',
          id: 'https://sqs.eu-west-1.amazonaws.com/123456789012/events',
        },
      ],
    },
    conditions,
  };
}

/** Ready and Apply, as after a successful run. @internal */
export function appliedConditions(since: string, revision = REVISION) {
  return [
    condition(
      'Apply',
      true,
      'TerraformAppliedSucceed',
      since,
      `Applied successfully: ${revision}`,
    ),
    condition(
      'Ready',
      true,
      'TerraformAppliedSucceed',
      since,
      `Applied successfully: ${revision}`,
    ),
  ];
}

/** Ready, Plan and Reconciling while a plan waits for somebody. @internal */
export function pendingConditions(since: string, revision = REVISION) {
  const id = planId(revision);
  return [
    condition(
      'Plan',
      true,
      'TerraformPlannedWithChanges',
      since,
      'Plan generated',
    ),
    condition(
      'Reconciling',
      true,
      'Progressing',
      since,
      'Fulfilling prerequisites',
    ),
    condition(
      'Ready',
      'Unknown',
      'TerraformPlannedWithChanges',
      since,
      `Plan generated: set approvePlan: "${id}" to approve this plan.`,
    ),
  ];
}
