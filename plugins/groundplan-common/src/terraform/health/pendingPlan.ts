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

import { FluxView } from '../../gitops/health/FluxView';
import { byCondition } from '../../gitops/health/verdicts';
import { HealthFlag } from '../../health/HealthStatus';
import { Verdict } from '../../health/Verdict';
import { getString, KubernetesObject } from '../../kubernetes';
import {
  isPlanOfOlderSpec,
  readTerraform,
  TerraformFields,
} from '../readTerraform';

function describe(plan: string, fields: TerraformFields): string {
  const what = fields.isDestroyPlan ? 'The destroy plan' : 'The plan';
  if (fields.planOnly) {
    return `${what} ${plan} is for reading: planOnly is set, nothing applies it.`;
  }
  if (fields.approvePlan === 'auto' || fields.approvePlan === plan) {
    return `${what} ${plan} is approved and about to be applied.`;
  }
  const approved = /^(disable|replan.*)?$/.test(fields.approvePlan)
    ? ''
    : ` What is approved, ${fields.approvePlan}, is not this plan.`;
  return `${what} ${plan} waits for approval.${approved}`;
}

/**
 * The verdict on a resource with a plan that has not been applied.
 *
 * @remarks
 * Decided by `status.plan.pending` alone: neither Ready nor Reconciling tells.
 * With outputs written, Ready is True beside a pending plan; without, it stays
 * Unknown, with Reconciling True, for as long as nobody approves.
 *
 * @internal
 */
export function judgePendingPlan(
  object: KubernetesObject,
  view: FluxView,
): Verdict | undefined {
  const fields = readTerraform(object);
  const plan = fields.pendingPlan;
  if (!plan) {
    return undefined;
  }
  // An approval is a change of the spec itself.
  const approved = fields.approvePlan === plan;
  const outdated = isPlanOfOlderSpec(object, approved ? 1 : 0);
  const plannedBy = view.condition('Plan');
  const verdict = {
    reason: 'PlanPending',
    since:
      getString(object.status, 'lastPlanAt') ?? plannedBy?.lastTransitionTime,
    decidedBy: 'status.plan.pending',
    message: [
      describe(plan, fields),
      fields.isDriftDetectionPlan ? 'It was made by drift detection.' : '',
      outdated ? 'It was made for an older spec, under the same name.' : '',
    ]
      .filter(Boolean)
      .join(' '),
    flags: outdated ? (['stale'] satisfies HealthFlag[]) : [],
  };
  const willBeApplied =
    fields.approvePlan === 'auto' || fields.approvePlan === plan;
  // Nothing that cannot be approved, or already is, waits for approval: so a
  // destroy plan comes after these two.
  if (fields.planOnly) {
    return { ...verdict, health: 'Healthy', state: 'plan-only' };
  }
  if (willBeApplied) {
    return { ...verdict, health: 'Progressing', state: 'applying' };
  }
  return {
    ...verdict,
    health: 'Warning',
    state: fields.isDestroyPlan
      ? 'awaiting-destroy-approval'
      : 'awaiting-approval',
  };
}

/**
 * What becomes of drift: it is found before anything is planned, so that neither
 * the plan in the message nor its id can be approved.
 */
function whatNext({ approvePlan }: TerraformFields): string {
  switch (approvePlan) {
    case 'auto':
      return '';
    case 'disable':
      return ' approvePlan is disable: nothing is ever applied.';
    default:
      return ' There is nothing to approve until it is planned again.';
  }
}

/** The verdict on drift that has no plan to approve. @internal */
export function judgeDrift(
  object: KubernetesObject,
  view: FluxView,
  summary: string | undefined,
): Verdict | undefined {
  const ready = view.condition('Ready');
  return ready && view.is('Ready', 'False', 'DriftDetected')
    ? byCondition('Terraform', ready, {
        health: 'Warning',
        state: 'drifted',
        // Its message is the whole plan, which the tab shows as one.
        message: `What runs differs from what is written. ${
          summary ?? 'The plan of drift detection says how.'
        }${whatNext(readTerraform(object))}`,
      })
    : undefined;
}
