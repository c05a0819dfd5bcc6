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

import { GoInt } from '../GoInt';
import { GoList } from '../GoList';
import { GoMap } from '../GoMap';
import { GoObject } from '../GoObject';
import { GoValue } from '../GoValue';
import { WorkMeter } from '../../WorkMeter';

/** Go's reflect.DeepEqual: 1 is not 1.0, and an empty list is not a nil one. */
export function deepEqual(
  a: GoValue,
  b: GoValue,
  meter: WorkMeter,
  depth = 0,
): boolean {
  meter.spend(1);
  meter.checkDepth(depth);
  if (a instanceof GoInt && b instanceof GoInt) {
    return a.type === b.type && a.value === b.value;
  }
  if (a instanceof GoList && b instanceof GoList) {
    return (
      sameContainer(a, b) &&
      a.items.every((item, i) => deepEqual(item, b.items[i], meter, depth + 1))
    );
  }
  if (a instanceof GoMap && b instanceof GoMap) {
    return (
      sameContainer(a, b) &&
      [...a.entries].every(
        ([key, item]) =>
          b.entries.has(key) &&
          deepEqual(item, b.entries.get(key), meter, depth + 1),
      )
    );
  }
  if (a instanceof GoObject && b instanceof GoObject) {
    return a.type === b.type && a.deepEquals(b);
  }
  return (a ?? null) === (b ?? null);
}

function sameContainer(a: GoList | GoMap, b: GoList | GoMap): boolean {
  return a.type === b.type && a.size === b.size && a.isNil === b.isNil;
}
