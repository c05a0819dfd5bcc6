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
import { DEEPEST } from './maskJsonValue';

/**
 * Whether two values from JSON are equal. Values that are nested too deeply to
 * be compared count as different.
 *
 * @internal
 */
export function isSameValue(
  before: unknown,
  after: unknown,
  depth = 0,
): boolean {
  if (before === after) {
    return true;
  }
  if (
    typeof before !== 'object' ||
    typeof after !== 'object' ||
    before === null ||
    after === null ||
    Array.isArray(before) !== Array.isArray(after) ||
    depth >= DEEPEST
  ) {
    return false;
  }
  const ofBefore = Object.entries(before);
  const ofAfter = new Map(Object.entries(after));
  return (
    ofBefore.length === ofAfter.size &&
    ofBefore.every(
      ([key, value]) =>
        ofAfter.has(key) && isSameValue(value, ofAfter.get(key), depth + 1),
    )
  );
}

/** Whether any mark is set in marks. @internal */
export function hasMark(marks: unknown, depth = 0): boolean {
  if (typeof marks !== 'object' || marks === null) {
    return marks === true;
  }
  return (
    depth >= DEEPEST ||
    Object.values(marks).some(inner => hasMark(inner, depth + 1))
  );
}
