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

import { GoFunctionTable, fn, variadic } from '../GoFunction';
import { GoList } from '../GoList';
import { GoMap } from '../GoMap';
import { GoValue, kindName } from '../GoValue';
import { toText } from '../convert/toText';
import { mergeMaps } from './mergeMaps';

const merge = mergeFunction(false);
const mergeOverwrite = mergeFunction(true);

/** Sprig's functions of maps. Keys come in order where Go's come in any. */
export const dictFunctions: GoFunctionTable = {
  dict: variadic([], 'any', (_, values, meter) => {
    const map = GoMap.create();
    for (let i = 0; i < values.length; i += 2) {
      const value = i + 1 < values.length ? values[i + 1] : '';
      map.write(toText(values[i], meter), value);
    }
    return map;
  }),
  get: fn(['dict', 'string'], ([{ entries }, key]) =>
    entries.has(key) ? entries.get(key) : '',
  ),
  set: fn(['dict', 'string', 'any'], ([map, key, value]) => {
    map.write(key, value);
    return map;
  }),
  unset: fn(['dict', 'string'], ([map, key]) => {
    map.entries.delete(key);
    return map;
  }),
  hasKey: fn(['dict', 'string'], ([{ entries }, key]) => entries.has(key)),
  pluck: variadic(['string'], 'dict', ([key], maps) =>
    GoList.create(
      maps
        .filter(({ entries }) => entries.has(key))
        .map(({ entries }) => entries.get(key)),
    ),
  ),
  keys: variadic([], 'dict', (_, maps) =>
    GoList.strings(maps.flatMap(map => map.sortedKeys())),
  ),
  values: fn(['dict'], ([map]) =>
    GoList.create(map.sortedKeys().map(key => map.entries.get(key))),
  ),
  pick: variadic(['dict'], 'string', ([{ entries }], keys) =>
    GoMap.create(
      keys.filter(key => entries.has(key)).map(key => [key, entries.get(key)]),
    ),
  ),
  omit: variadic(['dict'], 'string', ([{ entries }], keys) => {
    const omitted = new Set(keys);
    return GoMap.create([...entries].filter(([key]) => !omitted.has(key)));
  }),
  dig: variadic([], 'any', (_, values) => dig(values)),
  merge,
  mustMerge: merge,
  mergeOverwrite,
  mustMergeOverwrite: mergeOverwrite,
};

function mergeFunction(overwrite: boolean) {
  return variadic(['dict'], 'dict', ([first], sources, meter) => {
    const target = first.isNil && sources.length > 0 ? GoMap.create() : first;
    sources.forEach(source => mergeMaps(target, source, overwrite, meter));
    return target;
  });
}

/** `dig "a" "b" default map`: what is at the path, or the default. */
function dig(values: GoValue[]): GoValue {
  if (values.length < 3) {
    throw new Error('dig needs at least three arguments');
  }
  const path = values.slice(0, -2);
  const [fallback, map] = values.slice(-2);
  let value = map;
  for (const key of path) {
    if (typeof key !== 'string') {
      throw new Error(`dig needs keys of strings, got ${kindName(key)}`);
    }
    if (!(value instanceof GoMap) || value.type !== 'map[string]interface {}') {
      throw new Error(`dig needs maps, got ${kindName(value)}`);
    }
    if (!value.entries.has(key)) {
      return fallback;
    }
    value = value.entries.get(key);
  }
  return value;
}
