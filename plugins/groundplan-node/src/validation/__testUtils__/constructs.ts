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
const GROUP = 'validation.groundplan.dev';

/** Where the custom resource with all constructs is. */
export const CONSTRUCTS = {
  apiVersion: `${GROUP}/v1`,
  group: GROUP,
  version: 'v1',
  kind: 'Construct',
  path: `/apis/${GROUP}/v1/namespaces/default/constructs`,
};

const text = { type: 'string' };
const integer = { type: 'integer' };

const formats = [
  ...['date', 'date-time', 'duration', 'ipv4', 'ipv6', 'cidr', 'uuid', 'uuid4'],
  ...['byte', 'uri', 'email', 'hostname', 'mac', 'hexcolor', 'password', 'x'],
];

const spec = {
  type: 'object',
  required: ['size'],
  minProperties: 1,
  maxProperties: 30,
  properties: {
    size: { type: 'integer', format: 'int32', minimum: 1, maximum: 100 },
    ratio: {
      type: 'number',
      minimum: 0,
      exclusiveMinimum: true,
      maximum: 1,
      multipleOf: 0.25,
    },
    even: { type: 'integer', multipleOf: 2, format: 'int64' },
    flag: { type: 'boolean', default: true },
    name: {
      type: 'string',
      minLength: 2,
      maxLength: 5,
      pattern: '^[[:alpha:]]\\w*$',
    },
    mode: { type: 'string', enum: ['a', 'b', ''], default: 'a' },
    choice: { type: 'string', nullable: true, enum: ['x', 'y'] },
    nothing: { type: 'string', nullable: true },
    port: { 'x-kubernetes-int-or-string': true },
    quantity: {
      'x-kubernetes-int-or-string': true,
      anyOf: [{ type: 'integer' }, { type: 'string' }],
      pattern: '^[0-9]+(m|Gi)?$',
    },
    needsDefault: {
      type: 'object',
      required: ['filled', 'given'],
      properties: { filled: { ...text, default: 'x' }, given: text },
    },
    withDefaults: {
      type: 'object',
      default: {},
      properties: { level: { ...integer, default: 3, minimum: 2 } },
    },
    labels: { type: 'object', additionalProperties: text, maxProperties: 2 },
    nested: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        properties: { a: integer, b: { ...text, nullable: true } },
      },
    },
    set: { type: 'array', items: text, 'x-kubernetes-list-type': 'set' },
    map: {
      type: 'array',
      maxItems: 3,
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['key', 'protocol'],
      items: {
        type: 'object',
        required: ['key'],
        properties: {
          key: text,
          protocol: { ...text, default: 'TCP' },
          value: integer,
        },
      },
    },
    list: {
      type: 'array',
      minItems: 1,
      items: { type: 'array', items: integer },
    },
    free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    anything: { 'x-kubernetes-preserve-unknown-fields': true },
    half: {
      type: 'object',
      'x-kubernetes-preserve-unknown-fields': true,
      properties: {
        known: { type: 'object', properties: { a: integer } },
        list: {
          type: 'array',
          items: { type: 'object', properties: { a: text } },
        },
      },
    },
    embedded: {
      type: 'object',
      'x-kubernetes-embedded-resource': true,
      'x-kubernetes-preserve-unknown-fields': true,
    },
    closedEmbedded: {
      type: 'object',
      'x-kubernetes-embedded-resource': true,
      properties: { spec: { type: 'object', properties: { a: integer } } },
    },
    oneOf: {
      type: 'object',
      properties: { a: integer, b: integer, c: text },
      oneOf: [{ required: ['a'] }, { required: ['b'] }],
    },
    anyOf: {
      type: 'object',
      properties: { a: integer, b: text },
      anyOf: [
        { properties: { a: { minimum: 5 } }, required: ['a'] },
        { properties: { b: { enum: ['ok'] } }, required: ['b'] },
      ],
    },
    allOf: {
      type: 'integer',
      allOf: [{ minimum: 2 }, { maximum: 8 }],
      not: { enum: [5] },
    },
    formats: {
      type: 'object',
      properties: Object.fromEntries(
        formats.map(format => [
          format.replace('-', ''),
          { type: 'string', format },
        ]),
      ),
    },
    ruled: {
      type: 'object',
      properties: { low: integer, high: integer },
      'x-kubernetes-validations': [
        {
          rule: '!has(self.low) || !has(self.high) || self.low <= self.high',
          message: 'low must not be above high',
        },
      ],
    },
  },
};

/** A custom resource with all that a structural schema can say. */
export const constructCrd = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `constructs.${GROUP}` },
  spec: {
    group: GROUP,
    scope: 'Namespaced',
    names: { kind: 'Construct', plural: 'constructs' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            required: ['spec'],
            properties: {
              spec,
              status: {
                type: 'object',
                required: ['phase'],
                properties: { phase: text, count: integer },
              },
            },
          },
        },
      },
    ],
  },
};
