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
import { Schema } from '../schema/Schema';
import { evaluateRule } from './evaluateRule';
import { toCelValue } from './toCelValue';

const text = { type: 'string' };
const listOf = (items: object) => ({ type: 'array', items });
const setOf = (items: object) => ({
  ...listOf(items),
  'x-kubernetes-list-type': 'set',
});
const hidden = {
  type: 'object',
  'x-kubernetes-preserve-unknown-fields': true,
};
const objectOf = (properties: object) => ({ type: 'object', properties });

/** What a rule says of a value; how it compares with a server is tried elsewhere. */
function tell(rule: string, value: unknown, schema: Schema) {
  const largest = Array.isArray(value) ? value.length : 1;
  const self = toCelValue(value, schema);
  const verdict = evaluateRule(rule, { self, schema, largest });
  return 'why' in verdict ? verdict.why : verdict.kind;
}

const numbered = (length: number) =>
  Array.from({ length }, (_, i) => `item ${i}`);

describe('evaluateRule', () => {
  it.each<[string, unknown, Schema, string | RegExp]>([
    ["self == 'a'", 'a', text, 'held'],
    ["self == 'a'", 'b', text, 'broken'],
    ['self ==', 'a', text, 'it cannot be read here'],
    ['self', 'a', text, 'it is neither true nor false'],
    ['self.isFine()', 'a', text, /cannot be evaluated here: .*isFine/],
    ["self.matches('(')", 'a', text, /the pattern cannot be read/],
    // What comes first decides, whatever the rest would be
    ["self == 'a' || self.isFine()", 'a', text, 'held'],
    ["self == 'a' && self.isFine()", 'b', text, 'broken'],
    ['self == oldSelf', 'a', text, 'it compares with what is there'],
    ['self.all(x, x != oldSelf[0])', ['a'], listOf(text), /what is there/],
    ["self == ['a']", ['a'], listOf(text), 'held'],
    ["self == ['a']", ['a'], setOf(text), /no order/],
    ["['a'] in self", [['a']], listOf(listOf(text)), 'held'],
    ["['a'] in self", [['a']], listOf(setOf(text)), /no order/],
    ["'a' in self", ['b'], setOf(text), 'broken'],
    [
      'self.all(x, self.exists(y, x == y))',
      [['a']],
      listOf(listOf(text)),
      'held',
    ],
    [
      'self.all(x, self.exists(y, x == y))',
      [['a']],
      listOf(setOf(text)),
      /no order/,
    ],
    ["(self + ['b']).size() < 3", ['a', 'b'], listOf(text), /no order/],
    ["self.filter(x, x != 'a') == []", ['a'], listOf(text), /no order/],
    [
      "self.map(x, x.a).all(x, x == 'b')",
      [{ a: 'b' }],
      listOf(objectOf({ a: text })),
      /no order/,
    ],
    [
      'self.a == self.b',
      { a: { c: 'x' }, b: { c: 'x' } },
      objectOf({ a: objectOf({ c: text }), b: objectOf({ c: text }) }),
      'held',
    ],
    [
      'self.a == self.b',
      { a: {}, b: {} },
      objectOf({ a: hidden, b: hidden }),
      /rules do not see/,
    ],
    [
      "self.a['x'] == 'y'",
      { a: { x: 'y' } },
      objectOf({ a: { type: 'object', additionalProperties: text } }),
      'held',
    ],
    [
      'self.all(x, self.exists_one(y, x == y))',
      numbered(100),
      listOf(text),
      'held',
    ],
    [
      'self.all(x, self.exists_one(y, x == y))',
      numbered(400),
      listOf(text),
      'it would take too long',
    ],
    // Nothing that JavaScript lends to objects
    ['has(self.constructor)', {}, objectOf({ constructor: text }), 'broken'],
    ['has(self.__proto__)', {}, objectOf({ a: text }), 'broken'],
  ])('tells of %s for %j', (rule, value, schema, expected) => {
    expect(tell(rule, value, schema)).toMatch(expected);
  });

  it.each<[unknown, Schema, string]>([
    [{ a: null }, objectOf({ a: { ...text, nullable: true } }), 'null'],
    [
      ['2026-01-01T00:00:00Z'],
      listOf({ ...text, format: 'date-time' }),
      'the format date-time',
    ],
    [2 ** 60, { type: 'integer' }, 'a number that JavaScript does not hold'],
  ])(
    'does not take %j for something else than a server does',
    (value, schema, why) => {
      expect(() => toCelValue(value, schema)).toThrow(why);
    },
  );
});
