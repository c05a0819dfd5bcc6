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
 * `fields`: an object of named fields; `map`, `list`: with one editor for all
 * their values; `scalar`: a widget of the form; `text`: a number or text, as it
 * is written; `yaml`: whatever has no form.
 *
 * @internal
 */
export type Editor = 'fields' | 'map' | 'list' | 'scalar' | 'text' | 'yaml';

const SCALARS: Record<string, (value: unknown) => boolean> = {
  string: value => typeof value === 'string',
  integer: Number.isInteger,
  number: value => typeof value === 'number',
  boolean: value => typeof value === 'boolean',
};

/** What a value of a schema is edited with, as it is now. @internal */
export function editorOf(schema: JsonSchema, value: unknown): Editor {
  const type = typeOf(schema);
  const isScalar = type !== undefined && type in SCALARS;
  const isText = type === 'string' && schema.enum === undefined;
  if (isIntOrString(schema) || (isSubstituted(value) && !isText)) {
    return typeof value === 'object' || typeof value === 'boolean'
      ? 'yaml'
      : 'text';
  }
  if (isScalar) {
    return value === undefined || SCALARS[type](value) ? 'scalar' : 'yaml';
  }
  if (type === 'array') {
    return listEditor(schema, value);
  }
  return type === 'object' && (value === undefined || isRecord(value))
    ? objectEditor(schema, value)
    : 'yaml';
}

function listEditor(schema: JsonSchema, value: unknown): Editor {
  const items = isRecord(schema.items) ? schema.items : {};
  if (value !== undefined && !Array.isArray(value)) {
    return 'yaml';
  }
  const editors = new Set(listOf(value).map(item => editorOf(items, item)));
  const fresh = editorOf(items, undefined);
  return ['scalar', 'fields'].includes(fresh) &&
    [...editors].every(editor => editor === fresh)
    ? 'list'
    : 'yaml';
}

function objectEditor(
  schema: JsonSchema,
  value: Record<string, unknown> | undefined,
): Editor {
  if (isRecord(schema.properties)) {
    return 'fields';
  }
  const values = schema.additionalProperties;
  return isRecord(values) &&
    typeOf(values) === 'string' &&
    Object.values(value ?? {}).every(it => editorOf(values, it) === 'scalar')
    ? 'map'
    : 'yaml';
}

/** The one type, beside `null`. */
function typeOf({ type }: JsonSchema): string | undefined {
  const types = (Array.isArray(type) ? type : [type]).filter(
    (it): it is string => typeof it === 'string' && it !== 'null',
  );
  return types.length === 1 ? types[0] : undefined;
}

function isIntOrString({ type, anyOf }: JsonSchema): boolean {
  const types = listOf(anyOf).map(it => isRecord(it) && it.type);
  return type === undefined && types.join() === 'integer,string';
}
