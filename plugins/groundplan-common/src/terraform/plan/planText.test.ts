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
import { readFixture } from './__fixtures__/readFixture';
import { diffPlans } from './diffPlans';
import { highlightPlanLines } from './highlightPlanLines';
import { maskPlanText } from './maskPlanText';
import { parsePlan } from './parsePlan';
import { Plan } from './Plan';
import { showPlan } from './showPlan';

const TEXT = readFixture('terraform.txt');

describe('maskPlanText', () => {
  it('withholds a secret that Terraform shows, and nothing else', () => {
    expect(TEXT).toContain('hunter2');
    const masked = maskPlanText(TEXT, 'human').split('\n');
    const changed = masked.filter((line, at) => line !== TEXT.split('\n')[at]);
    expect(changed).toEqual(['          - secret = (sensitive value)']);
  });

  it.each([
    [
      '      ~ admin_password = "a" -> "b" # forces replacement',
      '      ~ admin_password = (sensitive value) -> (sensitive value) # forces replacement',
    ],
    [
      '      - "clientSecret" = "a" -> null',
      '      - "clientSecret" = (sensitive value) -> null',
    ],
    [
      '      + token = (known after apply)',
      '      + token = (known after apply)',
    ],
    ['      + password_length = 12', '      + password_length = 12'],
    ['      + secret_name = "tls"', '      + secret_name = "tls"'],
    [
      '      + k = "-----BEGIN RSA PRIVATE KEY-----\\nabc\\n-----END RSA PRIVATE KEY-----"',
      '      (sensitive value)',
    ],
    [
      '      + private_key_pem = <<-EOT\n            abc\n        EOT',
      '      + private_key_pem = <<-EOT\n            (sensitive value)\n        EOT',
    ],
    [
      '      + doc = <<-EOT\n            password = "a"\n        EOT',
      '      + doc = <<-EOT\n            password = "a"\n        EOT',
    ],
    [
      '      ~ password = "abc" -> <<-EOT\n            abc\n        EOT',
      '      ~ password = (sensitive value) -> <<-EOT\n            (sensitive value)\n        EOT',
    ],
    [
      '      ~ password = <<-EOT\n            abc\n        EOT -> "abc"',
      '      ~ password = <<-EOT\n            (sensitive value)\n        EOT -> (sensitive value)',
    ],
  ])('makes of %j', (line, expected) => {
    const masked = maskPlanText(line, 'human');
    expect(masked.replace(/^ +\+ k = ".*$/, '      (sensitive value)')).toBe(
      expected,
    );
    expect(masked).not.toContain('abc');
  });
});

describe('highlightPlanLines', () => {
  const kinds = highlightPlanLines(TEXT.split('\n'));
  const kindOf = (line: string, after = '') => {
    const lines = TEXT.split('\n');
    const start = lines.findIndex(l => l.includes(after));
    return kinds[lines.findIndex((l, at) => at >= start && l === line)];
  };

  it.each([
    ['-/+ resource "terraform_data" "replace" {', 'replace'],
    ['+/- resource "terraform_data" "cbd" {', 'replace'],
    ['  - resource "terraform_data" "gone" {', 'delete'],
    ['  # terraform_data.create[0] will be created', 'heading'],
    [
      '  # terraform_data.moving has moved to terraform_data.moved_here',
      'heading',
    ],
    ['  # (imported from "imported-id")', 'comment'],
    ['                - dash', 'create'],
    ['                #!/bin/sh', 'delete'],
    ['              - b1', 'delete'],
    ['              + b2', 'create'],
    ['                c', 'plain'],
    ['        id     = "imported-id"', 'plain'],
    ['Changes to Outputs:', 'heading'],
    ['  ~ o    = {', 'update'],
  ])('takes %j for %s', (line, kind) => {
    expect(kindOf(line)).toBe(kind);
  });

  it('knows what is read, and a text that begins with a dash', () => {
    expect(
      highlightPlanLines([
        ' <= data "a" "b" {',
        '      ~ x = <<-EOT',
        '            - list',
        '            + y',
        '        EOT',
        '            -1,',
      ]),
    ).toEqual(['read', 'update', 'plain', 'plain', 'plain', 'plain']);
  });
});

describe('diffPlans', () => {
  const approved = parsePlan(TEXT, 'human');
  const changed = (from: string | RegExp, to: string) =>
    diffPlans(approved, parsePlan(TEXT.replace(from, to), 'human'));

  it('finds nothing where nothing differs', () => {
    expect(diffPlans(approved, parsePlan(TEXT, 'human'))).toEqual([]);
  });

  it('names an attribute that became another', () => {
    expect(changed('~ 1 -> "2",', '~ 1 -> "3",')).toEqual([
      {
        kind: 'resource',
        address: 'terraform_data.replace',
        approvedAction: 'replace',
        appliedAction: 'replace',
        attributes: [
          {
            path: 'triggers_replace[0]',
            approved: {
              path: 'triggers_replace[0]',
              action: 'update',
              before: '1',
              after: '2',
            },
            applied: {
              path: 'triggers_replace[0]',
              action: 'update',
              before: '1',
              after: '3',
            },
          },
        ],
      },
    ]);
  });

  it('names what was not approved, and what did not happen', () => {
    const without: Plan = {
      ...approved,
      resources: approved.resources.slice(1),
    };
    expect(diffPlans(without, approved)).toMatchObject([
      {
        address: 'terraform_data.cbd',
        approvedAction: undefined,
        appliedAction: 'replace',
      },
    ]);
    expect(diffPlans(approved, without)).toMatchObject([
      {
        address: 'terraform_data.cbd',
        approvedAction: 'replace',
        appliedAction: undefined,
      },
    ]);
  });

  it('names an output, and another action', () => {
    expect(changed('- gone = "x"', '- gone = "y"')).toMatchObject([
      { kind: 'output', address: 'gone', attributes: [{ path: 'value' }] },
    ]);
    expect(
      changed('imp will be updated in-place', 'imp will be destroyed'),
    ).toMatchObject([
      {
        address: 'terraform_data.imp',
        approvedAction: 'update',
        appliedAction: 'delete',
      },
    ]);
  });
});

describe('plans of 5 MB', () => {
  /** The best of three, so that a busy machine does not count. */
  function measure(work: () => void): number {
    return Math.min(
      ...Array.from({ length: 3 }, () => {
        const start = performance.now();
        work();
        return performance.now() - start;
      }),
    );
  }
  const repeatJson = (times: number) => {
    const document = JSON.parse(readFixture('terraform.json'));
    const changes = Array.from(
      { length: times },
      () => document.resource_changes,
    ).flat();
    return JSON.stringify({ ...document, resource_changes: changes });
  };
  const human = (times: number) => TEXT.repeat(times);

  it.each([
    [
      'parsing the text',
      (text: string) => parsePlan(text, 'human'),
      human,
      820,
    ],
    [
      'parsing JSON',
      (text: string) => parsePlan(text, 'json'),
      repeatJson,
      760,
    ],
    [
      'masking the text',
      (text: string) => maskPlanText(text, 'human'),
      human,
      820,
    ],
    [
      'masking JSON',
      (text: string) => maskPlanText(text, 'json'),
      repeatJson,
      760,
    ],
    [
      'colouring',
      (text: string) => highlightPlanLines(text.split('\n')),
      human,
      820,
    ],
  ])(
    '%s takes no more than in ten parts, but for noise',
    (_, work, make, times) => {
      const [small, large] = [make(times / 10), make(times)];
      expect(large.length).toBeGreaterThan(4_900_000);
      const inParts = measure(() => {
        for (let part = 0; part < 10; part++) {
          work(small);
        }
      });
      expect(measure(() => work(large)) / inParts).toBeLessThan(3);
    },
  );

  it.each([
    ['the text', 'human' as const, human(820)],
    ['JSON', 'json' as const, repeatJson(760)],
  ])('%s is shown in many steps', (_, format, text) => {
    const steps = showPlan(text, format);
    let count = 0;
    let last = steps.next();
    while (!last.done) {
      count += 1;
      last = steps.next();
    }
    expect(count).toBeGreaterThan(80);
    expect(last.value).toEqual({
      text: maskPlanText(text, format),
      plan: parsePlan(text, format),
    });
  });
});
