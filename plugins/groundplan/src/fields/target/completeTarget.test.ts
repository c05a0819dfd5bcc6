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

import { Target, TargetRepository } from 'backstage-plugin-groundplan-common';
import { completeTarget } from './completeTarget';
import { PartialTarget } from './targetSchema';

function repository(url: string): TargetRepository {
  return { url, title: url, layout: 'flux', path: '' };
}

const hub: Target = {
  host: 'hub',
  namespaces: ['a', 'b'],
  repositories: [repository('one'), repository('two')],
};
const edge: Target = {
  host: 'edge',
  namespaces: ['c'],
  repositories: [repository('three')],
};

type Options = Parameters<typeof completeTarget>[2];

describe('completeTarget', () => {
  it.each<[string, Target[], PartialTarget, Options, PartialTarget]>([
    ['leaves a choice open', [hub, edge], {}, {}, {}],
    ['takes the only host', [hub], {}, {}, { host: 'hub' }],
    [
      'takes all that there is no choice about',
      [edge],
      {},
      {},
      { host: 'edge', namespace: 'c', repository: 'three' },
    ],
    [
      'keeps to the host that is given',
      [hub, edge],
      {},
      { host: 'hub' },
      { host: 'hub' },
    ],
    [
      'does not take another host for the one that is given',
      [hub],
      { host: 'hub' },
      { host: 'gone' },
      {},
    ],
    [
      'takes the default namespace where it is allowed',
      [hub],
      {},
      { namespace: 'b' },
      { host: 'hub', namespace: 'b' },
    ],
    [
      'passes over a default that is not, and keeps the form from it',
      [hub],
      { namespace: 'default' },
      { namespace: 'default' },
      { host: 'hub', namespace: '' },
    ],
    [
      'keeps what was chosen, with branch, layout and folder',
      [hub, edge],
      {
        path: 'x',
        layout: 'helm-folders',
        branch: 'dev',
        repository: 'two',
        namespace: 'a',
        host: 'hub',
      },
      { namespace: 'b' },
      {
        host: 'hub',
        namespace: 'a',
        repository: 'two',
        branch: 'dev',
        layout: 'helm-folders',
        path: 'x',
      },
    ],
    [
      "drops another host's namespace and repository, with its branch",
      [hub, edge],
      { host: 'edge', namespace: 'a', repository: 'one', branch: 'dev' },
      {},
      { host: 'edge', namespace: 'c', repository: 'three' },
    ],
  ])('%s', (_, offered, value, options, expected) => {
    const { target } = completeTarget(offered, value, options);
    expect(JSON.stringify(target)).toBe(JSON.stringify(expected));
  });
});
