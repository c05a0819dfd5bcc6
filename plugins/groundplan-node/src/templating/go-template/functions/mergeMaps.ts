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

import { GoMap } from '../GoMap';
import { GoValue } from '../GoValue';
import { WorkMeter } from '../../WorkMeter';
import { isEmpty } from '../convert/isEmpty';

/**
 * Writes the entries of one map into another as mergo does. What is there and not empty
 * stays, unless `overwrite`; maps within are merged in place.
 */
export function mergeMaps(
  target: GoMap,
  source: GoMap,
  overwrite: boolean,
  meter: WorkMeter,
  depth = 0,
) {
  meter.checkDepth(depth);
  meter.spend(source.size);
  for (const [key, value] of [...source.entries]) {
    const known = target.entries.get(key);
    if (value === null || value === undefined) {
      if (overwrite) {
        target.write(key, null);
      }
    } else {
      if (value instanceof GoMap && known instanceof GoMap) {
        mergeMaps(known, value, overwrite, meter, depth + 1);
      }
      if (replaces(value, known, overwrite)) {
        target.write(key, value);
      }
    }
  }
}

function replaces(value: GoValue, known: GoValue, overwrite: boolean) {
  if (isEmpty(known)) {
    return true;
  }
  const merged = value instanceof GoMap && known instanceof GoMap;
  return overwrite && !merged;
}
