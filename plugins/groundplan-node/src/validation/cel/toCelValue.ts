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
import { CelInput } from '@bufbuild/cel';
import { getRecord, getString } from 'backstage-plugin-groundplan-common';
import { additionalOf, isMarked, propertyOf, Schema } from '../schema/Schema';
import { fieldName } from './fieldName';

/** Of these the server makes values of types that have operations of their own. */
const TYPED_FORMATS = ['byte', 'date', 'date-time', 'datetime', 'duration'];

const TEXT = { type: 'string' };
const IDENTITY = {
  apiVersion: TEXT,
  kind: TEXT,
  metadata: {
    type: 'object',
    properties: { name: TEXT, generateName: TEXT },
  },
};

/** A value that cannot be told here as the server would tell it to a rule. @internal */
export class UntoldValue extends Error {}

/**
 * A value as the server tells it to rules: by the types of its schema, with only
 * those fields of an object that the schema names.
 *
 * @throws UntoldValue where that is not certain.
 * @internal
 */
export function toCelValue(value: unknown, schema: Schema): CelInput {
  if (value === null) {
    throw new UntoldValue('null');
  }
  if (Array.isArray(value)) {
    const items = getRecord(schema, 'items');
    return value.map(item => toCelValue(item, items ?? {}));
  }
  if (typeof value === 'object') {
    const told = isMarked(schema, 'embedded-resource')
      ? withIdentity(schema)
      : schema;
    return new Map(fieldsOf(value as Record<string, unknown>, told));
  }
  if (typeof value === 'number') {
    return toNumber(value, schema);
  }
  const format = getString(schema, 'format');
  if (format && TYPED_FORMATS.includes(format)) {
    throw new UntoldValue(`the format ${format}`);
  }
  return value as string | boolean;
}

function toNumber(value: number, schema: Schema): bigint | number {
  if (getString(schema, 'type') === 'number') {
    return value;
  }
  if (!Number.isSafeInteger(value)) {
    throw new UntoldValue('a number that JavaScript does not hold');
  }
  return BigInt(value);
}

function fieldsOf(
  record: Record<string, unknown>,
  schema: Schema,
): [string, CelInput][] {
  const additional = additionalOf(schema);
  if (additional) {
    return Object.entries(record).map(([key, nested]) => [
      key,
      toCelValue(nested, additional),
    ]);
  }
  return Object.keys(getRecord(schema, 'properties') ?? {}).flatMap(
    (key): [string, CelInput][] => {
      const property = propertyOf(schema, key);
      const name = fieldName(key);
      return property && name && Object.hasOwn(record, key) && isTold(property)
        ? [[name, toCelValue(record[key], property)]]
        : [];
    },
  );
}

/** With what rules see of any object, whatever its schema says of it. @internal */
export function withIdentity(schema: Schema): Schema {
  return {
    ...schema,
    properties: { ...getRecord(schema, 'properties'), ...IDENTITY },
  };
}

/** What has no type is hidden from rules. */
function isTold(schema: Schema): boolean {
  return (
    getString(schema, 'type') !== undefined || isMarked(schema, 'int-or-string')
  );
}
