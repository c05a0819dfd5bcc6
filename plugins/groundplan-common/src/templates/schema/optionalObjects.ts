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

import { getField, getList, getRecord } from '../../kubernetes';
import { JsonSchema } from './JsonSchema';

const NOT_SET: JsonSchema = {
  title: 'Not set',
  type: 'object',
  maxProperties: 0,
  additionalProperties: false,
};

/**
 * Lets optional objects be left out in a form.
 *
 * @remarks
 * The form library has `{}` for every object of a schema, so that an optional one
 * with required fields would have to be filled in. Here it can be `{}` instead,
 * which stands for 'not set': the schema itself would not accept it, so that it
 * cannot be meant. {@link dropUnsetObjects} takes it out of the values.
 *
 * @public
 */
export function withOptionalObjects(schema: JsonSchema): JsonSchema {
  const result: JsonSchema = { ...schema };
  const properties = getRecord(schema, 'properties');
  if (properties) {
    const required = getList(schema, 'required');
    result.properties = Object.fromEntries(
      Object.entries(properties).map(([key, property]) => {
        const nested = withOptionalObjects(getRecord(property) ?? {});
        return [key, required.includes(key) ? nested : optional(nested)];
      }),
    );
  }
  for (const key of ['items', 'additionalProperties']) {
    const nested = getRecord(schema, key);
    if (nested) {
      result[key] = withOptionalObjects(nested);
    }
  }
  return result;
}

/**
 * Takes objects that are 'not set' out of the values of a form that was made
 * {@link withOptionalObjects}.
 *
 * @public
 */
export function dropUnsetObjects(values: unknown, schema: unknown): unknown {
  const choice = isOptional(schema) ? getList(schema, 'anyOf')[1] : schema;
  if (Array.isArray(values)) {
    const items = getField(choice, 'items');
    return values.map(value => dropUnsetObjects(value, items));
  }
  const record = getRecord(values);
  if (!record) {
    return values;
  }
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) => {
      const nested =
        getField(choice, 'properties', key) ??
        getField(choice, 'additionalProperties');
      return isOptional(nested) && isEmpty(value)
        ? []
        : [[key, dropUnsetObjects(value, nested)]];
    }),
  );
}

function optional(schema: JsonSchema): JsonSchema {
  const { description, default: value, ...rest } = schema;
  const mayBeEmpty =
    getList(schema, 'required').length === 0 &&
    !(Number(schema.minProperties) > 0);
  if (schema.type !== 'object' || value !== undefined || mayBeEmpty) {
    return schema;
  }
  return {
    ...(description === undefined ? {} : { description }),
    anyOf: [NOT_SET, { title: 'Set', ...rest }],
  };
}

function isOptional(schema: unknown): boolean {
  const [first, second] = getList(schema, 'anyOf');
  return (
    getField(first, 'maxProperties') === 0 &&
    getField(second, 'type') === 'object'
  );
}

function isEmpty(value: unknown): boolean {
  const record = getRecord(value);
  return record !== undefined && Object.keys(record).length === 0;
}
