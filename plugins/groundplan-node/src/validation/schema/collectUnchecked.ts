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
import { getRecord, getString } from 'backstage-plugin-groundplan-common';
import { FieldPath, formatField } from '../manifests/formatField';
import { isFormatUnchecked } from './checkFormat';
import { matchPattern } from './matchPattern';
import { additionalOf, propertyOf, Schema, SchemaVerdict } from './Schema';

/**
 * What a schema asks of a value and nobody here can tell: formats and patterns
 * that only an API server reads in full.
 *
 * @internal
 */
export function collectUnchecked(
  value: unknown,
  schema: Schema,
): SchemaVerdict['unchecked'] {
  const found = new Map<string, { what: string; why: string }>();
  visit(value, schema, [], (what, why) => found.set(what, { what, why }));
  return [...found.values()];
}

function visit(
  value: unknown,
  schema: Schema,
  path: FieldPath,
  add: (what: string, why: string) => void,
): void {
  // Of all elements of a list the same is to be said.
  const field = formatField(path).replaceAll('[0]', '[]') || 'the object';
  if (typeof value === 'string') {
    const format = getString(schema, 'format');
    if (format && isFormatUnchecked(format)) {
      add(`the format of ${field}`, `${format} is checked in part only`);
    }
    const pattern = getString(schema, 'pattern');
    if (pattern && matchPattern(pattern, value) === undefined) {
      add(`the pattern of ${field}`, 'it cannot be read here');
    }
  } else if (Array.isArray(value)) {
    const items = getRecord(schema, 'items');
    value.forEach(item => items && visit(item, items, [...path, 0], add));
  } else {
    for (const [key, nested] of Object.entries(getRecord(value) ?? {})) {
      const known = propertyOf(schema, key) ?? additionalOf(schema);
      if (known) {
        visit(nested, known, [...path, key], add);
      }
    }
  }
}
