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
import { getList, getRecord, getString } from '../../../kubernetes';

/**
 * Whether labels match a `metav1.LabelSelector`. A selector that is missing,
 * empty or has an operator that nobody knows matches nothing: guessing would
 * show a health check in a wrong place.
 */
export function matchesSelector(
  selector: unknown,
  labels: Record<string, string>,
): boolean {
  const matchLabels = Object.entries(getRecord(selector, 'matchLabels') ?? {});
  const expressions = getList(selector, 'matchExpressions');
  return (
    matchLabels.length + expressions.length > 0 &&
    matchLabels.every(([key, value]) => valueOf(labels, key) === value) &&
    expressions.every(expression => matchesExpression(expression, labels))
  );
}

function matchesExpression(
  expression: unknown,
  labels: Record<string, string>,
): boolean {
  const value = valueOf(labels, getString(expression, 'key') ?? '');
  const isListed =
    value !== undefined && getList(expression, 'values').includes(value);
  switch (getString(expression, 'operator')) {
    case 'In':
      return isListed;
    case 'NotIn':
      return !isListed;
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

function valueOf(
  labels: Record<string, string>,
  key: string,
): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}
