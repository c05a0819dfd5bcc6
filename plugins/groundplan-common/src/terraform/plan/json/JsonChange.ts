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
import { PlanAttributeAction } from '../Plan';
import { isSameValue } from './isSameValue';
import { marksOf } from './maskJsonValue';

/** A value before and after a plan, with the marks beside it. @internal */
export interface JsonChange {
  before: unknown;
  after: unknown;
  beforeSensitive: unknown;
  afterSensitive: unknown;
  unknown: unknown;
}

/** Whether there is no value. @internal */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null;
}

/** Whether a value is made of parts. @internal */
export function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Whether both sides are made of the same kind of parts, or one is not there. @internal */
export function hasParts({ before, after, unknown }: JsonChange): boolean {
  const sides = [before, after].filter(side => !isEmpty(side));
  const isParted =
    sides.every(isContainer) &&
    new Set(sides.map(side => Array.isArray(side))).size === 1 &&
    sides.some(side => Object.keys(side).length > 0);
  return isParted || (sides.length === 0 && isContainer(unknown));
}

/** What becomes of a value. @internal */
export function actionOf(
  change: JsonChange,
  isUnknown: boolean,
): PlanAttributeAction {
  if (isEmpty(change.before)) {
    return isUnknown || !isEmpty(change.after) ? 'create' : 'no-op';
  }
  if (isUnknown) {
    return 'update';
  }
  if (isEmpty(change.after)) {
    return 'delete';
  }
  return isSameValue(change.before, change.after) ? 'no-op' : 'update';
}

/** A part of a change, by its key on either side. @internal */
export function partOf(
  change: JsonChange,
  before: string | number | undefined,
  after: string | number | undefined,
): JsonChange {
  const ofBefore = (side: unknown) =>
    before === undefined ? undefined : marksOf(side, before);
  const ofAfter = (side: unknown) =>
    after === undefined ? undefined : marksOf(side, after);
  return {
    before: isContainer(change.before) ? ofBefore(change.before) : undefined,
    after: isContainer(change.after) ? ofAfter(change.after) : undefined,
    beforeSensitive: ofBefore(change.beforeSensitive),
    afterSensitive: ofAfter(change.afterSensitive),
    unknown: isContainer(change.unknown) ? ofAfter(change.unknown) : false,
  };
}
