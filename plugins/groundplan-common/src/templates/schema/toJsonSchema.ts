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

import { getField, getList, getRecord, getString } from '../../kubernetes';
import { holdsPlaceholder } from './holdsPlaceholder';
import { ConvertedSchema, JsonSchema, SchemaProblem } from './JsonSchema';
import { toJsPattern } from './toJsPattern';

const TYPES = ['object', 'array', 'string', 'integer', 'number', 'boolean'];

const isCount = (value: unknown) =>
  Number.isInteger(value) && Number(value) >= 0;

/** Keywords that mean the same in both, with the values they may have. */
const SAME: Record<string, (value: unknown) => boolean> = {
  title: value => typeof value === 'string',
  multipleOf: value => typeof value === 'number' && value > 0,
  maxLength: isCount,
  minLength: isCount,
  maxItems: isCount,
  minItems: isCount,
  uniqueItems: value => typeof value === 'boolean',
  maxProperties: isCount,
  minProperties: isCount,
};

/** Keywords that say something of a value and decide nothing. */
const ANNOTATIONS = ['title', 'description', 'default', 'examples'];

/** Deeper than any schema that a person has written. */
const MAX_DEPTH = 64;

/**
 * Turns a structural schema of Kubernetes (OpenAPI v3, as in a
 * CustomResourceDefinition or a variable of a ClusterClass) into a JSON Schema
 * that accepts the same values once defaults are filled in.
 *
 * @remarks
 * Unknown fields are rejected where Kubernetes would drop them. Without a
 * counterpart, and therefore `unchecked`, are rules in CEL, patterns that only
 * Go reads, and formats, whose names mean other things in JSON Schema (`duration`
 * is `1h30m` here and `PT1H30M` there).
 *
 * Source of the rules: k8s.io/apiextensions-apiserver, `structural schema` in the
 * Kubernetes documentation on custom resources.
 *
 * @public
 */
export function toJsonSchema(openApi: unknown): ConvertedSchema {
  const problems: SchemaProblem[] = [];
  const schema = convert({
    source: openApi,
    value: openApi,
    path: '',
    depth: 0,
    problems,
  });
  return { schema, problems };
}

interface Node {
  source: unknown;
  /**
   * The schema of the same value outside of `allOf`, `anyOf`, `oneOf` and `not`:
   * the one whose defaults are filled in. Equal to `source` outside of these.
   */
  value: unknown;
  path: string;
  depth: number;
  problems: SchemaProblem[];
}

function convert(node: Node): JsonSchema {
  const { source, path, depth, problems } = node;
  const record = getRecord(source);
  if (!record || depth > MAX_DEPTH) {
    problems.push({
      kind: 'error',
      path,
      message: record
        ? `the schema is more than ${MAX_DEPTH} levels deep`
        : `a schema is expected, not ${JSON.stringify(source) ?? 'nothing'}`,
    });
    return {};
  }
  const result: JsonSchema = {
    ...Object.fromEntries(
      Object.entries(SAME).flatMap(([key, isValid]) =>
        isValid(record[key]) ? [[key, record[key]]] : [],
      ),
    ),
    ...described(node),
    ...typed(node),
    ...bounded(record),
    ...patterned(node),
    ...exemplary(node),
    ...structured(node),
  };
  for (const key of ['allOf', 'anyOf', 'oneOf'] as const) {
    const branches = getList(record, key);
    const isImplied = key === 'anyOf' && isIntOrString(record);
    if (branches.length > 0 && !isImplied) {
      result[key] = branches.map(branch =>
        convert({ ...node, source: branch, depth: depth + 1 }),
      );
    }
  }
  if (record.not !== undefined) {
    result.not = convert({ ...node, source: record.not, depth: depth + 1 });
  }
  return record.nullable === true ? orNull(result) : result;
}

function described({ source, path, problems }: Node): JsonSchema {
  const rules = getList(source, 'x-kubernetes-validations').map(
    rule => getString(rule, 'message') ?? getString(rule, 'rule') ?? 'a rule',
  );
  for (const rule of rules) {
    problems.push({
      kind: 'unchecked',
      path,
      message: `the rule '${rule}' is checked by the cluster alone`,
    });
  }
  const description = [
    getString(source, 'description'),
    ...rules.map(rule => `Rule: ${rule}`),
  ].filter(text => text !== undefined && text !== '');
  return description.length > 0
    ? { description: description.join('\n\n') }
    : {};
}

