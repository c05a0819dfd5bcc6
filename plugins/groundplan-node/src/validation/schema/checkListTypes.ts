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
import {
  getList,
  getRecord,
  getString,
} from 'backstage-plugin-groundplan-common';
import { FieldPath } from '../manifests/formatField';
import { jsonKey } from './jsonKey';
import { additionalOf, propertyOf, Schema, SchemaProblem } from './Schema';

/**
 * The elements that lists of type `set` or `map` have more than once.
 *
 * @internal
 */
export function checkListTypes(
  value: unknown,
  schema: Schema,
  field: FieldPath = [],
): SchemaProblem[] {
  if (Array.isArray(value)) {
    const items = getRecord(schema, 'items');
    return [
      ...checkUnique(value, schema, field),
      ...value.flatMap((item, index) =>
        items ? checkListTypes(item, items, [...field, index]) : [],
      ),
    ];
  }
  return Object.entries(getRecord(value) ?? {}).flatMap(([key, nested]) => {
    const known = propertyOf(schema, key) ?? additionalOf(schema);
    return known ? checkListTypes(nested, known, [...field, key]) : [];
  });
}

function checkUnique(
  list: unknown[],
  schema: Schema,
  field: FieldPath,
): SchemaProblem[] {
  const type = getString(schema, 'x-kubernetes-list-type');
  const keys = getList(schema, 'x-kubernetes-list-map-keys').map(String);
  const seen = new Set<string>();
  return list.flatMap((item, index) => {
    if (type !== 'set' && type !== 'map') {
      return [];
    }
    const record = getRecord(item) ?? {};
    const identity = jsonKey(
      type === 'set' ? item : keys.map(key => [key, record[key]]),
    );
    if (!seen.has(identity)) {
      seen.add(identity);
      return [];
    }
    const message =
      type === 'set'
        ? 'is in the list twice'
        : `is in the list twice, by ${keys.join(' and ')}`;
    return [{ field: [...field, index], message }];
  });
}
