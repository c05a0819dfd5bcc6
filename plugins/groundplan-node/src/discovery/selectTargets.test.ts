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

import { KindRule } from 'backstage-plugin-groundplan-common';
import { selectTargets } from './selectTargets';

describe('selectTargets', () => {
  const select = (...rules: Pick<KindRule, 'fields' | 'annotations'>[]) =>
    selectTargets(
      rules.map(rule => ({ group: 'g', kind: 'K', ...rule })),
      {
        unavailableGroups: new Set(),
        resources: [
          {
            group: 'g',
            version: 'v1',
            kind: 'K',
            plural: 'ks',
            namespaced: true,
            verbs: ['list', 'watch'],
          },
        ],
      },
    );

  it.each<[string, (string[] | undefined)[], string[] | undefined]>([
    ['all where a rule asks for all', [undefined], undefined],
    ['those that are named', [['a']], ['a']],
    ['none', [[]], []],
    ['what any rule names', [['a'], ['a', 'b'], []], ['a', 'b']],
    ['all where one of several asks for all', [['a'], undefined], undefined],
  ])('keeps of annotations %s', (_, asked, kept) => {
    const targets = select(
      ...asked.map(annotations => ({ fields: ['spec'], annotations })),
    );
    expect(targets).toHaveLength(1);
    expect(targets[0].annotations).toEqual(kept);
  });
});