function typed({ source, path, problems }: Node): JsonSchema {
  if (isIntOrString(source)) {
    return {
      anyOf: [
        { title: 'Number', type: 'integer' },
        { title: 'Text', type: 'string' },
      ],
    };
  }
  const type = getField(source, 'type');
  if (type === undefined || type === '') {
    return {};
  }
  if (typeof type !== 'string' || !TYPES.includes(type)) {
    problems.push({
      kind: 'error',
      path,
      message: `the type ${JSON.stringify(type)} is none of ${TYPES.join(
        ', ',
      )}`,
    });
    return {};
  }
  const format = getString(source, 'format');
  if (type === 'string' && format) {
    problems.push({
      kind: 'unchecked',
      path,
      message: `the format '${format}' is checked by the cluster alone`,
    });
  }
  return { type };
}

/** A boolean `exclusiveMinimum` makes the minimum exclusive; by itself it says nothing. */
function bounded(record: Record<string, unknown>): JsonSchema {
  const result: JsonSchema = {};
  for (const [bound, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ]) {
    if (typeof record[bound] === 'number') {
      result[record[exclusive] === true ? exclusive : bound] = record[bound];
    }
  }
  return result;
}

function patterned({ source, path, problems }: Node): JsonSchema {
  const pattern = getString(source, 'pattern');
  if (!pattern) {
    return {};
  }
  const translated = toJsPattern(pattern);
  if (translated === undefined) {
    problems.push({
      kind: 'unchecked',
      path,
      message: `the pattern '${pattern}' is checked by the cluster alone`,
    });
    return {};
  }
  return { pattern: translated };
}

/** Values within the schema; the catalog must not take them for its own. */
function exemplary({ source, path, problems }: Node): JsonSchema {
  const record = getRecord(source) ?? {};
  const result: JsonSchema = {};
  const keep = (key: string, value: unknown, isIn: string) => {
    if (holdsPlaceholder(value)) {
      problems.push({
        kind: 'unchecked',
        path,
        message: `its ${isIn} holds an object with a single key that starts with $, which the catalog would replace`,
      });
    } else {
      result[key] = value;
    }
  };
  if (record.default !== undefined) {
    keep('default', record.default, 'default');
  }
  if (record.example !== undefined) {
    keep('examples', [record.example], 'example');
  }
  const values = getList(record, 'enum');
  if (values.length > 0) {
    keep('enum', unique(values), 'enum');
  }
  return result;
}

function structured(node: Node): JsonSchema {
  const { source, value, path, depth } = node;
  const record = getRecord(source) ?? {};
  const child = (key: string, ...at: string[]): JsonSchema =>
    convert({
      ...node,
      source: getField(source, ...at),
      value: getField(value, ...at),
      path:
        path === '' || key.startsWith('[') ? `${path}${key}` : `${path}.${key}`,
      depth: depth + 1,
    });
  const result: JsonSchema = {};
  const properties = getRecord(source, 'properties');
  if (properties) {
    result.properties = Object.fromEntries(
      Object.keys(properties).map(key => [key, child(key, 'properties', key)]),
    );
  }
  const required = getList(source, 'required').filter(
    key =>
      typeof key === 'string' &&
      getField(value, 'properties', key, 'default') === undefined,
  );
  if (required.length > 0) {
    result.required = unique(required);
  }
  if (record.items !== undefined) {
    result.items = child('[]', 'items');
  }
  const { additionalProperties } = record;
  if (typeof additionalProperties === 'boolean') {
    result.additionalProperties = additionalProperties;
  } else if (additionalProperties !== undefined) {
    result.additionalProperties = child('*', 'additionalProperties');
  } else if (record['x-kubernetes-preserve-unknown-fields'] === true) {
    result.additionalProperties = true;
  } else if (record.type === 'object' && source === value) {
    result.additionalProperties = false;
  }
  return result;
}

/** Of null, Kubernetes checks the type and the enumeration, and nothing else. */
function orNull(schema: JsonSchema): JsonSchema {
  const isComposed = ['allOf', 'anyOf', 'oneOf', 'not'].some(
    key => schema[key] !== undefined,
  );
  if (!isComposed) {
    return schema.type === undefined
      ? schema
      : { ...schema, type: [schema.type, 'null'] };
  }
  const texts: JsonSchema = {};
  const rules: JsonSchema = {};
  for (const [key, value] of Object.entries(schema)) {
    (ANNOTATIONS.includes(key) ? texts : rules)[key] = value;
  }
  const values = rules.enum === undefined ? {} : { enum: rules.enum };
  return {
    ...texts,
    anyOf: [{ title: 'Null', type: 'null', ...values }, rules],
  };
}

function isIntOrString(source: unknown): boolean {
  return getField(source, 'x-kubernetes-int-or-string') === true;
}

/** JSON Schema forbids what Kubernetes lets stand twice. */
function unique(values: unknown[]): unknown[] {
  const texts = values.map(value => JSON.stringify(value));
  return values.filter((_, index) => texts.indexOf(texts[index]) === index);
}
