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
import fc from 'fast-check';
import { readFixture } from '../__fixtures__/readFixture';
import { maskPlanText } from '../maskPlanText';
import { parseJsonPlan } from './parseJsonPlan';

const SECRET = 's3cr3t-0f-n0-0ne';

function plan(change: object, rest: object = {}): string {
  return JSON.stringify({
    format_version: '1.2',
    resource_changes: [
      {
        address: 'null_resource.a',
        mode: 'managed',
        type: 'null_resource',
        name: 'a',
        change: {
          actions: ['update'],
          before_sensitive: {},
          after_sensitive: {},
          after_unknown: {},
          ...change,
        },
      },
    ],
    ...rest,
  });
}

function attributes(change: object, rest?: object) {
  return parseJsonPlan(plan(change, rest)).resources[0].attributes;
}

describe('parseJsonPlan', () => {
  it.each([
    ['no JSON', '{', 'the text is not JSON'],
    ['another document', '[]', 'the text is not a plan in JSON'],
    [
      'a format to come',
      '{"format_version":"2.0"}',
      'format_version "2.0" is not known',
    ],
    [
      'no list',
      '{"format_version":"1.2","resource_changes":{}}',
      'resource_changes is not a list',
    ],
    [
      'no action',
      '{"format_version":"1.2","resource_changes":[{"address":"a.b","change":{"actions":["grow"]}}]}',
      'resource_changes[0] (a.b) has no action that is known',
    ],
    [
      'what is left for later',
      '{"format_version":"1.2","deferred_changes":[{}]}',
      'deferred_changes: 1 left for a later plan',
    ],
    [
      'actions of providers',
      '{"format_version":"1.2","action_invocations":[{}]}',
      'action_invocations: 1 actions of providers are run',
    ],
    [
      'a failure',
      '{"format_version":"1.2","errored":true}',
      'errored: planning failed before it was complete',
    ],
  ])('names %s, and takes it for destructive', (_, text, unread) => {
    const read = parseJsonPlan(text);
    expect(read.unread).toEqual([unread]);
    expect(read.summary.destructive).toBe(true);
  });

  it('reads what drifted', () => {
    const drifted = JSON.parse(
      plan({ before: { size: 1 }, after: { size: 2 } }),
    );
    const read = parseJsonPlan(
      JSON.stringify({
        ...drifted,
        resource_drift: drifted.resource_changes,
        resource_changes: [],
      }),
    );
    expect(read.drift).toMatchObject([
      {
        address: 'null_resource.a',
        attributes: [{ path: 'size', before: '1', after: '2' }],
      },
    ]);
    expect(read.summary).toMatchObject({ update: 0, destructive: false });
  });

  it('does not change a whole list for an element put in front', () => {
    expect(
      attributes({ before: { l: ['b', 'c'] }, after: { l: ['a', 'b', 'c'] } }),
    ).toEqual([{ path: 'l[0]', action: 'create', after: 'a' }]);
  });

  it('marks what is inside of an attribute that forces a replacement', () => {
    expect(
      attributes({
        actions: ['delete', 'create'],
        before: { disk: [{ size: 1 }], name: 'a' },
        after: { disk: [{ size: 2 }], name: 'b' },
        replace_paths: [['disk', 0]],
      }),
    ).toEqual([
      {
        path: 'disk[0].size',
        action: 'update',
        before: '1',
        after: '2',
        forcesReplacement: true,
      },
      { path: 'name', action: 'update', before: 'a', after: 'b' },
    ]);
  });

  it('keeps those that force a replacement where there are too many', () => {
    const many = (value: number) =>
      Object.fromEntries(
        Array.from({ length: 1500 }, (_, i) => [`a${i}`, value]),
      );
    const [resource] = parseJsonPlan(
      plan({ before: many(1), after: many(2), replace_paths: [['a999']] }),
    ).resources;
    expect(resource.attributesOmitted).toBe(500);
    expect(resource.attributes[0]).toMatchObject({
      path: 'a999',
      forcesReplacement: true,
    });
  });

  it.each([
    ['marked', { after: { x: SECRET }, after_sensitive: { x: true } }],
    [
      'marked in a list',
      {
        after: { x: [{ y: SECRET }, 1] },
        after_sensitive: { x: [{ y: true }, false] },
      },
    ],
    [
      'marked as a whole',
      { after: { x: { y: { z: SECRET } } }, after_sensitive: { x: true } },
    ],
    [
      'with marks that are none',
      { after: { x: SECRET }, after_sensitive: 'no' },
    ],
    ['without marks', { after: { x: SECRET }, after_sensitive: undefined }],
    [
      'sensitive before only',
      {
        before: { x: SECRET },
        before_sensitive: { x: true },
        after: { x: `${SECRET}2` },
      },
    ],
    ['secret by its name', { after: { db_password: SECRET } }],
    [
      'copied into another value',
      {
        after: { x: SECRET, url: `db://a:${SECRET}@b` },
        after_sensitive: { x: true },
      },
    ],
    [
      'copied into JSON in a string',
      {
        after: { x: `"${SECRET}\n`, j: JSON.stringify({ k: `"${SECRET}\n` }) },
        after_sensitive: { x: true },
      },
    ],
    [
      'the key of a map',
      {
        after: { x: SECRET, m: { [SECRET]: 1 } },
        after_sensitive: { x: true },
      },
    ],
    [
      'an id that is imported',
      {
        after: { x: SECRET },
        after_sensitive: { x: true },
        importing: { id: SECRET },
      },
    ],
  ])('withholds a value that is %s', (_, change) => {
    const text = plan(change);
    expect(JSON.stringify(parseJsonPlan(text))).not.toContain(SECRET);
    expect(maskPlanText(text, 'json')).not.toContain(SECRET);
    expect(maskPlanText(text, 'json')).toContain('(sensitive value)');
  });

  it('withholds the values of sensitive variables wherever they stand', () => {
    const text = plan(
      { after: { user_data: `export TOKEN=${SECRET}` } },
      {
        variables: { pw: { value: SECRET } },
        configuration: {
          root_module: { variables: { pw: { sensitive: true } } },
        },
      },
    );
    expect(JSON.stringify(parseJsonPlan(text))).not.toContain(SECRET);
    expect(maskPlanText(text, 'json')).not.toContain(SECRET);
  });

  it('shows no part of the document that holds values without marks', () => {
    const shown = JSON.parse(
      maskPlanText(readFixture('terraform.json'), 'json'),
    );
    expect(Object.keys(shown)).not.toEqual(
      expect.arrayContaining(['variables']),
    );
    expect(
      shown.prior_state ?? shown.planned_values ?? shown.configuration,
    ).toBeUndefined();
  });

  it('lets no marked value through, whatever the document is made of', () => {
    const secret = fc
      .stringMatching(/^[a-z0-9]{12,20}$/)
      .map(value => `sec-${value}`);
    const harmless = fc.jsonValue({ maxDepth: 3 });
    const tree = secret.chain(value => {
      const leaf = fc.oneof(
        fc.constant({ value: value as unknown, marks: true as unknown }),
        harmless.map(inner => ({
          value: inner as unknown,
          marks: false as unknown,
        })),
        // Not marked, but made of the secret.
        fc.constant({
          value: `a${value}b` as unknown,
          marks: false as unknown,
        }),
      );
      return fc.record({
        secret: fc.constant(value),
        fields: fc.array(fc.tuple(fc.string(), leaf), { maxLength: 6 }),
        before: fc.boolean(),
        action: fc.constantFrom(
          ['create'],
          ['update'],
          ['delete'],
          ['delete', 'create'],
          ['read'],
        ),
      });
    });
    fc.assert(
      fc.property(tree, ({ secret: value, fields, before, action }) => {
        const marked = [
          ['anchor', { value, marks: true as unknown }] as const,
          ...fields,
        ];
        const values = Object.fromEntries(
          marked.map(([key, { value: v }]) => [key, { list: [v] }]),
        );
        const marks = Object.fromEntries(
          marked.map(([key, { marks: m }]) => [key, { list: [m] }]),
        );
        const side = before ? 'before' : 'after';
        const text = plan({
          actions: action,
          [side]: values,
          [`${side}_sensitive`]: marks,
        });
        expect(JSON.stringify(parseJsonPlan(text))).not.toContain(value);
        expect(maskPlanText(text, 'json')).not.toContain(value);
      }),
    );
  });

  it('throws on no input', () => {
    const document = fc.record(
      {
        format_version: fc.constant('1.2'),
        resource_changes: fc.oneof(
          fc.jsonValue(),
          fc.array(
            fc.record(
              {
                address: fc.string(),
                mode: fc.constantFrom('managed', 'data', 'x'),
                change: fc.record(
                  {
                    actions: fc.constantFrom(['update'], ['delete'], 'x', null),
                    before: fc.jsonValue(),
                    after: fc.jsonValue(),
                    before_sensitive: fc.jsonValue(),
                    after_sensitive: fc.jsonValue(),
                    after_unknown: fc.jsonValue(),
                    replace_paths: fc.jsonValue(),
                    importing: fc.jsonValue(),
                  },
                  { requiredKeys: [] },
                ),
              },
              { requiredKeys: [] },
            ),
          ),
        ),
        output_changes: fc.jsonValue(),
        variables: fc.jsonValue(),
        prior_state: fc.jsonValue(),
      },
      { requiredKeys: ['format_version'] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          document.map(d => JSON.stringify(d)),
        ),
        text => {
          expect(parseJsonPlan(text).format).toBe('json');
          maskPlanText(text, 'json');
        },
      ),
    );
  });

  it('bears values that are nested more deeply than the stack', () => {
    const deep = `${'['.repeat(50_000)}"${SECRET}"${']'.repeat(50_000)}`;
    const text = plan({ before: 0, after: { x: 'DEEP' } }).replace(
      '"DEEP"',
      deep,
    );
    expect(parseJsonPlan(text).resources).toHaveLength(1);
    expect(maskPlanText(text, 'json')).not.toContain(SECRET);
  });
});
