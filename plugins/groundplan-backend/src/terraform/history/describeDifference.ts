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
  AppliedDifference,
  diffPlans,
  Plan,
  PlanDifference,
} from 'backstage-plugin-groundplan-common';
import { ApprovedPlan } from './ApprovedPlans';
import { withoutValues } from './withoutValues';

const MAX_LINES = 50;
/** More of one resource says no more. */
const MAX_PATHS = 5;

/** In what an applied plan differs from the approved one, without values. @internal */
export function describeDifference(
  { plan: approved, salt }: ApprovedPlan,
  applied: Plan | undefined,
): AppliedDifference {
  if (!approved || !applied) {
    return {
      lines: [
        'In what it differs cannot be said: one of the two could not be understood.',
      ],
      omitted: 0,
    };
  }
  const lines = diffPlans(approved, withoutValues(applied, salt)).map(describe);
  return lines.length === 0
    ? {
        lines: [
          'The resources, their attributes and the outputs are the same: it differs in a value that is withheld, in the order, or in what has drifted.',
        ],
        omitted: 0,
      }
    : {
        lines: lines.slice(0, MAX_LINES),
        omitted: Math.max(0, lines.length - MAX_LINES),
      };
}

function describe({
  kind,
  address,
  approvedAction,
  appliedAction,
  attributes,
}: PlanDifference): string {
  const name = kind === 'output' ? `output ${address}` : address;
  if (!approvedAction) {
    return `${name}: ${appliedAction}, of which nothing was read`;
  }
  if (!appliedAction) {
    return `${name}: ${approvedAction} was read, and it was left alone`;
  }
  if (approvedAction !== appliedAction) {
    return `${name}: ${approvedAction} became ${appliedAction}`;
  }
  const paths = [...new Set(attributes.map(({ path }) => path))];
  const more = paths.length - MAX_PATHS;
  return `${name}: ${appliedAction} with another ${paths
    .slice(0, MAX_PATHS)
    .join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
