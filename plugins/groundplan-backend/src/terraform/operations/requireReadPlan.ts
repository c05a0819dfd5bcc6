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

import { ConflictError, InputError } from '@backstage/errors';
import {
  ApproveRequest,
  PlanResponse,
} from 'backstage-plugin-groundplan-common';

/**
 * Lets an approval through only if what is stored now is what was read.
 *
 * @throws ConflictError that names both where it is not; InputError where a plan that
 * destroys something was not confirmed by the resource's name.
 * @internal
 */
export function requireReadPlan(
  stored: PlanResponse,
  request: ApproveRequest,
  name: string,
): void {
  const { pending, planId, hash, plan } = stored;
  if (pending !== request.planId) {
    throw new ConflictError(
      pending
        ? `${request.planId} was read, and ${pending} waits now. Read that one`
        : `${request.planId} was read, and no plan waits any more`,
    );
  }
  if (stored.state !== 'pending' || planId !== pending || !hash) {
    throw new ConflictError(
      `The text of ${pending} cannot be read: ${
        stored.reason ?? stored.problems[0] ?? 'another plan is stored'
      }. Nothing is approved that nobody has read`,
    );
  }
  if (hash !== request.hash) {
    throw new ConflictError(
      `${pending} was planned again under the same name, and its text is another one now (${hash.slice(
        0,
        12,
      )}…) than what was read (${request.hash.slice(0, 12)}…). Read it again`,
    );
  }
  const mayDestroy =
    stored.isDestroyPlan ||
    !plan ||
    plan.summary.destructive ||
    plan.unread.length > 0 ||
    stored.problems.length > 0;
  if (mayDestroy && request.confirmName !== name) {
    throw new InputError(
      `${pending} destroys or replaces something, or may do so: confirmName has to be the name of the resource, ${name}`,
    );
  }
}
