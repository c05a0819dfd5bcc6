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
import { additionalOf, isMarked, propertyOf, Schema } from './Schema';

/** Fields of every object, which have a schema of their own. */
const META = ['apiVersion', 'kind', 'metadata'];

/**
 * The value without the fields that the schema of a custom resource does not
 * know, as an API server keeps it; what it asks of strict clients is not to have
 * any of them.
 *
 * @remarks
 * Source of the rules: `pruning` in k8s.io/apiextensions-apiserver.
 *
 * @internal
 */
export function pruneUnknown(
  object: unknown,
  schema: Schema,
): { value: unknown; unknown: FieldPath[] } {
  const unknown: FieldPath[] = [];
  const value = prune(object, schema, [], {
    unknown,
    keeps: false,
    isObject: true,
  });
  return { value, unknown };
}

interface Context {
  unknown: FieldPath[];
  /** Whether the list that it is an element of keeps what is not specified. */
  keeps: boolean;
  /** Whether it is an object of its own: the root, or an embedded one. */
  isObject: boolean;
}

function prune(
  value: unknown,
  schema: Schema | undefined,
  path: FieldPath,
  context: Context,
): unknown {
  const keeps = context.keeps || isMarked(schema, 'preserve-unknown-fields');
  if (Array.isArray(value)) {
    const items = getRecord(schema, 'items');
    return keeps && !items
      ? value
      : value.map((item, index) =>
          prune(item, items, [...path, index], {
            ...context,
            keeps,
            isObject: false,
          }),
        );
  }
  const record = getRecord(value);
  if (!record) {
    return value;
  }
  const isObject = context.isObject || isMarked(schema, 'embedded-resource');
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, nested]): [string, unknown][] => {
      if (isObject && META.includes(key)) {
        return [[key, nested]];
      }
      const known = propertyOf(schema, key) ?? additionalOf(schema);
      const field = [...path, key];
      if (known || schema?.additionalProperties === true) {
        const inner = { ...context, keeps: false, isObject: false };
        return [[key, prune(nested, known, field, inner)]];
      }
      if (!keeps) {
        context.unknown.push(field);
        return [];
      }
      return [[key, nested]];
    }),
  );
}
