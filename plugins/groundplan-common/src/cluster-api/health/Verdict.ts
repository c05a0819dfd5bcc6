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
import {
  Health,
  HealthFlag,
  HealthStatus,
  isWorse,
} from '../../health/HealthStatus';
import { toStatus, Verdict } from '../../health/Verdict';

export type { Verdict };

/** A verdict that a condition of the named object decided. */
export function conditionVerdict(
  health: Health,
  state: string,
  of: string,
  condition: Condition,
  more: Partial<Verdict> = {},
): Verdict {
  return {
    health,
    state,
    reason: condition.reason,
    message: condition.message,
    since: condition.lastTransitionTime,
    decidedBy: `condition ${condition.type} of ${of}`,
    ...more,
  };
}

/**
 * The worst of all verdicts, with the flags of all. Of two that are equally bad
 * the first: rules are written with what explains most in front.
 */
export function worstOf(verdicts: Verdict[]): HealthStatus {
  let [worst] = verdicts;
  const flags = new Set<HealthFlag>();
  for (const verdict of verdicts) {
    if (isWorse(verdict.health, worst.health)) {
      worst = verdict;
    }
    verdict.flags?.forEach(flag => flags.add(flag));
  }
  return toStatus({ ...worst, flags: [...flags] });
}

/** `WaitingForWorkersDeletion` as `waiting-for-workers-deletion`. */
export function kebabCase(reason: string): string {
  return reason
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
}
