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

import { GoList } from '../GoList';
import { GoMap } from '../GoMap';
import { GoValue } from '../GoValue';
import { WorkMeter } from '../../WorkMeter';

/** A copy that shares nothing that can change. */
export function deepCopy(value: GoValue, meter: WorkMeter, depth = 0): GoValue {
  meter.spend(1);
  meter.checkDepth(depth);
  const copy = (item: GoValue) => deepCopy(item, meter, depth + 1);
  if (value instanceof GoList && !value.isNil) {
    return GoList.create(value.items.map(copy), value.type);
  }
  if (value instanceof GoMap && !value.isNil) {
    return value.withEntries(
      [...value.entries].map(([key, item]) => [key, copy(item)]),
    );
  }
  return value;
}
