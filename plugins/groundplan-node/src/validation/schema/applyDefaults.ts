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
import { getField, getRecord } from 'backstage-plugin-groundplan-common';
import { additionalOf, propertyOf, Schema } from './Schema';

/**
 * The value of a custom resource as an API server validates it: without nulls
 * that the schema does not allow, with the defaults of what is not there.
 *
 * @remarks
 * Source of the rules: `defaulting` in k8s.io/apiextensions-apiserver.
 *
 * @internal
 */
export function applyDefaults(value: unknown, schema?: Schema): unknown {
  if (Array.isArray(value)) {
    const items = getRecord(schema, 'items');
    return value.map(item =>
      applyDefaults(isUnwanted(item, items) ? defaultOf(items) : item, items),
    );
  }
  const record = getRecord(value);
  if (!record) {
    return value;
  }
  const present = Object.entries(record).filter(([key, nested]) => {
    const known = propertyOf(schema, key) ?? additionalOf(schema);
    return !(isUnwanted(nested, known) && defaultOf(known) === null);
  });
  const absent = Object.entries(getRecord(schema, 'properties') ?? {}).flatMap(
    ([key, property]): [string, unknown][] =>
      Object.hasOwn(record, key) || defaultOf(property) === null
        ? []
        : [[key, null]],
  );
  return Object.fromEntries(
    [...present, ...absent].map(([key, nested]) => {
      const property = propertyOf(schema, key);
      const known = property ?? additionalOf(schema);
      const isAbsent = property !== undefined && !Object.hasOwn(record, key);
      const filled =
        isAbsent || isUnwanted(nested, known) ? defaultOf(known) : nested;
      return [key, applyDefaults(filled, known)];
    }),
  );
}

function isUnwanted(value: unknown, schema: unknown): boolean {
  return (
    value === null &&
    schema !== undefined &&
    getField(schema, 'nullable') !== true
  );
}

/** Null where there is none. */
function defaultOf(schema: unknown): unknown {
  return getField(schema, 'default') ?? null;
}
