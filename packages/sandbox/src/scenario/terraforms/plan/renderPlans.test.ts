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

import { parsePlan } from 'backstage-plugin-groundplan-common';
import { fleetPlan } from './fleetPlan';
import { paymentsPlans } from './paymentsPlans';
import { renderHumanPlan } from './renderHumanPlan';
import { renderJsonPlan } from './renderJsonPlan';
import { ResourceChange } from './ResourceChange';

const contents = Object.entries(paymentsPlans).flatMap(([name, model]) =>
  [model.content, model.changed, model.drift].flatMap(content =>
    content ? [[name, content] as const] : [],
  ),
);

describe('renderHumanPlan and renderJsonPlan', () => {
  it.each([...contents, ['fleet', fleetPlan()] as const])(
    'say the same of %s',
    (_, content) => {
      const human = parsePlan(renderHumanPlan(content), 'human');
      const json = parsePlan(renderJsonPlan(content), 'json');
      expect(human.unread).toEqual([]);
      expect(json.unread).toEqual([]);
      expect(human.summary).toEqual(json.summary);
      const addresses = (resources: typeof human.resources) =>
        resources.map(({ address, action }) => `${action} ${address}`);
      expect(addresses(human.resources)).toEqual(addresses(json.resources));
      expect(addresses(human.drift)).toEqual(addresses(json.drift));
    },
  );

  it('hide sensitive values from people only', () => {
    const { content } = paymentsPlans['payments-vault'];
    expect(renderHumanPlan(content)).not.toContain('PLANTED-SECRET');
    expect(renderHumanPlan(content)).toContain('(sensitive value)');
    expect(renderJsonPlan(content)).toContain('PLANTED-SECRET-13');
  });

  const body = (change: Partial<ResourceChange>) =>
    renderHumanPlan({
      changes: [{ type: 't', name: 'n', action: 'update', ...change }],
    })
      .split('\n')
      .filter(line => line.startsWith('     '));

  it.each<[string, Partial<ResourceChange>, string[]]>([
    [
      'values that change, are added and go',
      { before: { a: 1, b: 'x', id: 'i' }, after: { a: 2, c: [], id: 'i' } },
      [
        '      ~ a  = 1 -> 2',
        '      - b  = "x" -> null',
        '      + c  = []',
        '        id = "i"',
      ],
    ],
    [
      'maps and lists by their elements',
      {
        before: { l: ['a', 'b'], m: { k: 'v', s: 1 } },
        after: { l: ['b', 'c'], m: { k: 'w', s: 1 } },
      },
      [
        '      ~ l = [',
        '          - "a",',
        '          + "c",',
        '            # (1 unchanged element hidden)',
        '        ]',
        '      ~ m = {',
        '          ~ "k" = "v" -> "w"',
        '            # (1 unchanged element hidden)',
        '        }',
      ],
    ],
    [
      'texts of several lines by their lines',
      { before: { t: 'a\nb\nc\n' }, after: { t: 'a\nx\nc\n' } },
      [
        '      ~ t = <<-EOT',
        '            a',
        '          - b',
        '          + x',
        '            c',
        '        EOT',
      ],
    ],
    [
      'what forces a replacement, and what is not known yet',
      {
        action: 'replace',
        before: { a: 1, u: 'old' },
        after: { a: 2 },
        unknown: ['u'],
        forces: ['a'],
      },
      [
        '      ~ a = 1 -> 2 # forces replacement',
        '      ~ u = "old" -> (known after apply)',
      ],
    ],
    [
      'nested blocks apart from attributes',
      {
        before: { rule: [{ port: 1 }, { port: 2 }], x: 1 },
        after: { rule: [{ port: 1 }], x: 1 },
        blocks: ['rule'],
      },
      [
        '        # (1 unchanged attribute hidden)',
        '      - rule {',
        '          - port = 2 -> null',
        '        }',
        '        # (1 unchanged block hidden)',
      ],
    ],
  ])('show %s', (_, change, expected) => {
    expect(body(change)).toEqual(expected);
  });
});
