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

import Ajv from 'ajv';
import fc from 'fast-check';
import { kubernetesAccepts, schemas, values } from './__testUtils__/openApi';
import { toJsonSchema } from './toJsonSchema';

/** As the form library sets it up. */
const ajv = () => new Ajv({ strict: false, allErrors: true, logger: false });

const accepts = (openApi: unknown, value: unknown) =>
  ajv().validate(toJsonSchema(openApi).schema, value);

describe('toJsonSchema', () => {
  it.each<[string, object, unknown[], unknown[]]>([
    ['nullable', { type: 'string', nullable: true }, ['a', null], [1]],
    [
      'nullable without null in the enumeration',
      { type: 'string', nullable: true, enum: ['a'] },
      ['a'],
      ['b', null],
    ],
    [
      'nullable with rules that null is not held to',
      {
        type: 'string',
        nullable: true,
        anyOf: [{ minLength: 2 }, { enum: ['a'] }],
        not: { enum: ['cc'] },
      },
      ['a', 'bb', null],
      ['b', 'cc'],
    ],
    [
      'exclusive bounds as booleans',
      {
        type: 'integer',
        minimum: 1,
        exclusiveMinimum: true,
        maximum: 3,
        exclusiveMaximum: false,
      },
      [2, 3],
      [1, 4, 1.5],
    ],
    [
      'an exclusive bound without a bound',
      { type: 'number', exclusiveMaximum: true },
      [1e9, -1],
      ['1'],
    ],
    [
      'int or string',
      { 'x-kubernetes-int-or-string': true, pattern: '^[0-9]+%$' },
      [1, '10%'],
      ['10', 1.5, null, {}],
    ],
    [
      'int or string, spelled out and nullable',
      {
        'x-kubernetes-int-or-string': true,
        nullable: true,
        anyOf: [{ type: 'integer' }, { type: 'string' }],
      },
      [1, '1', null],
      [true],
    ],
    [
      'unknown fields that are kept',
      {
        type: 'object',
        properties: { a: { type: 'string' } },
        'x-kubernetes-preserve-unknown-fields': true,
      },
      [{}, { b: [1] }],
      [{ a: 1 }, 'a'],
    ],
    [
      'anything at all',
      { 'x-kubernetes-preserve-unknown-fields': true },
      [1, 'a', null, [{}]],
      [],
    ],
    [
      'unknown fields that are not',
      { type: 'object', properties: { a: { type: 'string' } } },
      [{ a: '' }, {}],
      [{ b: 1 }],
    ],
    [
      'a map',
      { type: 'object', additionalProperties: { type: 'integer' } },
      [{}, { a: 1 }],
      [{ a: 'x' }],
    ],
    [
      'required fields, of which one has a default',
      {
        type: 'object',
        required: ['a', 'b'],
        properties: { a: { type: 'string', default: 'x' }, b: {} },
        anyOf: [{ required: ['a'] }],
      },
      [{ b: 1 }],
      [{ a: 'x' }],
    ],
    [
      'rules beside the structure',
      {
        type: 'object',
        properties: { a: { type: 'integer' }, b: { type: 'integer' } },
        oneOf: [{ required: ['a'] }, { required: ['b'] }],
        not: { properties: { a: { enum: [7] } }, required: ['a'] },
      },
      [{ a: 1 }, { b: 1 }],
      [{}, { a: 1, b: 1 }, { a: 7 }],
    ],
  ])('carries over %s', (_, openApi, yes, no) => {
    const check = (value: unknown) => [value, accepts(openApi, value)];
    expect(yes.map(check)).toEqual(yes.map(value => [value, true]));
    expect(no.map(check)).toEqual(no.map(value => [value, false]));
  });

  it('keeps what helps a person', () => {
    expect(
      toJsonSchema({
        type: 'string',
        description: 'The size',
        default: 'm',
        example: 'l',
        enum: ['m', 'l'],
        'x-kubernetes-validations': [
          { rule: 'self != old', message: 'cannot be kept' },
        ],
      }),
    ).toEqual({
      schema: {
        type: 'string',
        description: 'The size\n\nRule: cannot be kept',
        default: 'm',
        examples: ['l'],
        enum: ['m', 'l'],
      },
      problems: [expect.objectContaining({ kind: 'unchecked', path: '' })],
    });
  });

  it.each([
    ['a pattern with flags', { type: 'string', pattern: '(?i)a' }, 'unchecked'],
    ['a format', { type: 'string', format: 'duration' }, 'unchecked'],
    ['an unknown type', { type: 'file' }, 'error'],
    ['no schema', 'string', 'error'],
  ])('names where it goes without %s', (_, source, kind) => {
    const openApi = { type: 'object', properties: { a: source } };
    expect(toJsonSchema(openApi).problems).toEqual([
      expect.objectContaining({ kind, path: 'a' }),
    ]);
  });

  it('hands no placeholder of the catalog on', () => {
    const text = { $text: 'https://example.com/secret' };
    const { schema, problems } = toJsonSchema({
      type: 'object',
      default: { deep: [text] },
      example: text,
      enum: [text],
      properties: { $text: { type: 'string' } },
    });
    expect(JSON.stringify(schema)).not.toContain('secret');
    expect(problems).toHaveLength(3);
  });

  it('does not follow a schema for ever', () => {
    const loop: Record<string, unknown> = { type: 'array' };
    loop.items = loop;
    expect(toJsonSchema(loop).problems).toEqual([
      expect.objectContaining({ kind: 'error' }),
    ]);
  });

  it('accepts what Kubernetes accepts, and nothing else', () => {
    fc.assert(
      fc.property(schemas, values, (openApi, value) => {
        expect(accepts(openApi, value)).toBe(kubernetesAccepts(openApi, value));
      }),
      { numRuns: 200 },
    );
  });

  it('makes a valid schema of anything', () => {
    const keywords = fc.constantFrom(
      ...['type', 'enum', 'required', 'minimum', 'maxLength', 'pattern'],
      ...['properties', 'items', 'anyOf', 'not', 'nullable', 'title'],
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.dictionary(keywords, fc.jsonValue())),
        source => {
          const { schema } = toJsonSchema(source);
          expect(ajv().validateSchema(schema)).toBe(true);
        },
      ),
    );
  });
});
