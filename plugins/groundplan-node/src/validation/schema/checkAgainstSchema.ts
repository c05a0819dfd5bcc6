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
import { KindSchema } from '../openapi/KindSchema';
import { applyDefaults } from './applyDefaults';
import { checkEmbedded } from './checkEmbedded';
import { checkListTypes } from './checkListTypes';
import { checkMetadata } from './checkMetadata';
import { checkRules } from './checkRules';
import { checkTyped } from './checkTyped';
import { checkValue } from './checkValue';
import { collectUnchecked } from './collectUnchecked';
import { pruneUnknown } from './pruneUnknown';
import { propertyOf, Schema, SchemaProblem, SchemaVerdict } from './Schema';

/**
 * Holds an object against the schema of its kind, in the order in which a server
 * does: unknown fields, defaults, values, lists.
 *
 * @internal
 */
export function checkAgainstSchema(
  object: Record<string, unknown>,
  kind: KindSchema,
): SchemaVerdict {
  const metadata = checkMetadata(
    getField(object, 'metadata'),
    ['metadata'],
    kind.isCustom ? 'subdomain' : 'path segment',
  );
  if (!kind.isCustom) {
    return {
      problems: unique([
        ...checkTyped(withoutStatus(object, kind), kind.schema, [], kind),
        ...checkTypedStatus(object, kind),
        ...metadata,
      ]),
      unchecked: [],
    };
  }
  const { value, unknown } = pruneUnknown(object, kind.schema);
  const typedMetadata = kind.metadata
    ? checkTyped(
        getField(object, 'metadata'),
        kind.metadata,
        ['metadata'],
        kind,
      )
    : [];
  const checked = applyDefaults(withoutStatus(value, kind), kind.schema);
  // The metadata's schema is a type of Go, and is read as one above.
  const schema = withoutMetadata(kind.schema);
  const problems = unique([
    ...unknown.map(field => ({ field, message: 'is not known' })),
    ...typedMetadata,
    ...metadata,
    ...checkValue(checked, schema, []),
    ...checkEmbedded(checked, schema, kind),
    ...checkListTypes(checked, schema),
  ]);
  const unchecked = collectUnchecked(checked, schema);
  if (problems.length > 0) {
    // As a server does: rules expect values that fit their types
    return { problems, unchecked: [...unchecked, ...rulesWait(schema)] };
  }
  const rules = checkRules(checked, schema);
  return {
    problems: unique(rules.problems),
    unchecked: unique([...unchecked, ...rules.unchecked]),
  };
}

function rulesWait(schema: Schema): SchemaVerdict['unchecked'] {
  return JSON.stringify(schema).includes('"x-kubernetes-validations"')
    ? [{ what: 'CEL rules', why: 'they are evaluated once the rest is right' }]
    : [];
}

/** A status that is sent with a new object is dropped before it is checked. */
function withoutStatus(value: unknown, kind: KindSchema): unknown {
  if (!kind.hasStatus) {
    return value;
  }
  const { status: _, ...rest } = getRecord(value) ?? {};
  return rest;
}

/** It is dropped, but is decoded first. */
function checkTypedStatus(
  object: Record<string, unknown>,
  kind: KindSchema,
): SchemaProblem[] {
  const schema = propertyOf(kind.schema, 'status');
  return kind.hasStatus && schema
    ? checkTyped(getField(object, 'status'), schema, ['status'], {
        resolve: kind.resolve,
        isDropped: true,
      })
    : [];
}

function withoutMetadata(schema: Schema): Schema {
  const { metadata: _, ...properties } = getRecord(schema, 'properties') ?? {};
  return { ...schema, properties };
}

function unique<T>(items: T[]): T[] {
  return [...new Map(items.map(item => [JSON.stringify(item), item])).values()];
}
