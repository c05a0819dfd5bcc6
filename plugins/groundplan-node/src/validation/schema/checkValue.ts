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
import { getList, getRecord } from 'backstage-plugin-groundplan-common';
import { FieldPath } from '../manifests/formatField';
import { isKnownFormat } from './checkFormat';
import { checkNumber, checkText } from './checkScalar';
import { jsonKey } from './jsonKey';
import { isMarked, propertyOf, Schema, SchemaProblem } from './Schema';

const INT64 = 2 ** 63;

/**
 * What a schema refuses of a value of a custom resource, once unknown fields are
 * out and defaults are in.
 *
 * @remarks
 * A schema is read as it stands instead of being translated for a library: what
 * is refused is then what API servers refuse, null, defaults and Go's patterns
 * included, a schema of megabytes costs nothing to prepare, and no code is made
 * from what a host sends. Source of the rules: `validate` in
 * k8s.io/kube-openapi.
 *
 * @internal
 */
export function checkValue(
  value: unknown,
  schema: Schema,
  field: FieldPath,
): SchemaProblem[] {
  const refuse = (message: string): SchemaProblem[] => [{ field, message }];
  const typeProblem = checkType(value, schema);
  const enumProblem = checkEnum(value, schema);
  const problems = [typeProblem, enumProblem].flatMap(message =>
    message === undefined ? [] : refuse(message),
  );
  if (value === null) {
    return problems;
  }
  if (typeProblem === undefined) {
    if (typeof value === 'string') {
      problems.push(...checkText(value, schema).flatMap(refuse));
    } else if (typeof value === 'number') {
      problems.push(...checkNumber(value, schema).flatMap(refuse));
    } else if (Array.isArray(value)) {
      problems.push(...checkList(value, schema, field));
    } else {
      const record = getRecord(value);
      problems.push(...(record ? checkObject(record, schema, field) : []));
    }
  }
  return [...problems, ...checkComposition(value, schema, field)];
}

function typeOf(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'array';
  }
  if (typeof value === 'number') {
    return Number.isInteger(value) && Math.abs(value) < INT64
      ? 'integer'
      : 'number';
  }
  return typeof value;
}

function checkType(value: unknown, schema: Schema): string | undefined {
  const found = typeOf(value);
  const { type, format } = schema;
  if (isMarked(schema, 'int-or-string')) {
    return found === 'integer' ||
      found === 'string' ||
      (found === 'null' && schema.nullable === true)
      ? undefined
      : `must be an integer or text, not ${found}`;
  }
  if (typeof type !== 'string' || type === '') {
    return undefined;
  }
  const isFine =
    found === type ||
    (found === 'null' && schema.nullable === true) ||
    (found === 'integer' && type === 'number') ||
    // An oddity of the server's: of a list it takes the format for the type.
    (found === 'array' &&
      type === 'string' &&
      typeof format === 'string' &&
      isKnownFormat(format));
  return isFine ? undefined : `must be of type ${type}, not ${found}`;
}

function checkEnum(value: unknown, schema: Schema): string | undefined {
  const allowed = getList(schema, 'enum');
  // Null equals nothing, not even the null of an enumeration.
  const isAllowed =
    allowed.length === 0 ||
    (value !== null &&
      allowed.some(option => jsonKey(option) === jsonKey(value)));
  return isAllowed
    ? undefined
    : `must be one of ${allowed
        .map(option => JSON.stringify(option))
        .join(', ')}`;
}

function checkList(
  list: unknown[],
  schema: Schema,
  field: FieldPath,
): SchemaProblem[] {
  const { minItems, maxItems } = schema;
  const items = getRecord(schema, 'items');
  const problems = items
    ? list.flatMap((item, index) => checkValue(item, items, [...field, index]))
    : [];
  if (typeof minItems === 'number' && list.length < minItems) {
    problems.push({ field, message: `must have at least ${minItems} items` });
  }
  if (typeof maxItems === 'number' && list.length > maxItems) {
    problems.push({ field, message: `must have at most ${maxItems} items` });
  }
  if (
    schema.uniqueItems === true &&
    new Set(list.map(jsonKey)).size < list.length
  ) {
    problems.push({ field, message: 'must not have an item twice' });
  }
  return problems;
}

function checkObject(
  record: Record<string, unknown>,
  schema: Schema,
  field: FieldPath,
): SchemaProblem[] {
  const { minProperties, maxProperties, additionalProperties } = schema;
  const additional = getRecord(additionalProperties);
  const size = Object.keys(record).length;
  const problems: SchemaProblem[] = [];
  if (typeof minProperties === 'number' && size < minProperties) {
    problems.push({
      field,
      message: `must have at least ${minProperties} fields`,
    });
  }
  if (typeof maxProperties === 'number' && size > maxProperties) {
    problems.push({
      field,
      message: `must have at most ${maxProperties} fields`,
    });
  }
  for (const [key, nested] of Object.entries(record)) {
    const known = propertyOf(schema, key) ?? additional;
    if (known) {
      problems.push(...checkValue(nested, known, [...field, key]));
    } else if (additionalProperties === false) {
      problems.push({ field: [...field, key], message: 'is not allowed' });
    }
  }
  for (const key of getList(schema, 'required')) {
    if (typeof key === 'string' && !Object.hasOwn(record, key)) {
      problems.push({ field: [...field, key], message: 'is required' });
    }
  }
  return problems;
}

function checkComposition(
  value: unknown,
  schema: Schema,
  field: FieldPath,
): SchemaProblem[] {
  const branches = (key: string) =>
    getList(schema, key).flatMap(branch => {
      const nested = getRecord(branch);
      return nested ? [checkValue(value, nested, field)] : [];
    });
  const refuse = (message: string) => ({ field, message });
  const problems = branches('allOf').flat();
  const anyOf = isMarked(schema, 'int-or-string') ? [] : branches('anyOf');
  if (anyOf.length > 0 && anyOf.every(branch => branch.length > 0)) {
    problems.push(
      refuse('fits none of the forms that it may have'),
      ...fewest(anyOf),
    );
  }
  const oneOf = branches('oneOf');
  const fitting = oneOf.filter(branch => branch.length === 0).length;
  if (oneOf.length > 0 && fitting === 0) {
    problems.push(
      refuse('fits none of the forms that it may have'),
      ...fewest(oneOf),
    );
  } else if (fitting > 1) {
    problems.push(
      refuse(`must fit one of the forms that it may have, and fits ${fitting}`),
    );
  }
  const not = getRecord(schema, 'not');
  if (not && checkValue(value, not, field).length === 0) {
    problems.push(refuse('has a form that it must not have'));
  }
  return problems;
}

/** What is wrong with the form that comes nearest. */
function fewest(branches: SchemaProblem[][]): SchemaProblem[] {
  const [best = []] = [...branches].sort((a, b) => a.length - b.length);
  return best;
}
