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
import { parsePlan } from './parsePlan';
import { Plan } from './Plan';

const HUMAN = parsePlan(readFixture('terraform.txt'), 'human');
const JSON_PLAN = parsePlan(readFixture('terraform.json'), 'json');

function attribute(plan: Plan, address: string, path: string) {
  return plan.resources
    .find(r => r.address === address && !r.deposed)
    ?.attributes.find(a => a.path === path);
}

describe.each([
  ['the text for people', HUMAN],
  ['the JSON form', JSON_PLAN],
])('parsePlan of %s', (_, plan) => {
  it('counts what Terraform counts, with replacements apart', () => {
    expect(plan.unread).toEqual([]);
    expect(plan.summary).toEqual({
      create: 2,
      update: 4,
      replace: 2,
      delete: 2,
      read: 0,
      import: 1,
      move: 1,
      forget: 1,
      outputs: 2,
      destructive: true,
    });
  });

  it.each([
    ['terraform_data.cbd', { action: 'replace', createBeforeDestroy: true }],
    ['terraform_data.replace', { action: 'replace' }],
    [
      'terraform_data.create[1]',
      { action: 'create', name: 'create', type: 'terraform_data' },
    ],
    ['terraform_data.gone[0]', { action: 'delete', mode: 'managed' }],
    ['terraform_data.forget', { action: 'forget', attributes: [] }],
    ['terraform_data.imp', { action: 'update', imported: 'imported-id' }],
    [
      'terraform_data.moved_here',
      { action: 'no-op', movedFrom: 'terraform_data.moving' },
    ],
    ['terraform_data.secret["will be created"]', { action: 'update' }],
  ])('reads %s', (address, expected) => {
    expect(plan.resources.find(r => r.address === address)).toMatchObject(
      expected,
    );
  });

  it('keeps a deposed object apart from its successor', () => {
    expect(
      plan.resources.filter(r => r.address === 'terraform_data.cbd'),
    ).toMatchObject([
      { action: 'replace' },
      { action: 'delete', deposed: '5bfa1bd4' },
    ]);
  });

  it.each([
    [
      'create[0]',
      'id',
      { action: 'create', unknown: true, after: '(known after apply)' },
    ],
    ['create[0]', 'input.a', { after: 'x -> y # forces replacement' }],
    [
      'create[0]',
      'input.doc',
      { after: 'line one\n- dash\n+ plus\nEOT\n    EOT' },
    ],
    ['create[0]', 'input.list[1]', { after: 'b' }],
    ['create[0]', 'input["odd key"].n', { after: '-1' }],
    ['update', 'input.v', { action: 'update', before: '1', after: '2' }],
    ['update', 'input.l[0]', { action: 'update', before: 'a', after: 'b' }],
    [
      'secret["a b"]',
      'input',
      {
        sensitive: true,
        before: '(sensitive value)',
        after: '(sensitive value)',
      },
    ],
    ['secret["a b"]', 'output', { before: 'plain', unknown: true }],
  ])('reads %s: %s', (name, path, expected) => {
    expect(attribute(plan, `terraform_data.${name}`, path)).toMatchObject(
      expected,
    );
  });

  it('reads the outputs, with the parts that change', () => {
    expect(plan.outputs).toMatchObject([
      { name: 'gone', action: 'delete', before: 'x' },
      {
        name: 'o',
        action: 'update',
        before: expect.stringMatching(/^id = \S+\nrev = 1$/),
        after: 'id = (known after apply)\nrev = 2',
        unknown: true,
      },
    ]);
  });

  it('lets no sensitive value through', () => {
    expect(JSON.stringify(plan)).not.toContain('hunter2');
  });
});

it('knows which attributes force a replacement', () => {
  expect(
    attribute(JSON_PLAN, 'terraform_data.replace', 'triggers_replace[0]'),
  ).toMatchObject({ forcesReplacement: true });
  expect(
    attribute(JSON_PLAN, 'terraform_data.replace', 'id')?.forcesReplacement,
  ).toBeUndefined();
});
