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

import { ConditionView, Health } from 'backstage-plugin-groundplan-common';

/** What is False because there is nothing to do. */
const NOTHING_TO_DO = ['TerraformPlannedNoChanges'];

/**
 * How a condition's value is to be taken: for negative polarity True is the
 * unusual state. A legacy `severity: Info` says that False is no fault.
 *
 * @internal
 */
export function conditionTone(condition: ConditionView): Health {
  const { status, reason, severity, negativePolarity } = condition;
  if (status !== 'True' && status !== 'False') {
    return 'Unknown';
  }
  if (
    (status === 'True') !== negativePolarity ||
    NOTHING_TO_DO.includes(reason ?? '')
  ) {
    return 'Healthy';
  }
  if (severity === 'Info') {
    return 'Progressing';
  }
  return negativePolarity || severity === 'Warning' ? 'Warning' : 'Error';
}
