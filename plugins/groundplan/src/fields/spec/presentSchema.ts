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
import { JsonSchema } from 'backstage-plugin-groundplan-common';
import { isRecord, listOf } from './schemaParts';
import { isSubstituted } from './substitution';

/**
 * A schema as far as it speaks of values that are there. A kind's whole schema
 * takes the validator seconds to read. What Flux fills in keeps to no rule yet,
 * and compositions are left to the host cluster.
 *
 * @internal
 */
export function presentSchema(
  schema: JsonSchema,
  values: readonly unknown[],
): JsonSchema {
  if (values.some(isSubstituted)) {
    return {};
  }
  const { allOf, anyOf, oneOf, not, default: _, ...rest } = schema;
  const result: JsonSchema = { ...rest };
  delete result.description;
  const records = values.filter(isRecord);
  const at = (key: string) => records.flatMap(it => present(it[key]));
  if (isRecord(schema.properties)) {
    result.properties = Object.fromEntries(
      Object.entries(schema.properties)
        .filter(([key]) => at(key).length > 0)
        .map(([key, property]) => [
          key,
          presentSchema(isRecord(property) ? property : {}, at(key)),
        ]),
    );
    if (schema.additionalProperties === false) {
      result.additionalProperties = false;
    }
  } else if (isRecord(schema.additionalProperties)) {
    result.additionalProperties = presentSchema(
      schema.additionalProperties,
      records.flatMap(Object.values),
    );
  }
  if (isRecord(schema.items)) {
    result.items = presentSchema(schema.items, values.flatMap(listOf));
  }
  return result;
}

function present(value: unknown): unknown[] {
  return value === undefined ? [] : [value];
}
