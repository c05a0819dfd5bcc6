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

import { fleetPlan } from './fleetPlan';
import { paymentsPlans } from './paymentsPlans';
import { PlanModel } from './PlanModel';

let fleet: PlanModel | undefined;

/** What there is to plan for a Terraform; undefined for those of users. @internal */
export function planModel(owner: {
  metadata: { namespace?: string; name: string };
}): PlanModel | undefined {
  const { namespace, name } = owner.metadata;
  if (namespace === 'team-payments') {
    return Object.hasOwn(paymentsPlans, name) ? paymentsPlans[name] : undefined;
  }
  if (namespace === 'team-platform' && name === 'platform-fleet') {
    fleet ??= { content: fleetPlan() };
    return fleet;
  }
  return undefined;
}
