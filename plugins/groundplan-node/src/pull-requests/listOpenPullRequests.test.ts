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
  GitChecks,
  GitProvider,
  PullRequest,
} from '../git-providers/GitProvider';
import { listOpenPullRequests } from './listOpenPullRequests';

const pull = (head: string): PullRequest => ({
  number: 1,
  title: 't',
  body: '',
  state: 'open',
  head,
  base: 'main',
  headSha: head,
  webUrl: 'https://git.example.com/a/b/pulls/1',
  draft: false,
});

it('lists those of one thing, and says whose checks cannot be read', async () => {
  const passing: GitChecks = {
    state: 'passing',
    passed: 1,
    failed: 0,
    pending: 0,
  };
  const listPullRequests = jest.fn(
    async (options: { headPrefix: string }): Promise<PullRequest[]> =>
      ['groundplan/x', 'groundplan/x-2', 'groundplan/xy']
        .filter(head => head.startsWith(options.headPrefix))
        .map(pull),
  );
  const provider = {
    listPullRequests,
    getChecks: async (sha: string) => {
      if (sha === 'groundplan/x-2') {
        throw new Error('may not');
      }
      return passing;
    },
  } as Partial<GitProvider> as GitProvider;

  await expect(listOpenPullRequests(provider, { what: 'x' })).resolves.toEqual([
    { pullRequest: pull('groundplan/x'), checks: passing },
    {
      pullRequest: pull('groundplan/x-2'),
      checks: expect.objectContaining({ state: 'unknown', message: 'may not' }),
    },
  ]);
  await expect(listOpenPullRequests(provider)).resolves.toHaveLength(3);
  listPullRequests.mockRejectedValue(new Error('down'));
  await expect(listOpenPullRequests(provider)).rejects.toThrow('down');
});
