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

import { stableHex } from '../stableId';
import { Timeline } from '../Timeline';
import {
  appliedStatus,
  pendingConditions,
  planId,
  REVISION,
} from './newTerraform';
import { TerraformRow } from './TerraformRow';

/** Revisions of which there are plans, that are no longer the source's. @internal */
export const OLDER = `main@sha1:${stableHex('older')}`;
export const STALE = `main@sha1:${stableHex('stale')}`;

/** The status of one whose plan waits since a while. @internal */
export function waitingSince(
  timeline: Timeline,
  minutes: number,
): Record<string, unknown> {
  const since = timeline.minutesAgo(minutes);
  return {
    ...appliedStatus(since, pendingConditions(since)),
    lastAppliedRevision: OLDER,
    plan: { pending: planId(REVISION), lastApplied: planId(OLDER) },
  };
}

/** Plans of every kind that wait for somebody. @internal */
export const plannedTerraforms: TerraformRow[] = [
  // Deletes and makes anew, in either order; moves and imports.
  t => ({
    name: 'payments-replica',
    created: t.daysAgo(210),
    status: waitingSince(t, 33),
  }),
  // Kept as JSON, in a Secret, with sensitive values.
  t => ({
    name: 'payments-vault',
    created: t.daysAgo(77),
    spec: { storeReadablePlan: 'json' },
    status: waitingSince(t, 21),
  }),
  // Once it is approved, its plan turns out to be another one.
  t => ({
    name: 'payments-ledger',
    created: t.daysAgo(140),
    status: waitingSince(t, 12),
  }),
  // No text of its plan is kept.
  t => ({
    name: 'payments-webhooks',
    created: t.daysAgo(25),
    spec: { storeReadablePlan: 'none' },
    status: waitingSince(t, 8),
  }),
  // The plan that is stored is not the one that waits.
  t => ({
    name: 'payments-certificates',
    created: t.daysAgo(61),
    status: waitingSince(t, 55),
  }),
  // Its apply fails; its plan is stored as before 0.16.
  t => ({
    name: 'payments-quota',
    created: t.daysAgo(3),
    status: waitingSince(t, 5),
  }),
];
