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
import { getField, getRecord } from '../../../kubernetes';
import { JsonChange } from './JsonChange';

/** Whether a value stands there without a mark that would say it may be shown. */
function isUnmarked(
  change: Record<string, unknown>,
  side: 'before' | 'after',
): boolean {
  const value = change[side];
  return (
    value !== undefined &&
    value !== null &&
    !Object.hasOwn(change, `${side}_sensitive`)
  );
}

/**
 * Reads a change of a plan in JSON. Values without marks are taken for sensitive.
 *
 * @param onUnmarked - called where a value has no marks
 * @internal
 */
export function readJsonChange(
  raw: unknown,
  onUnmarked: () => void,
): JsonChange | undefined {
  const change = getRecord(raw);
  if (!change) {
    return undefined;
  }
  const unmarked = (['before', 'after'] as const).filter(side =>
    isUnmarked(change, side),
  );
  if (unmarked.length > 0) {
    onUnmarked();
  }
  const marks = (side: 'before' | 'after') =>
    unmarked.includes(side) ? true : getField(change, `${side}_sensitive`);
  return {
    before: change.before,
    after: change.after,
    beforeSensitive: marks('before'),
    afterSensitive: marks('after'),
    unknown: change.after_unknown,
  };
}
