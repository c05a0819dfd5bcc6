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

import { StructuralSchema } from '../crds';
import { isRecord } from './ApiObject';

const KEPT_AT_ROOT = ['apiVersion', 'kind', 'metadata'];

/**
 * Gives a value the shape of its schema, as the API server does before it
 * validates: fields that the schema does not know are dropped (and named in
 * `unknown`), defaults are filled in.
 *
 * @internal
 */
export function shapeObject(
  value: unknown,
  schema: StructuralSchema,
  unknown: string[],
): unknown {
  return isRecord(value)
    ? shapeRecord(value, schema, unknown, '', true)
    : value;
}

function shape(
  value: unknown,
  schema: StructuralSchema,
  unknown: string[],
  path: string,
): unknown {
  if (Array.isArray(value) && schema.items) {
    const { items } = schema;
    return value.map((item, index) =>
      shape(item, items, unknown, `${path}[${index}]`),
    );
  }
  return isRecord(value)
    ? shapeRecord(value, schema, unknown, path, false)
    : value;
}

function shapeRecord(
  value: Record<string, unknown>,
  schema: StructuralSchema,
  unknown: string[],
  path: string,
  root: boolean,
): Record<string, unknown> {
  const { properties = {}, additionalProperties } = schema;
  const result: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    const at = path ? `${path}.${key}` : key;
    if (root && KEPT_AT_ROOT.includes(key)) {
      result[key] = field;
    } else if (Object.hasOwn(properties, key)) {
      // A null for a field with a default stands for that default.
      if (
        field !== null ||
        properties[key].nullable ||
        !hasDefault(properties[key])
      ) {
        result[key] = shape(field, properties[key], unknown, at);
      }
    } else if (isRecord(additionalProperties)) {
      result[key] = shape(field, additionalProperties, unknown, at);
    } else if (
      schema['x-kubernetes-preserve-unknown-fields'] ||
      additionalProperties === true
    ) {
      result[key] = field;
    } else {
      unknown.push(at);
    }
  }
  for (const [key, property] of Object.entries(properties)) {
    if (result[key] === undefined && hasDefault(property)) {
      const at = path ? `${path}.${key}` : key;
      result[key] = shape(
        structuredClone(property.default),
        property,
        unknown,
        at,
      );
    }
  }
  return result;
}

function hasDefault(schema: StructuralSchema): boolean {
  return schema.default !== undefined;
}
