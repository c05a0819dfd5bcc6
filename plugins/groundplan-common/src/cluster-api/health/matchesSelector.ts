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

import { getList, getRecord, getString } from '../../kubernetes';

/**
 * Whether labels match a `metav1.LabelSelector`. One that cannot be read
 * matches nothing: no rule should be taken from it.
 *
 * @public
 */
export function matchesSelector(
  selector: unknown,
  labels: Record<string, string> = {},
): boolean {
  if (!getRecord(selector)) {
    return false;
  }
  const wanted = Object.entries(getRecord(selector, 'matchLabels') ?? {});
  if (wanted.some(([key, value]) => labels[key] !== value)) {
    return false;
  }
  return getList(selector, 'matchExpressions').every(expression => {
    const value = labels[getString(expression, 'key') ?? ''];
    const values = getList(expression, 'values');
    switch (getString(expression, 'operator')) {
      case 'In':
        return value !== undefined && values.includes(value);
      case 'NotIn':
        return value === undefined || !values.includes(value);
      case 'Exists':
        return value !== undefined;
      case 'DoesNotExist':
        return value === undefined;
      default:
        return false;
    }
  });
}
