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

/** A field that a rule in CEL is about. */
const ruledBy = (rule: string, schema: object) => ({
  ...schema,
  'x-kubernetes-validations': [{ rule }],
});

const word = { ...text, maxLength: 60 };
const words = { type: 'array', maxItems: 5, items: word };
const objectOf = (properties: object) => ({ type: 'object', properties });

/** Rules as definitions have them: told here, or left open as the last are. */
export const RULED: Record<string, object> = {
  choice: ruledBy("self in ['a','b'] || self.startsWith('x')", word),
  notChoice: ruledBy("!(self in ['a','ok'])", word),
  matched: ruledBy("self.matches('^[a-z]+$') && self.size() < 3", word),
  kept: ruledBy("!self.contains(' ') && !self.endsWith('m')", word),
  count: ruledBy('self % 2 == 0 ? self > 2 : self < 5 + 2', integer),
  ratio: ruledBy('self * 2.0 <= 1.5', { type: 'number' }),
  port: ruledBy("type(self) == int ? self > 1 : self != 'http'", {
    'x-kubernetes-int-or-string': true,
  }),
  one: ruledBy(
    '[has(self.a),has(self.b)].filter(x,x==true).size() == 1',
    objectOf({ a: integer, b: text }),
  ),
  either: ruledBy(
    "has(self.a) != has(self.b) || self.kind == 'TCP'",
    objectOf({ a: integer, b: text, kind: { ...text, default: 'TCP' } }),
  ),
  escaped: ruledBy(
    '!has(self.a__dash__b) || self.a__dash__b > 2 && self.__namespace__ != "a"',
    objectOf({ 'a-b': integer, namespace: { ...text, default: 'x' } }),
  ),
  unique: ruledBy('self.all(x, self.exists_one(y, x == y))', words),
  named: ruledBy('self.all(x, self.exists_one(y, x.name == y.name))', {
    type: 'array',
    maxItems: 5,
    items: objectOf({ name: { ...word, default: 'a' }, n: integer }),
  }),
  keys: ruledBy(
    "self.all(k, k.size() == 1 && self[k] != 'a') && !('d' in self)",
    {
      type: 'object',
      maxProperties: 5,
      additionalProperties: word,
    },
  ),
  errs: ruledBy(
    'self.a > 1 || self.b == "x"',
    objectOf({ a: integer, b: text }),
  ),
  nothing: ruledBy('!has(self.a) || self.b > 1', {
    ...objectOf({ a: { ...text, nullable: true }, b: integer }),
  }),
  moment: ruledBy(
    "!has(self.at) || self.at < timestamp('2024-02-01T00:00:00Z')",
    objectOf({ at: { ...text, format: 'date-time' } }),
  ),
  objects: ruledBy('self.all(x, self.exists_one(y, x == y))', {
    type: 'array',
    maxItems: 5,
    items: objectOf({
      name: { ...word, default: 'a' },
      n: integer,
      list: { ...words, items: word },
    }),
  }),
  lists: ruledBy("self.a != ['a', 'ab'] && !(self.b in [self.a])", {
    ...objectOf({ a: words, b: words }),
    required: ['a', 'b'],
  }),
  hidden: ruledBy('self.all(x, self.exists_one(y, x == y))', {
    type: 'array',
    maxItems: 5,
    items: {
      ...objectOf({ n: integer }),
      'x-kubernetes-preserve-unknown-fields': true,
    },
  }),
  sets: ruledBy("self.a == ['a', 'ab']", {
    ...objectOf({ a: { ...words, 'x-kubernetes-list-type': 'set' } }),
    required: ['a'],
  }),
  old: ruledBy('self == oldSelf', word),
  quantity: ruledBy(
    'isQuantity(self) && quantity(self).isGreaterThan(quantity("1"))',
    word,
  ),
  sum: ruledBy('self.sum() < 10', {
    type: 'array',
    maxItems: 5,
    items: integer,
  }),
  found: ruledBy("self.find('[0-9]+') != ''", word),
};

const spec = {
  type: 'object',
  required: ['size'],
  minProperties: 1,
  maxProperties: 40,
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
    rules: { type: 'object', properties: RULED },
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
            'x-kubernetes-validations': [
              {
                rule: "self.metadata.name != 'refused' && self.spec.size != 99",
                message: 'has another name and another size than 99',
              },
            ],
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
