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
/**
 * What a stored plan is to its Terraform resource: the one that waits, the one
 * that was applied last, one that neither is any longer, or one of which the
 * resource says nothing.
 *
 * @public
 */
export type StoredPlanState = 'pending' | 'applied' | 'superseded' | 'other';

/** A plan as tofu-controller stored it. Its text may hold sensitive values. @public */
export interface StoredPlan {
  /** As it was stored: to be masked before it leaves the server. */
  text: string;
  format: 'json' | 'human';
  planId: string;
  state: StoredPlanState;
  savedAt?: string;
  /** What is odd about it, although it could be read. */
  problems: string[];
}

/**
 * Why there is no plan to be read.
 *
 * - `not-stored`: the resource does not ask for a plan that can be read.
 * - `elsewhere`: it is planned by another system.
 * - `secrets-not-read`: it is in a Secret, and Secrets are not to be read.
 * - `absent`: there is none, such as before the first plan.
 * - `forbidden`: the host cluster does not let us read it.
 * - `damaged`: what is stored is not a whole plan of this resource.
 * - `too-large`: it is beyond the limit.
 *
 * @public
 */
export type NoStoredPlanReason =
  | 'not-stored'
  | 'elsewhere'
  | 'secrets-not-read'
  | 'absent'
  | 'forbidden'
  | 'damaged'
  | 'too-large';

/** That there is no plan to be read, and what would change that. @public */
export interface NoStoredPlan {
  reason: NoStoredPlanReason;
  message: string;
  /** What to set, such as `spec.storeReadablePlan: human`. */
  setting?: string;
}

/** @public */
export type StoredPlanResult =
  | { plan: StoredPlan; none?: undefined }
  | { plan?: undefined; none: NoStoredPlan };
