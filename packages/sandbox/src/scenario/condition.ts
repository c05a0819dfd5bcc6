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

/** A condition as controllers report it. @internal */
export interface ConditionValue {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  severity?: 'Error' | 'Warning' | 'Info';
  reason?: string;
  message?: string;
  lastTransitionTime: string;
  observedGeneration?: number;
}

const STATUS = { true: 'True', false: 'False', Unknown: 'Unknown' } as const;

/** A condition of the metav1 dialect. @internal */
export function condition(
  type: string,
  status: boolean | 'Unknown',
  reason: string,
  since: string,
  message = '',
): ConditionValue {
  return {
    type,
    status: STATUS[`${status}`],
    reason,
    message,
    lastTransitionTime: since,
    observedGeneration: 1,
  };
}

/**
 * A condition with the usual reasons: `Available`, `NotAvailable` or
 * `AvailableUnknown`, after the type or another word.
 *
 * @internal
 */
export function plainCondition(
  type: string,
  status: boolean | 'Unknown',
  since: string,
  options: { message?: string; word?: string } = {},
): ConditionValue {
  const { message, word = type } = options;
  const reasons = {
    true: word,
    false: `Not${word}`,
    Unknown: `${word}Unknown`,
  };
  return condition(type, status, reasons[`${status}`], since, message);
}

/** A condition of Cluster API's older dialect. @internal */
export function legacyCondition(
  type: string,
  since: string,
  problem?: {
    severity: 'Error' | 'Warning' | 'Info';
    reason: string;
    message?: string;
  },
): ConditionValue {
  return {
    type,
    status: problem ? 'False' : 'True',
    ...problem,
    lastTransitionTime: since,
  };
}
