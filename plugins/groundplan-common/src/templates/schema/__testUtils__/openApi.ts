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

import fc from 'fast-check';

/** A structural schema as Kubernetes has it. */
export interface OpenApi {
  type?: string;
  nullable?: boolean;
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: boolean;
  exclusiveMaximum?: boolean;
  minLength?: number;
  maxItems?: number;
  items?: OpenApi;
  properties?: Record<string, OpenApi>;
  required?: string[];
  additionalProperties?: OpenApi;
  not?: OpenApi;
  'x-kubernetes-int-or-string'?: boolean;
  'x-kubernetes-preserve-unknown-fields'?: boolean;
}

/** Few values and few names, so that schemas and values meet. */
const scalars = fc.constantFrom<unknown>(
  0,
  1,
  2,
  1.5,
  'a',
  'bb',
  '',
  true,
  null,
);
const names = fc.constantFrom('a', 'b', 'c');

/** Values of any shape. */
export const values: fc.Arbitrary<unknown> = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(names, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

const nullable = fc.option(fc.boolean(), { nil: undefined });
const flag = nullable;

/** Structural schemas without defaults, which tables cover. */
export const schemas: fc.Arbitrary<OpenApi> = fc.letrec<{ schema: OpenApi }>(
  tie => ({
    schema: fc.oneof(
      { maxDepth: 3 },
      fc.record(
        {
          type: fc.constantFrom('string', 'boolean'),
          nullable,
          minLength: fc.nat(2),
          enum: fc.array(scalars, { minLength: 1, maxLength: 3 }),
          not: fc.record({ enum: fc.array(scalars, { minLength: 1 }) }),
        },
        { requiredKeys: ['type'] },
      ),
      fc.record(
        {
          type: fc.constantFrom('integer', 'number'),
          nullable,
          minimum: fc.nat(2),
          maximum: fc.nat(2),
          exclusiveMinimum: flag,
          exclusiveMaximum: flag,
        },
        { requiredKeys: ['type'] },
      ),
      fc.record({
        'x-kubernetes-int-or-string': fc.constant(true),
        nullable,
      }),
      fc.record(
        {
          type: fc.constant('array'),
          items: tie('schema'),
          nullable,
          maxItems: fc.nat(2),
        },
        { requiredKeys: ['type', 'items'] },
      ),
      fc.record(
        {
          type: fc.constant('object'),
          nullable,
          properties: fc.dictionary(names, tie('schema'), {
            maxKeys: 3,
            noNullPrototype: true,
          }),
          required: fc.uniqueArray(names, { maxLength: 2 }),
          'x-kubernetes-preserve-unknown-fields': flag,
        },
        { requiredKeys: ['type', 'properties'] },
      ),
      fc.record({
        type: fc.constant('object'),
        additionalProperties: tie('schema'),
        nullable,
      }),
    ),
  }),
).schema;

/**
 * Whether Kubernetes accepts a value, written down from its rules and not from
 * the conversion: null is held to type and enumeration alone, and fields that
 * nothing specifies are errors, as Cluster API has it for variables.
 */
export function kubernetesAccepts(schema: OpenApi, value: unknown): boolean {
  if (schema.enum && !schema.enum.some(option => option === value)) {
    return false;
  }
  const isIntOrString = schema['x-kubernetes-int-or-string'] === true;
  if (value === null) {
    return schema.nullable === true || (!schema.type && !isIntOrString);
  }
  if (schema.not && kubernetesAccepts(schema.not, value)) {
    return false;
  }
  if (isIntOrString) {
    return typeof value === 'string' || Number.isInteger(value);
  }
  switch (schema.type) {
    case 'string':
      return (
        typeof value === 'string' && value.length >= (schema.minLength ?? 0)
      );
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
    case 'number':
      return (
        typeof value === 'number' &&
        (schema.type === 'number' || Number.isInteger(value)) &&
        isWithin(schema, value)
      );
    case 'array':
      return (
        Array.isArray(value) &&
        value.length <= (schema.maxItems ?? Infinity) &&
        value.every(item => kubernetesAccepts(schema.items ?? {}, item))
      );
    case 'object':
      return (
        typeof value === 'object' &&
        !Array.isArray(value) &&
        fits(schema, value)
      );
    default:
      return true;
  }
}

function isWithin(schema: OpenApi, value: number): boolean {
  const { minimum = -Infinity, maximum = Infinity } = schema;
  return (
    (schema.exclusiveMinimum ? value > minimum : value >= minimum) &&
    (schema.exclusiveMaximum ? value < maximum : value <= maximum)
  );
}

function fits(schema: OpenApi, value: object): boolean {
  return (
    (schema.required ?? []).every(key => Object.hasOwn(value, key)) &&
    Object.entries(value).every(([key, nested]) => {
      const known = schema.properties?.[key] ?? schema.additionalProperties;
      return known
        ? kubernetesAccepts(known, nested)
        : schema['x-kubernetes-preserve-unknown-fields'] === true;
    })
  );
}
