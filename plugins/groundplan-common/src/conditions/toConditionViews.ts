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

import { ConditionView } from '../api/types';
import { KubernetesObject } from '../kubernetes';
import { NEGATIVE_POLARITY } from './polarity';
import { readConditions } from './readConditions';

/**
 * The conditions of any object as a tab shows them, in the object's order.
 *
 * @public
 */
export function toConditionViews(object: KubernetesObject): ConditionView[] {
  const { dialect, conditions } = readConditions(object);
  return conditions.map(condition => ({
    type: condition.type,
    status: condition.status,
    reason: condition.reason,
    message: condition.message || undefined,
    lastTransitionTime: condition.lastTransitionTime,
    severity: dialect === 'legacy' ? condition.severity : undefined,
    negativePolarity: NEGATIVE_POLARITY.has(condition.type),
  }));
}
