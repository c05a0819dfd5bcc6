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

import { Condition } from '../../conditions';
import { HealthFlag } from '../../health/HealthStatus';
import { toTime, Verdict } from '../../health/Verdict';
import { FluxView } from './FluxView';

/** How long an object may be without conditions before somebody should ask. */
const FIRST_RECONCILE_MS = 5 * 60_000;
const SLOW_DELETION_MS = 60 * 60_000;

/** The verdict that a condition decides. @internal */
export function byCondition(
  kind: string,
  condition: Condition,
  verdict: Pick<Verdict, 'health' | 'state' | 'flags' | 'message'>,
): Verdict {
  return {
    reason: condition.reason,
    message: condition.message,
    since: condition.lastTransitionTime,
    decidedBy: `condition ${condition.type} of ${kind}`,
    ...verdict,
  };
}

/** The verdict on an object that is being deleted. @internal */
export function deleting(
  deletedAt: number,
  now: Date,
  details: Pick<Verdict, 'flags' | 'message'> = {},
): Verdict {
  const slow = now.getTime() - deletedAt >= SLOW_DELETION_MS;
  return {
    health: slow ? 'Warning' : 'Deleting',
    state: 'deleting',
    reason: slow ? 'DeletionTakesLong' : 'Deleting',
    since: toTime(deletedAt),
    decidedBy: 'metadata.deletionTimestamp',
    ...details,
  };
}

/** The verdict on an object without conditions. @internal */
export function notReconciled(view: FluxView, now: Date): Verdict {
  const common = {
    state: 'not-reconciled',
    reason: 'NotReconciled',
    since: toTime(view.createdAt),
    decidedBy: 'status.conditions',
  };
  if (view.suspended) {
    return {
      ...common,
      health: 'Unknown',
      message: 'Suspended before it was reconciled for the first time.',
    };
  }
  const isYoung =
    view.createdAt !== undefined &&
    now.getTime() - view.createdAt < FIRST_RECONCILE_MS;
  return isYoung
    ? { ...common, health: 'Progressing', message: 'Not reconciled yet.' }
    : {
        ...common,
        health: 'Unknown',
        message: 'Not reconciled yet: has a controller seen it?',
      };
}

/** The verdict where no rule says anything. @internal */
export function undecided(view: FluxView): Verdict {
  const unreadable = view.problems.length > 0;
  const ready = view.condition('Ready');
  return {
    health: 'Unknown',
    state: 'unknown',
    reason: unreadable ? 'NotReadable' : ready?.reason || 'ReadyNotReported',
    message: unreadable
      ? `Not readable: ${view.problems.join('; ')}`
      : ready?.message || 'It reports no condition Ready.',
    since: unreadable ? undefined : ready?.lastTransitionTime,
    decidedBy: unreadable ? 'status' : 'condition Ready',
  };
}

/**
 * The flags of what somebody suspended, and of conditions that speak of an
 * older spec; a suspended object's conditions are frozen.
 *
 * @internal
 */
export function withFlags(view: FluxView, verdict: Verdict): Verdict {
  const flags: HealthFlag[] = [...(verdict.flags ?? [])];
  if (view.suspended) {
    flags.push('suspended', 'stale');
  } else if (view.behind) {
    flags.push('stale');
  }
  return {
    ...verdict,
    flags,
    state: view.suspended ? 'suspended' : verdict.state,
  };
}
