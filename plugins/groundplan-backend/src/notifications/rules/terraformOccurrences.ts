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
  AppliedPlan,
  getNumber,
  getString,
  KubernetesObject,
  lastApplication,
  TerraformSummary,
} from 'backstage-plugin-groundplan-common';
import { NotificationThresholds } from '../NotificationSettings';
import { Occurrence } from '../Occurrence';

/** What the owner of a Terraform resource is told of, by how it is now. @internal */
export function terraformOccurrences(
  summary: TerraformSummary,
  object: KubernetesObject,
  { lockAfter }: NotificationThresholds,
  now: Date,
): Occurrence[] {
  return [
    planWaiting(summary, object),
    applyFailed(summary, object),
    drift(summary, object),
    locked(summary, object, lockAfter, now),
  ].filter(occurrence => occurrence !== undefined);
}

/** What is told of by the history, which alone knows it. @internal */
export function appliedOther(
  name: string,
  occurrence: string,
  { planId, approvedBy, at }: AppliedPlan,
): Occurrence {
  return {
    topic: 'terraform-applied-other',
    key: occurrence,
    at: timeOf(at),
    title: `${name}: another plan was applied than the one that was approved`,
    description: `${planId} was approved by ${approvedBy}. The controller planned once more before it applied, and that plan was another one; the tab says in what.`,
    severity: 'high',
  };
}

function planWaiting(
  { name, status, pendingPlan }: TerraformSummary,
  object: KubernetesObject,
): Occurrence | undefined {
  const destroys = status.state === 'awaiting-destroy-approval';
  if (!pendingPlan || (!destroys && status.state !== 'awaiting-approval')) {
    return undefined;
  }
  // A plan of the same id is another one after a change of the spec, or an apply
  const generation = getNumber(object.status, 'lastPlannedGeneration') ?? '';
  const applied = lastApplication(object)?.occurrence ?? '';
  return {
    topic: 'terraform-plan-waiting',
    key: `${pendingPlan} ${generation} ${applied}`,
    at: timeOf(status.since),
    title: `${name}: a ${destroys ? 'destroy ' : ''}plan waits for approval`,
    description: `Nothing is applied until somebody approves ${pendingPlan}.`,
    severity: destroys ? 'high' : 'normal',
  };
}

function applyFailed(
  { name }: TerraformSummary,
  object: KubernetesObject,
): Occurrence | undefined {
  const application = lastApplication(object);
  return application?.result === 'failed'
    ? {
        topic: 'terraform-apply-failed',
        key: application.occurrence,
        at: timeOf(application.at),
        title: `${name}: applying failed`,
        description:
          'What was planned may be applied in part. The tab says what went wrong.',
        severity: 'high',
      }
    : undefined;
}

function drift(
  { name, drifted }: TerraformSummary,
  object: KubernetesObject,
): Occurrence | undefined {
  return drifted
    ? {
        topic: 'terraform-drift',
        // Found again at each interval, until something is applied
        key: lastApplication(object)?.occurrence ?? 'never applied',
        at: timeOf(getString(object.status, 'lastDriftDetectedAt')),
        title: `${name}: what runs differs from what is written`,
        description: 'Somebody or something has changed it beside Terraform.',
        severity: 'normal',
      }
    : undefined;
}

function locked(
  { name, status }: TerraformSummary,
  object: KubernetesObject,
  lockAfter: number,
  now: Date,
): Occurrence | undefined {
  const since = timeOf(status.since);
  if (
    status.state !== 'locked' ||
    since === undefined ||
    now.getTime() - since < lockAfter
  ) {
    return undefined;
  }
  const id = getString(object.status, 'lock', 'pending') ?? '';
  return {
    topic: 'terraform-locked',
    key: id || `since ${status.since}`,
    at: since + lockAfter,
    title: `${name}: its state is still locked`,
    description: `It has been locked since ${status.since}, and nothing is planned or applied until it is unlocked.`,
    severity: 'high',
  };
}

/** @internal */
export function timeOf(time: string | undefined): number | undefined {
  const parsed = Date.parse(time ?? '');
  return Number.isNaN(parsed) ? undefined : parsed;
}
