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
  getField,
  getList,
  getRecord,
  getString,
} from 'backstage-plugin-groundplan-common';
import fc from 'fast-check';

/** Draws values, as `fc.gen()` hands it to a property. */
export type Draw = fc.GeneratorValue;

/** Follows the references in a schema. */
export type Follow = (schema: unknown) => unknown;

const MAX_DEPTH = 9;

/** Good and bad, of all formats together. */
const TEXTS = [
  ...['a', 'ab', 'abc', 'x', 'ok', '', 'A b', 'TCP', '10m', '1Gi', '5', 'ä'],
  ...['2024-02-29', '2023-02-29', '2024-01-01T00:00:00Z', '2024-01-01 00:00'],
  ...['1h30m', '10 days', 'soon', '10.0.0.1', '010.0.0.1', '10.0.0.256', '::1'],
  ...[
    '10.0.0.0/8',
    '10.0.0.0/33',
    'fd00::/8',
    'aGVsbG8=',
    'aGVsbG8',
    'not/b64',
  ],
  ...[
    'https://example.com/a',
    '/path',
    'not a uri',
    'a@b.c',
    'nobody',
    '#fff',
    '0',
    '-0',
  ],
  ...['::ffff:10.0.0.1', '::1%eth0', '2024-01-01t00:00:00,5z', '1.5h', '5mx'],
  ...['123e4567-e89b-42d3-a456-426614174000', '00:1a:2b:3c:4d:5e', 'a.b.c'],
];

const NUMBERS = [
  0,
  1,
  2,
  3,
  5,
  7,
  8,
  100,
  101,
  -1,
  0.25,
  0.3,
  2 ** 31,
  2 ** 53,
];

/** A value that the schema is likely to accept. */
export function generateValue(
  draw: Draw,
  follow: Follow,
  from: unknown,
  depth = 0,
): unknown {
  const schema = follow(from);
  const allowed = getList(schema, 'enum');
  if (allowed.length > 0 && depth > 0) {
    return draw(fc.constantFrom, ...allowed);
  }
  if (getField(schema, 'x-kubernetes-int-or-string') === true) {
    return draw(fc.constantFrom, 1, 80, 'http', '10m', '50%');
  }
  switch (getString(schema, 'type')) {
    case 'object':
      return generateObject(draw, follow, schema, depth);
    case 'array':
      return generateList(draw, follow, schema, depth);
    case 'string':
      return generateText(draw, schema);
    case 'integer':
      return generateNumber(draw, schema, 1);
    case 'number':
      return generateNumber(draw, schema, 0.25);
    case 'boolean':
      return draw(fc.boolean);
    default:
      return draw(fc.constantFrom, 1, 'a', true, { a: [1] });
  }
}

function generateObject(
  draw: Draw,
  follow: Follow,
  schema: unknown,
  depth: number,
) {
  const required = getList(schema, 'required');
  const properties = Object.entries(getRecord(schema, 'properties') ?? {});
  // Of large objects a few fields, so that the small ones below are met too.
  const odds = Math.max(1, Math.ceil(properties.length / 4)) + depth;
  const fields = properties.flatMap(([key, property]) => {
    const isWanted =
      (depth < 2 * MAX_DEPTH && required.includes(key)) ||
      (depth < MAX_DEPTH && draw(fc.nat, { max: odds }) === 0);
    return isWanted
      ? [[key, generateValue(draw, follow, property, depth + 1)]]
      : [];
  });
  const additional = getRecord(schema, 'additionalProperties');
  const keys = additional
    ? ['a', 'b.c', 'd'].slice(draw(fc.nat, { max: 3 }))
    : [];
  const isEmbedded =
    getField(schema, 'x-kubernetes-embedded-resource') === true;
  return Object.fromEntries([
    ...fields,
    ...keys.map(key => [
      key,
      generateValue(draw, follow, additional, depth + 1),
    ]),
    ...(isEmbedded
      ? [
          ['apiVersion', 'v1'],
          ['kind', 'Pod'],
        ]
      : []),
  ]);
}

function generateList(
  draw: Draw,
  follow: Follow,
  schema: unknown,
  depth: number,
) {
  const least = Number(getField(schema, 'minItems') ?? 0);
  const length = least + (depth < MAX_DEPTH ? draw(fc.nat, { max: 2 }) : 0);
  const items = getField(schema, 'items');
  return Array.from({ length }, () =>
    generateValue(draw, follow, items, depth + 1),
  );
}

function generateText(draw: Draw, schema: unknown) {
  const pattern = getString(schema, 'pattern');
  const fitting = pattern
    ? TEXTS.filter(text => isMatch(pattern, text))
    : TEXTS;
  return draw(fc.constantFrom, ...(fitting.length > 0 ? fitting : TEXTS));
}

function isMatch(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return false;
  }
}

function generateNumber(draw: Draw, schema: unknown, step: number) {
  const least = Number(getField(schema, 'minimum') ?? 0);
  const most = Number(getField(schema, 'maximum') ?? least + 10);
  return Math.min(least + draw(fc.nat, { max: 8 }) * step, most);
}

/** The object with a few things in it changed, at random places. */
export function mutate(draw: Draw, value: unknown): unknown {
  let result = value;
  const times = draw(fc.nat, { max: 2 });
  for (let i = 0; i < times; i++) {
    result = change(draw, result, 0);
  }
  return result;
}

function change(draw: Draw, value: unknown, depth: number): unknown {
  const record = getRecord(value);
  const stays = depth > 0 && draw(fc.nat, { max: 4 }) === 0;
  if (record && !stays) {
    const keys = Object.keys(record).filter(
      key => depth > 0 || !['apiVersion', 'kind', 'metadata'].includes(key),
    );
    const what = draw(fc.nat, { max: 9 });
    if (what === 0) {
      return {
        ...record,
        [draw(fc.constantFrom, 'unknown', 'Spec', '__proto')]: 1,
      };
    }
    if (keys.length === 0) {
      return depth > 0 ? draw(fc.constantFrom, null, [], 'text', 1) : value;
    }
    const key = draw(fc.constantFrom, ...keys);
    if (what === 1) {
      const { [key]: _, ...rest } = record;
      return rest;
    }
    return { ...record, [key]: change(draw, record[key], depth + 1) };
  }
  if (Array.isArray(value) && value.length > 0 && !stays) {
    const index = draw(fc.nat, { max: value.length - 1 });
    return draw(fc.nat, { max: 3 }) === 0
      ? [...value, value[index]]
      : value.map((item, i) =>
          i === index ? change(draw, item, depth + 1) : item,
        );
  }
  return draw(fc.constantFrom, null, {}, [], true, ...NUMBERS, ...TEXTS);
}
