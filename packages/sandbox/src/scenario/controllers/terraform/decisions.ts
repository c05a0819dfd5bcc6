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

import { parseInterval } from '../../../gitops-loop/parseInterval';
import { requestedAt } from '../../../gitops-loop/fluxStatus';
import { ApiObject } from '../../../kubernetes-api';
import { TerraformSpec } from '../../terraforms/TerraformSpec';
import { TerraformStatus } from './TerraformStatus';

const RETRY = 15_000;

/** Applies whatever is planned, asking nobody. @internal */
export function appliesUnasked({ force, approvePlan }: TerraformSpec): boolean {
  return force || approvePlan === 'auto';
}

/**
 * Whether the pending plan is approved. A prefix is enough here, and is not
 * once it has been planned again.
 *
 * @internal
 */
export function isApproved(
  { force, planOnly, approvePlan }: TerraformSpec,
  { pending }: TerraformStatus,
): boolean {
  if (force) {
    return true;
  }
  if (planOnly || !approvePlan) {
    return false;
  }
  return approvePlan === 'auto'
    ? pending !== ''
    : pending.startsWith(approvePlan);
}

/** Whether a run looks for drift, instead of planning. @internal */
export function looksForDrift(
  spec: TerraformSpec,
  status: TerraformStatus,
  revision: string,
): boolean {
  if (spec.disableDriftDetection || spec.destroy) {
    return false;
  }
  if (spec.approvePlan === 'disable') {
    return true;
  }
  return (
    status.generation === status.number('observedGeneration') &&
    status.pending === '' &&
    status.text('lastAttemptedRevision') === revision &&
    status.text('lastPlannedRevision') === revision
  );
}

/** After how long a failed run is repeated. @internal */
export function retryDelay({ retryInterval }: TerraformSpec): number {
  return parseInterval(retryInterval, RETRY);
}

/**
 * Whether a pending plan is no longer what there is to approve: the source or
 * the specification has changed since, and nobody has approved it.
 *
 * @internal
 */
export function isOutdated(
  spec: TerraformSpec,
  status: TerraformStatus,
  revision: string,
): boolean {
  if (status.pending === '') {
    return false;
  }
  const isMoved = status.text('lastAttemptedRevision') !== revision;
  const planned = status.number('lastPlannedGeneration');
  const isChanged = planned !== 0 && planned !== status.generation;
  return (
    (isMoved && spec.planOnly) ||
    ((isMoved || isChanged) && !isApproved(spec, status))
  );
}

/** In how many milliseconds it is its turn; 0 for now. @internal */
export function timeToNext(
  object: ApiObject,
  spec: TerraformSpec,
  status: TerraformStatus,
  options: { revision: string; speed: number; now: number },
): number {
  const { revision, speed, now } = options;
  const asked = requestedAt(object);
  const isDue =
    spec.force ||
    object.metadata.deletionTimestamp !== undefined ||
    (asked !== undefined && asked !== status.text('lastHandledReconcileAt')) ||
    !status.has('lastPlanAt') ||
    status.generation !== status.number('observedGeneration') ||
    status.pending !== '' ||
    status.text('lastAttemptedRevision') !== revision ||
    status.condition('Ready')?.reason === 'DependencyNotReady' ||
    !status.has('lastSuccessfulReconcileAt');
  if (isDue) {
    return 0;
  }
  const isRetry =
    status.number('reconciliationFailures') > 0 && !status.isReady();
  const [since, delay] = isRetry
    ? [status.text('lastPlanAt'), retryDelay(spec)]
    : [
        status.text('lastSuccessfulReconcileAt'),
        parseInterval(spec.interval, 10 * 60_000),
      ];
  return Math.max(0, Date.parse(since) + delay / speed - now);
}
