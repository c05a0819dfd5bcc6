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
  PlanAction,
  PlanResource,
  PlanResponse,
} from 'backstage-plugin-groundplan-common';

const RANKS: Record<PlanAction, number> = {
  delete: 0,
  replace: 1,
  forget: 2,
  update: 3,
  create: 4,
  read: 5,
  'no-op': 6,
};

/** Whether a plan takes more than a click: as the backend judges it. @internal */
export function mayDestroy({ isDestroyPlan, plan }: PlanResponse): boolean {
  return (
    isDestroyPlan || !plan || plan.summary.destructive || plan.unread.length > 0
  );
}

/** Whether something that exists is gone afterwards. @internal */
export function isDestroyed({ action }: PlanResource): boolean {
  return action === 'delete' || action === 'replace';
}

/** What can hurt first; otherwise as in the plan. @internal */
export function destructiveFirst(resources: PlanResource[]): PlanResource[] {
  return [...resources].sort((a, b) => RANKS[a.action] - RANKS[b.action]);
}
