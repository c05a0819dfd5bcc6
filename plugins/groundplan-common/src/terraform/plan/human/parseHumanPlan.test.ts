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
import { parseHumanPlan } from './parseHumanPlan';

const TEXT = readFixture('terraform.txt');

function resource(heading: string, header: string, body: string[] = []) {
  return [
    `  # ${heading}`,
    `${header} {`,
    ...body.map(line => `      ${line}`),
    '    }',
    '',
  ].join('\n');
}

function planOf(what: string, totals: string): string {
  return `Terraform will perform the following actions:\n\n${what}\nPlan: ${totals}.\n`;
}

const ESCAPE = String.fromCharCode(27);

describe('parseHumanPlan', () => {
  it.each([
    [
      'with colours',
      TEXT.replace(
        /^( *)([-+~])/gm,
        `$1${ESCAPE}[32m$2${ESCAPE}[0m${ESCAPE}[0m`,
      ).replace('Plan:', `${ESCAPE}[1mPlan:${ESCAPE}[0m`),
    ],
    ['with the line ends of Windows', TEXT.replace(/\n/g, '\r\n')],
    ['with trailing blanks cut', TEXT.replace(/ +$/gm, '')],
  ])('reads a text %s alike', (_, text) => {
    expect(text).not.toBe(TEXT.replace(/$/, ' '));
    expect(parseHumanPlan(text)).toEqual(parseHumanPlan(TEXT));
  });

  it.each([
    ['a.b will be created', '  + resource "a" "b"', { action: 'create' }],
    [
      'data.a.b will be read during apply',
      ' <= data "a" "b"',
      { action: 'read', mode: 'data', name: 'b' },
    ],
    [
      'a.b is tainted, so must be replaced',
      '-/+ resource "a" "b"',
      { action: 'replace', reason: 'replace_because_tainted' },
    ],
    [
      'a.b is tainted, so it must be replaced',
      '+/- resource "a" "b"',
      { action: 'replace', createBeforeDestroy: true },
    ],
    [
      'a.b will be replaced, as requested',
      '-/+ resource "a" "b"',
      { action: 'replace', reason: 'replace_by_request' },
    ],
    [
      'a.b will be replaced due to changes in replace_triggered_by',
      '-/+ resource "a" "b"',
      { action: 'replace', reason: 'replace_by_triggers' },
    ],
    [
      'a.b will be removed from the OpenTofu state but will not be destroyed',
      '  . resource "a" "b"',
      { action: 'forget' },
    ],
    [
      'a.b will be imported',
      '    resource "a" "b"',
      { action: 'no-op', imported: '' },
    ],
    [
      'module.m["x.y"].module.n.a.b["k will be destroyed"] will be created',
      '  + resource "a" "b"',
      {
        action: 'create',
        module: 'module.m["x.y"].module.n',
        type: 'a',
        name: 'b',
        address: 'module.m["x.y"].module.n.a.b["k will be destroyed"]',
      },
    ],
  ])('reads: %s', (heading, header, expected) => {
    expect(parseHumanPlan(resource(heading, header)).resources).toMatchObject([
      expected,
    ]);
  });

  it.each([
    ['Plan: 1 to import, 2 to add, 3 to change, 1 to destroy.', []],
    ['Plan: 2 to add, 3 to change, 1 to destroy, 4 to forget.', []],
    ['No changes. Your infrastructure matches the configuration.', []],
    [
      'Plan: many to add.',
      ['line 1: Plan: many to add.', 'nothing in the text is known as a plan'],
    ],
    [
      '╷\n│ Error: Invalid index\n╵',
      [
        'line 2: Error: Invalid index',
        'nothing in the text is known as a plan',
      ],
    ],
    [
      'Planning failed. Terraform encountered an error while generating this plan.',
      [
        'line 1: Planning failed. Terraform encountered an error while generating this plan.',
        'nothing in the text is known as a plan',
      ],
    ],
    ['╷\n│ Warning: Deprecated\n╵\nNo changes. Fine.', []],
    ['', ['nothing in the text is known as a plan']],
  ])('reads the line %j', (text, unread) => {
    const { unread: parts, summary } = parseHumanPlan(text);
    const others = parts.filter(part => !part.startsWith('the summary says'));
    expect(others).toEqual(unread);
    expect(summary.destructive).toBe(parts.length > 0);
  });

  it('says where the summary and the resources disagree, and shows the larger', () => {
    const created = resource('a.b will be created', '  + resource "a" "b"');
    const { summary, unread } = parseHumanPlan(
      planOf(created, '1 to add, 0 to change, 2 to destroy'),
    );
    expect(unread).toEqual(['the summary says 2 to destroy, but 0 were read']);
    expect(summary).toMatchObject({ create: 1, delete: 2, destructive: true });
  });

  it.each([
    [
      'an action that is not known',
      resource('a.b will be frozen', '  * resource "a" "b"'),
      /line 3: a\.b will be frozen/,
    ],
    [
      'a heading without a resource',
      '  # a.b will be destroyed\n',
      /a\.b without what becomes of it/,
    ],
    [
      'a text that ends early',
      '  # a.b will be created\n  + resource "a" "b" {',
      /inside of another|inside of a resource/,
    ],
    [
      'a resource inside of another',
      `  # a.b will be created\n  + resource "a" "b" {\n${resource(
        'c.d will be destroyed',
        '  - resource "c" "d"',
      )}`,
      /a resource begins inside of another/,
    ],
    [
      'a line that is none of a block',
      resource('a.b will be created', '  + resource "a" "b"', ['what is this']),
      /line 5: what is this/,
    ],
    [
      'a text block that is not closed',
      resource('a.b will be created', '  + resource "a" "b"', ['+ x = <<-EOT']),
      /line 6/,
    ],
  ])('names %s', (_, what, expected) => {
    const { unread, summary } = parseHumanPlan(
      `Terraform will perform the following actions:\n\n${what}`,
    );
    expect(unread.join('\n')).toMatch(expected);
    expect(summary.destructive).toBe(true);
  });

  it.each([
    [
      ['~ a = "x" -> "y" # forces replacement'],
      [
        {
          path: 'a',
          action: 'update',
          before: 'x',
          after: 'y',
          forcesReplacement: true,
        },
      ],
    ],
    [
      ['~ a = "say \\"hi\\" -> \\n" -> null'],
      [{ path: 'a', before: 'say "hi" -> \n', after: undefined }],
    ],
    [['- a = 1 -> null'], [{ path: 'a', action: 'delete', before: '1' }]],
    [
      ['+ a = (sensitive value)'],
      [{ action: 'create', after: '(sensitive value)', sensitive: true }],
    ],
    [['+ a = (write-only attribute)'], [{ action: 'create', sensitive: true }]],
    [['+ tags = {}'], [{ path: 'tags', after: '{}' }]],
    [
      [
        '+ rule {',
        '    + port = 1',
        '  }',
        '+ rule {',
        '    + port = 2',
        '  }',
      ],
      [
        { path: 'rule[0].port', after: '1' },
        { path: 'rule[1].port', after: '2' },
      ],
    ],
    [
      ['~ disk { # forces replacement', '    ~ size = 1 -> 2', '  }'],
      [{ path: 'disk[0].size', forcesReplacement: true }],
    ],
    [
      [
        '~ auth {',
        '    # At least one attribute in this block is (or was) sensitive,',
        '    # so its contents will not be displayed.',
        '  }',
      ],
      [{ path: 'auth[0]', action: 'update', sensitive: true }],
    ],
    [
      [
        '~ l = [',
        '      # (4 unchanged elements hidden)',
        '      "e",',
        '    + "f",',
        '  ]',
      ],
      [{ path: 'l[5]', action: 'create', after: 'f' }],
    ],
    [
      ['~ l = [', '    - "a",', '  ] -> (known after apply)'],
      [
        { path: 'l[0]', action: 'delete' },
        { path: 'l', action: 'update', unknown: true },
      ],
    ],
    [
      [
        '~ doc = jsonencode( # whitespace changes',
        '        {',
        '            a = 1',
        '        }',
        '  )',
      ],
      [{ path: 'doc', action: 'update' }],
    ],
    [['  id = "same"', '# (2 unchanged attributes hidden)'], []],
  ])('reads the attributes %j', (body, expected) => {
    const { resources, unread } = parseHumanPlan(
      planOf(
        resource('a.b will be updated in-place', '  ~ resource "a" "b"', body),
        '0 to add, 1 to change, 0 to destroy',
      ),
    );
    expect(unread).toEqual([]);
    expect(resources[0].attributes).toHaveLength(expected.length);
    expect(resources[0].attributes).toMatchObject(expected);
  });

  it('keeps what changed outside Terraform apart from what it will do', () => {
    const text = [
      'Note: Objects have changed outside of Terraform',
      '',
      'Terraform detected the following changes made outside of Terraform',
      '',
      resource('a.b has changed', '  ~ resource "a" "b"', ['~ size = 1 -> 2']),
      resource('c.d has been deleted', '  - resource "c" "d"'),
      '─────────────────────────',
      '',
      planOf(
        resource('a.b will be updated in-place', '  ~ resource "a" "b"', [
          '~ size = 2 -> 1',
        ]),
        '0 to add, 1 to change, 0 to destroy',
      ),
    ].join('\n');
    const { drift, resources, summary, unread } = parseHumanPlan(text);
    expect(unread).toEqual([]);
    expect(drift).toMatchObject([
      { address: 'a.b', attributes: [{ after: '2' }] },
      { address: 'c.d', action: 'delete' },
    ]);
    expect(resources).toMatchObject([{ attributes: [{ after: '1' }] }]);
    expect(summary).toMatchObject({ delete: 0, destructive: false });
  });

  it('is not told anything by the text inside of an attribute', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'EOT',
        '    }',
        '}',
        'Plan: 0 to add, 0 to change, 0 to destroy.',
        'No changes.',
        '  # x.y will be destroyed',
        '  - resource "x" "y" {',
        '<<-EOT',
        'Changes to Outputs:',
      ),
      fc.string().filter(text => !/[\r\n]/.test(text)),
    );
    const plain = parseHumanPlan(wrap(['x']));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), lines => {
        const plan = parseHumanPlan(wrap(lines));
        expect(plan.summary).toEqual(plain.summary);
        expect(plan.unread).toEqual([]);
        expect(plan.resources).toHaveLength(2);
      }),
    );
  });

  it('throws on no input, and calls nothing harmless that it did not read', () => {
    const line = fc.oneof(
      fc.constantFrom(...TEXT.split('\n')),
      fc.string(),
      fc.constantFrom(
        '      + a = {',
        '      + a = [',
        '        }',
        '        ] -> null',
        '      + "',
        '      ~ a = jsonencode(',
        ')',
        '    EOT',
      ),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), lines => {
        const { summary, unread } = parseHumanPlan(lines.join('\n'));
        maskPlanText(lines.join('\n'), 'human');
        expect(unread.length === 0 || summary.destructive).toBe(true);
      }),
    );
  });
});

/** Two resources, the first with a text as Terraform indents it. */
function wrap(lines: string[]): string {
  return planOf(
    [
      resource('a.b will be created', '  + resource "a" "b"', [
        '+ x = <<-EOT',
        ...lines.map(line => `      ${line}`),
        '  EOT',
      ]),
      resource('c.d will be destroyed', '  - resource "c" "d"'),
    ].join('\n'),
    '1 to add, 0 to change, 1 to destroy',
  );
}
