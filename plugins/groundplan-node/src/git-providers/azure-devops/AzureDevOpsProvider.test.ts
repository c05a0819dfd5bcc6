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

import { ScriptedHttpApi } from '../../__testUtils__/ScriptedHttpApi';
import { GitHttpClient } from '../http/GitHttpClient';
import { AzureDevOpsProvider } from './AzureDevOpsProvider';

const SHA = 'a'.repeat(40);
const NAMED = '/Platform/_apis/git/repositories/infra';
const REPOSITORY = '/p1/_apis/git/repositories/r1';
const BUILD_POLICY = '0609b952-1397-4640-95ec-e00a01b2c241';
const REVIEWERS_POLICY = 'fa4e907d-c16b-4a4c-9dfa-4906e5d171dd';

// What the contract's server has not: policies, forks, answers that are not whole
describe('AzureDevOpsProvider', () => {
  let api: ScriptedHttpApi;
  let provider: AzureDevOpsProvider;

  beforeEach(async () => {
    api = await ScriptedHttpApi.start();
    const client = new GitHttpClient({
      title: 'Azure DevOps at dev.azure.com',
      baseUrl: api.url,
      headers: async () => ({ Authorization: 'Bearer secret-token' }),
    });
    provider = AzureDevOpsProvider.create({
      api: client,
      git: client,
      organization: 'contoso',
      project: 'Platform',
      repository: 'infra',
    });
    api.on(`GET ${NAMED}`, {
      body: {
        id: 'r1',
        name: 'infra',
        project: { id: 'p1', name: 'Platform' },
        defaultBranch: 'refs/heads/main',
        webUrl: 'https://dev.azure.com/contoso/Platform/_git/infra',
      },
    });
  });
  afterEach(async () => {
    await api.stop();
  });

  const pull = (overrides?: object) => ({
    pullRequestId: 7,
    title: 't',
    status: 'active',
    mergeStatus: 'conflicts',
    sourceRefName: 'refs/heads/groundplan/x',
    targetRefName: 'refs/heads/main',
    lastMergeSourceCommit: { commitId: SHA },
    ...overrides,
  });
  const policy = (status: string, id = BUILD_POLICY, isEnabled = true) => ({
    status,
    configuration: { isEnabled, isBlocking: true, type: { id } },
  });

  it.each([
    ['a build that runs', [policy('running')], 'pending'],
    ['a build that passed', [policy('approved')], 'passing'],
    ['a build that failed', [policy('rejected')], 'failing'],
    ['a build that broke', [policy('broken')], 'failing'],
    [
      'one that waits for people only',
      [policy('queued', REVIEWERS_POLICY)],
      'passing',
    ],
    [
      'one that is switched off',
      [policy('rejected', BUILD_POLICY, false)],
      'passing',
    ],
  ])(
    'counts the policies of a pull request: %s',
    async (_, value, expected) => {
      api
        .on(`GET ${REPOSITORY}/pullrequests`, { body: { value: [pull()] } })
        .on(`GET ${REPOSITORY}/commits/${SHA}/statuses`, {
          body: { value: [{ state: 'succeeded' }, { state: 'notSet' }] },
        })
        .on('GET /p1/_apis/policy/evaluations', { body: { value } });
      await provider.listPullRequests({ headPrefix: 'groundplan/' });
      await expect(provider.getChecks(SHA)).resolves.toMatchObject({
        state: expected,
      });
      expect(api.requests.at(-1)?.url).toContain(
        `artifactId=${encodeURIComponent(
          'vstfs:///CodeReview/CodeReviewId/p1/7',
        )}`,
      );
    },
  );

  it('lists no pull requests of forks, and says what cannot be merged', async () => {
    api.on(`GET ${REPOSITORY}/pullrequests`, {
      body: {
        value: [pull(), pull({ pullRequestId: 8, forkSource: { name: 'x' } })],
      },
    });
    await expect(
      provider.listPullRequests({ headPrefix: 'groundplan/' }),
    ).resolves.toEqual([
      expect.objectContaining({
        number: 7,
        mergeable: false,
        webUrl:
          'https://dev.azure.com/contoso/Platform/_git/infra/pullrequest/7',
      }),
    ]);
  });

  it('fails rather than leaving out files or the end of a message', async () => {
    const commit = {
      commitId: SHA,
      treeId: 't1',
      comment: 'm',
      author: { name: 'bot' },
    };
    const entry = (relativePath: string, gitObjectType: string) => ({
      objectId: 'b'.repeat(40),
      relativePath,
      mode: gitObjectType === 'tree' ? '40000' : '100644',
      gitObjectType,
    });
    api
      .on(`GET ${NAMED}/commits/${SHA}`, { body: commit })
      .on(`GET ${NAMED}/trees/t1`, {
        body: {
          treeEntries: [
            entry('a', 'tree'),
            entry('a/b', 'tree'),
            entry('c', 'blob'),
          ],
        },
      });
    await expect(provider.readTree(SHA)).rejects.toThrow(
      'left out what is in a/b',
    );
    api.on(`GET ${NAMED}/commits/${SHA}`, {
      body: { ...commit, commentTruncated: true },
    });
    await expect(provider.getCommit(SHA)).rejects.toMatchObject({
      kind: 'unsupported',
    });
  });

  it.each([
    ['staleOldObjectId', 'conflict'],
    ['rejectedByPolicy', 'forbidden'],
  ])('tells why a branch stays: %s', async (updateStatus, expected) => {
    api
      .on(`GET ${NAMED}/refs`, {
        body: { value: [{ name: 'refs/heads/x', objectId: SHA }] },
      })
      .on(`POST ${NAMED}/refs`, {
        body: { value: [{ success: false, updateStatus }] },
      });
    await expect(provider.deleteBranch('x')).rejects.toMatchObject({
      kind: expected,
    });
  });
});
