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

import { GoList } from './GoList';
import { GoMap } from './GoMap';
import { GoValue } from './GoValue';
import { WorkMeter } from '../WorkMeter';

/**
 * A JSON value as Go decodes it: every number a float64, every object a map of
 * interfaces. Throws an Error where it is nested too deep.
 */
export function toGoValue(
  value: unknown,
  meter: WorkMeter,
  depth = 0,
): GoValue {
  meter.spend(1);
  meter.checkDepth(depth);
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'number':
      return value;
    case 'object':
      break;
    default:
      return value === undefined ? null : String(value);
  }
  if (value === null) {
    return null;
  }
  if (Array.isArray(value)) {
    return GoList.create(value.map(item => toGoValue(item, meter, depth + 1)));
  }
  return GoMap.create(
    Object.entries(value).map(([key, item]) => [
      key,
      toGoValue(item, meter, depth + 1),
    ]),
  );
}

/** A template's data, with its parameters in a map of strings as Weave GitOps has them. */
export function toGoData(
  data: Record<string, unknown>,
  meter: WorkMeter,
): GoMap {
  return GoMap.create(
    Object.entries(data).map(([key, value]) => [
      key,
      key === 'params' && isStrings(value)
        ? GoMap.strings(Object.entries(value))
        : toGoValue(value, meter),
    ]),
  );
}

function isStrings(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(item => typeof item === 'string')
  );
}
