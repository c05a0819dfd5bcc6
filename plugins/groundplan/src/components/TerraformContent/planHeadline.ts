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

/**
 * What becomes of the plan, by the object alone: the state may be another word,
 * such as `suspended` or `locked`, while a plan waits.
 *
 * @internal
 */
export function planHeadline(
  details: Pick<TerraformDetails, 'plan' | 'planOnly' | 'approvePlan'>,
) {
  const { plan, planOnly, approvePlan } = details;
  if (!plan.pending) {
    return 'terraform.noPlan';
  }
  if (planOnly) {
    return 'terraform.planOnly';
  }
  if (approvePlan === 'auto' || approvePlan === plan.pending) {
    return 'terraform.applying';
  }
  return plan.isDestroyPlan
    ? 'terraform.awaitingDestroy'
    : 'terraform.awaiting';
}
