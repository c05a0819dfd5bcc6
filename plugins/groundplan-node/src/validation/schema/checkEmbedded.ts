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
import { getRecord } from 'backstage-plugin-groundplan-common';
import { FieldPath } from '../manifests/formatField';
import { checkMetadata } from './checkMetadata';
import { checkTyped, TypedContext } from './checkTyped';
import {
  additionalOf,
  isMarked,
  propertyOf,
  Schema,
  SchemaProblem,
} from './Schema';

/** Of a kind in lower case. */
const KIND = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** An API group's name takes no second slash. */
const API_VERSION = /^[^/]+(\/[^/]+)?$/;

/**
 * What is wrong with the objects that a custom resource has in it, as far as that
 * is the same for all kinds.
 *
 * @internal
 */
export function checkEmbedded(
  value: unknown,
  schema: Schema,
  types: TypedContext & { metadata?: Schema },
  field: FieldPath = [],
): SchemaProblem[] {
  if (Array.isArray(value)) {
    const items = getRecord(schema, 'items');
    return value.flatMap((item, index) =>
      items ? checkEmbedded(item, items, types, [...field, index]) : [],
    );
  }
  const record = getRecord(value);
  if (!record) {
    return [];
  }
  const nested = Object.entries(record).flatMap(([key, inner]) => {
    const known = propertyOf(schema, key) ?? additionalOf(schema);
    return known ? checkEmbedded(inner, known, types, [...field, key]) : [];
  });
  return isMarked(schema, 'embedded-resource')
    ? [...checkObject(record, types, field), ...nested]
    : nested;
}

function checkObject(
  record: Record<string, unknown>,
  { metadata, resolve }: TypedContext & { metadata?: Schema },
  field: FieldPath,
): SchemaProblem[] {
  const { apiVersion, kind } = record;
  const at = [...field, 'metadata'];
  const checks: [string, boolean][] = [
    [
      'apiVersion',
      typeof apiVersion === 'string' && API_VERSION.test(apiVersion),
    ],
    ['kind', typeof kind === 'string' && KIND.test(kind.toLowerCase())],
  ];
  return [
    ...checks.flatMap(([key, isFine]) =>
      isFine
        ? []
        : [{ field: [...field, key], message: 'must be that of an object' }],
    ),
    ...(metadata ? checkTyped(record.metadata, metadata, at, { resolve }) : []),
    ...checkMetadata(record.metadata, at, 'path segment'),
  ];
}
