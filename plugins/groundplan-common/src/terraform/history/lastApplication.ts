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

import { readConditions } from '../../conditions';
import { getString, KubernetesObject } from '../../kubernetes';

/** That something was applied, or could not be, as its object tells it. @public */
export interface Application {
  /** Tells it from every other one of the same object, of the same plan as well. */
  occurrence: string;
  result: 'applied' | 'failed';
  /** RFC 3339. */
  at: string;
  /** Of a failed one no field tells it. */
  planId?: string;
  /** What the controller said, where it failed. */
  message?: string;
}

/**
 * The last application of a plan.
 *
 * @remarks
 * A plan's id says nothing: the same one can be applied twice. But each application
 * turns the condition Apply to Unknown and back, so that its time is of that one only.
 *
 * @public
 */
export function lastApplication(
  object: KubernetesObject,
): Application | undefined {
  const apply = readConditions(object).conditions.find(
    ({ type }) => type === 'Apply',
  );
  const at = apply?.lastTransitionTime;
  if (!apply || !at || Number.isNaN(Date.parse(at))) {
    return undefined;
  }
  if (apply.status === 'True') {
    return {
      occurrence: `${at} applied`,
      result: 'applied',
      at,
      planId: getString(object.status, 'plan', 'lastApplied') || undefined,
    };
  }
  return apply.status === 'False'
    ? {
        occurrence: `${at} failed`,
        result: 'failed',
        at,
        message: apply.message || undefined,
      }
    : undefined;
}
