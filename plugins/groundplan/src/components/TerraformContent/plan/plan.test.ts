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
  Plan,
  PlanAction,
  PlanResource,
  PlanResponse,
} from 'backstage-plugin-groundplan-common';
import { planText, terraformFacets } from '../../../../dev/__fixtures__';
import { byModule } from './byModule';
import { mayDestroy } from './destruction';
import { summaryParts } from './summaryParts';
import { LONGEST_LINE, planLines } from './text/planLines';
import { isReplacedBy } from './useReplacedPlan';

function resource(action: PlanAction, name: string, module?: string) {
  const address = `${module ? `${module}.` : ''}a_b.${name}`;
  const made: PlanResource = {
    address,
    module,
    mode: 'managed',
    type: 'a_b',
    name,
    action,
    attributes: [],
  };
  return made;
}

const response = terraformFacets.plan;
const harmless: Plan = {
  ...response.plan!,
  summary: { ...response.plan!.summary, destructive: false },
};

describe('byModule', () => {
  it('puts what can hurt first where there are few', () => {
    const [group, ...others] = byModule([
      resource('create', 'a'),
      resource('update', 'b'),
      resource('replace', 'c', 'module.x'),
      resource('read', 'd'),
      resource('delete', 'e'),
    ]);
    expect(others).toEqual([]);
    expect(group.resources.map(it => it.name)).toEqual([
      'e',
      'c',
      'b',
      'a',
      'd',
    ]);
  });

  it('groups many, with the module first that something is destroyed in', () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      resource('create', String(index), index % 2 ? 'module.x' : undefined),
    );
    const groups = byModule([...many, resource('delete', 'z', 'module.y')]);
    expect(groups.map(it => [it.module, it.resources.length])).toEqual([
      ['module.y', 1],
      [undefined, 6],
      ['module.x', 6],
    ]);
  });
});

describe('mayDestroy', () => {
  it.each<[string, Partial<PlanResponse>, boolean]>([
    ['what changes only', { plan: harmless }, false],
    ['a destroy plan', { plan: harmless, isDestroyPlan: true }, true],
    ['a replacement', {}, true],
    ['what was not understood', { plan: { ...harmless, unread: ['x'] } }, true],
    ['what was not read', { plan: undefined }, true],
  ])('judges %s', (_, change, expected) => {
    expect(mayDestroy({ ...response, ...change })).toBe(expected);
  });
});

describe('isReplacedBy', () => {
  it.each<[string, Partial<PlanResponse>, boolean]>([
    ['itself', {}, false],
    ['another text under the same name', { hash: 'f'.repeat(64) }, true],
    ['another name with the same text', { planId: 'plan-main-1' }, true],
    ['itself, once it is applied', { state: 'applied' }, false],
  ])('tells %s', (_, change, expected) => {
    expect(isReplacedBy(response, { ...response, ...change })).toBe(expected);
  });
});

describe('summaryParts', () => {
  it('leaves out what is not done, and draws what is done to resources', () => {
    const summary = { ...response.plan!.summary, move: 2 };
    expect(summaryParts(summary)).toEqual([
      { part: 'replace', count: 1, drawn: true },
      { part: 'create', count: 1, drawn: true },
      { part: 'move', count: 2, drawn: false },
    ]);
  });
});

describe('planLines', () => {
  it('says of each line what it says', () => {
    const { lines, kinds } = planLines(planText, 'human');
    const kindOf = (text: string) =>
      kinds[lines.findIndex(line => line.includes(text))];
    expect(kindOf('resource "aws_db_instance"')).toBe('replace');
    expect(kindOf('engine_version')).toBe('update');
    expect(kindOf('resource "aws_s3_bucket"')).toBe('create');
    expect(kindOf('Plan: 2 to add')).toBe('heading');
  });

  it('lays JSON out, and leaves what is none as it is', () => {
    expect(planLines('{"a":[1]}', 'json').lines).toEqual([
      '{',
      '  "a": [',
      '    1',
      '  ]',
      '}',
    ]);
    expect(planLines('{"a":', 'json').lines).toEqual(['{"a":']);
  });

  it('makes no room for a line that is not shown to its end', () => {
    const { width } = planLines('x'.repeat(1_000_000), 'human');
    expect(width).toBe(LONGEST_LINE);
  });
});
