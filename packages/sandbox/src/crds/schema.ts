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

import { PrinterColumn, StructuralSchema } from './CustomResourceDefinition';

/** Short forms for the schemas in this folder. @internal */
export const schema = {
  string: { type: 'string' } as StructuralSchema,
  integer: { type: 'integer' } as StructuralSchema,
  int64: { type: 'integer', format: 'int64' } as StructuralSchema,
  boolean: { type: 'boolean' } as StructuralSchema,
  time: { type: 'string', format: 'date-time' } as StructuralSchema,
  /** Anything below it is kept, and nothing of it is checked. */
  any: {
    type: 'object',
    'x-kubernetes-preserve-unknown-fields': true,
  } as StructuralSchema,
  /** A value of any type. */
  anyValue: {
    'x-kubernetes-preserve-unknown-fields': true,
  } as StructuralSchema,

  choice(...values: string[]): StructuralSchema {
    return { type: 'string', enum: values };
  },

  list(items: StructuralSchema): StructuralSchema {
    return { type: 'array', items };
  },

  map(values: StructuralSchema): StructuralSchema {
    return { type: 'object', additionalProperties: values };
  },

  /** An object of which every field is known; others are pruned. */
  closed(
    properties: Record<string, StructuralSchema>,
    required?: string[],
  ): StructuralSchema {
    return { type: 'object', properties, ...(required && { required }) };
  },

  /** An object of which the fields that readers use are checked, and all kept. */
  open(
    properties: Record<string, StructuralSchema>,
    required?: string[],
  ): StructuralSchema {
    return {
      ...schema.closed(properties, required),
      'x-kubernetes-preserve-unknown-fields': true,
    };
  },
};

/** Conditions of either dialect: `severity` is of the older one. @internal */
export const conditions: StructuralSchema = schema.list(
  schema.closed(
    {
      type: schema.string,
      status: schema.choice('True', 'False', 'Unknown'),
      severity: schema.string,
      reason: schema.string,
      message: schema.string,
      lastTransitionTime: schema.time,
      observedGeneration: schema.int64,
    },
    ['type', 'status'],
  ),
);

/** A column for the status of a condition. @internal */
export function conditionColumn(type: string): PrinterColumn {
  return {
    name: type,
    type: 'string',
    jsonPath: `.status.conditions[?(@.type=="${type}")].status`,
  };
}
