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
import { violatesFormat } from './checkFormat';
import { additionalOf, Schema, SchemaProblem } from './Schema';

/** Go takes no other separators than these. */
const RFC3339 =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}([.,]\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** Required by the schema of some kind, and not by its server. */
const TAKEN_WITHOUT = [
  'spec',
  'involvedObject',
  'limits',
  'drivers',
  'revision',
];

/** Finds a schema by its `$ref`. @internal */
export type ResolveReference = (reference: string) => Schema | undefined;

/** How {@link checkTyped} reads. @internal */
export interface TypedContext {
  resolve: ResolveReference;
  /** Whether it is enough that it can be decoded: a status is dropped then. */
  isDropped?: boolean;
}

/**
 * What a server refuses to decode of an object whose schema was made from a type
 * of Go: the built-in kinds, and the metadata of all kinds.
 *
 * @remarks
 * Such a schema describes what is written out, not what is taken in: null is as
 * good as nothing, and so is an empty text for a choice.
 *
 * @internal
 */
export function checkTyped(
  value: unknown,
  schema: Schema,
  field: FieldPath,
  context: TypedContext,
): SchemaProblem[] {
  if (value === null || value === undefined) {
    return [];
  }
  const resolved = dereference(schema, context.resolve);
  const refuse = (message: string): SchemaProblem[] => [{ field, message }];
  const types = typesOf(resolved);
  const isFine =
    types.length === 0 || types.some(type => isOfType(value, type));
  if (!isFine) {
    return refuse(`must be of type ${types.join(' or ')}`);
  }
  const format = getString(resolved, 'format');
  if (typeof value === 'string') {
    const isRefused =
      (format === 'date-time' && !RFC3339.test(value)) ||
      (format === 'byte' &&
        value !== '' &&
        violatesFormat(format, value.replace(/[\r\n]/g, '')));
    const allowed = getList(resolved, 'enum');
    return [
      ...(isRefused ? refuse(`must be of format ${format}`) : []),
      ...(value !== '' &&
      !context.isDropped &&
      allowed.length > 0 &&
      !allowed.includes(value)
        ? refuse(`must be one of ${allowed.join(', ')}`)
        : []),
    ];
  }
  if (typeof value === 'number' && format === 'int32') {
    return Math.abs(value) >= 2 ** 31 ? refuse('must fit into 32 bits') : [];
  }
  if (Array.isArray(value)) {
    const items = getRecord(resolved, 'items');
    return items
      ? value.flatMap((item, index) =>
          checkTyped(item, items, [...field, index], context),
        )
      : [];
  }
  const record = getRecord(value);
  return record ? checkFields(record, resolved, field, context) : [];
}

function checkFields(
  record: Record<string, unknown>,
  schema: Schema,
  field: FieldPath,
  context: TypedContext,
): SchemaProblem[] {
  const properties = getRecord(schema, 'properties');
  const additional = additionalOf(schema);
  const fields = Object.entries(record).flatMap(([key, nested]) => {
    const path = [...field, key];
    const known = getRecord(properties, key) ?? additional;
    if (known) {
      return checkTyped(nested, known, path, context);
    }
    return properties ? [{ field: path, message: 'is not known' }] : [];
  });
  const missing = getList(schema, 'required').flatMap(key =>
    typeof key === 'string' &&
    !context.isDropped &&
    !TAKEN_WITHOUT.includes(key) &&
    !Object.hasOwn(record, key)
      ? [{ field: [...field, key], message: 'is required' }]
      : [],
  );
  return [...fields, ...missing];
}

function dereference(schema: Schema, resolve: ResolveReference): Schema {
  const [only, ...others] = getList(schema, 'allOf');
  const reference =
    getString(schema, '$ref') ??
    (others.length === 0 ? getString(only, '$ref') : undefined);
  return (reference === undefined ? undefined : resolve(reference)) ?? schema;
}

/** Text or a number, for quantities and ports, is `oneOf` without a type. */
function typesOf(schema: Schema): string[] {
  const type = getString(schema, 'type');
  return type
    ? [type]
    : getList(schema, 'oneOf').flatMap(
        branch => getString(branch, 'type') ?? [],
      );
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value);
    case 'object':
      return getRecord(value) !== undefined;
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
