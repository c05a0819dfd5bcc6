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

import { startFakeAzureDevOps } from '../__testUtils__/fake-git/fakeAzureDevOps';
import { startFakeBitbucketCloud } from '../__testUtils__/fake-git/fakeBitbucketCloud';
import { startFakeBitbucketServer } from '../__testUtils__/fake-git/fakeBitbucketServer';
import {
  FakeAnswer,
  FakeGitServer,
} from '../__testUtils__/fake-git/FakeGitServer';
import { FakeRepository } from '../__testUtils__/fake-git/FakeRepository';
import { listOpenPullRequests } from '../pull-requests/listOpenPullRequests';
import { GitProvider } from './GitProvider';

jest.setTimeout(60_000);

const kind = (expected: string) =>
  expect.objectContaining({ name: 'GitProviderError', kind: expected });

describe.each([
  ['Bitbucket Cloud', startFakeBitbucketCloud, /\/src$/],
  ['Bitbucket Data Center', startFakeBitbucketServer, /git-receive-pack$/],
  ['Azure DevOps', startFakeAzureDevOps, /\/pushes$/],
])('%s', (name, start, commits) => {
  let server: FakeGitServer;
  let repository: FakeRepository;
  let provider: GitProvider;
  let requests: string[];

  beforeAll(async () => {
    server = await start();
  });
  afterAll(async () => {
    await server.stop();
  });
  beforeEach(async () => {
    server.fault = undefined;
    requests = [];
    const wholeName = await server.createRepository({ 'a.txt': 'a\n' });
    repository = server.repository(wholeName);
    provider = server.host(wholeName).newProvider({
      token: server.token,
      onRequest: ({ method, url }) => requests.push(`${method} ${url}`),
    });
  });
  const openOn = async (...branches: string[]) => {
    for (const branch of branches) {
      repository.git(['branch', branch, 'main']);
      repository.write({
        branch,
        parent: repository.head('main'),
        message: `${branch}\n`,
        files: [{ path: 'new.txt', content: Buffer.from(branch) }],
      });
      await provider.openPullRequest({
        head: branch,
        base: 'main',
        title: branch,
        body: 'b',
      });
    }
  };
  const commit = async () =>
    await provider.commit({
      branch: 'groundplan/x',
      from: 'main',
      parent: repository.head('main') ?? '',
      message: 'm',
      changes: [
        {
          operation: 'create',
          path: 'message',
          content: Buffer.from('x\n'),
          mode: '100644',
        },
      ],
    });

  it('lists branches and pull requests over all pages, and none of alike names', async () => {
    const heads = Array.from({ length: 5 }, (_, i) => `groundplan/x-${i}`);
    await openOn(...heads, 'GROUNDPLAN/x', 'my-groundplan/x');
    const branches = await provider.listBranches('groundplan/');
    expect(branches.map(branch => branch.name).sort()).toEqual(heads);
    const pulls = await provider.listPullRequests({
      headPrefix: 'groundplan/',
    });
    expect(pulls.map(({ head, headSha }) => [head, headSha]).sort()).toEqual(
      heads.map(head => [head, repository.head(head)]),
    );
    await expect(
      provider.findPullRequest({ head: 'groundplan/x-0', base: 'main' }),
    ).resolves.toMatchObject({ number: 1, state: 'open' });
    await expect(
      provider.findPullRequest({ head: 'groundplan/x', base: 'main' }),
    ).resolves.toBeUndefined();
  });

  it('finds the newest of several that are closed, and the open one before them', async () => {
    const find = async () =>
      await provider.findPullRequest({ head: 'groundplan/x', base: 'main' });
    await openOn('groundplan/x');
    for (let number = 1; number <= 3; number++) {
      repository.end(number, 'closed');
      await expect(find()).resolves.toMatchObject({ number, state: 'closed' });
      await provider.openPullRequest({
        head: 'groundplan/x',
        base: 'main',
        title: 't',
        body: '',
      });
    }
    await expect(find()).resolves.toMatchObject({ number: 4, state: 'open' });
    repository.pulls[1].state = 'open';
    repository.pulls[3].state = 'closed';
    await expect(find()).resolves.toMatchObject({ number: 2, state: 'open' });
  });

  it('updates one thing and keeps the others, as far as the provider takes them', async () => {
    await openOn('groundplan/x');
    const body = 'line of text\n'.repeat(400);
    await provider.updatePullRequest(1, { title: 'renamed' });
    await provider.updatePullRequest(1, { body });
    const [pull] = await provider.listPullRequests({ headPrefix: '' });
    const kept = name === 'Azure DevOps' ? 4_000 : body.length;
    expect(pull.body).toHaveLength(kept);
    expect(pull.body.slice(0, 3_990)).toBe(body.slice(0, 3_990));
    expect(pull.title).toBe('renamed');
  });

  it('says of each pull request what its checks say', async () => {
    await openOn('groundplan/a', 'groundplan/b');
    const host = server.host(repository.name);
    await host.report(repository.head('groundplan/a') ?? '', 'ci', 'failure');
    await host.report(repository.head('groundplan/b') ?? '', 'ci', 'success');
    const found = await listOpenPullRequests(provider);
    expect(
      Object.fromEntries(
        found.map(({ pullRequest, checks }) => [
          pullRequest.head,
          checks.state,
        ]),
      ),
    ).toEqual({ 'groundplan/a': 'failing', 'groundplan/b': 'passing' });
  });

  it('writes a file that is named like a field of its form', async () => {
    const { sha } = await commit();
    expect(repository.read(sha, 'message')?.toString()).toBe('x\n');
    expect(repository.commit(sha)?.message.trim()).toBe('m');
    expect(
      requests.some(sent => commits.test(new URL(sent.split(' ')[1]).pathname)),
    ).toBe(true);
  });

  const fails = (answer: FakeAnswer) => (_: string, path: string) =>
    commits.test(path) ? answer : undefined;
  it.each<[string, FakeAnswer, string]>([
    [
      '409',
      { status: 409, body: { message: 'updated by another' } },
      'conflict',
    ],
    ['403', { status: 403, body: { message: 'No' } }, 'forbidden'],
    [
      'a limit',
      { status: 403, headers: { 'retry-after': '5' }, body: {} },
      'rate-limited',
    ],
    ['502', { status: 502, body: 'Bad Gateway' }, 'unavailable'],
  ])('says why a commit is refused: %s', async (_, answer, expected) => {
    server.fault = fails(answer);
    await expect(commit()).rejects.toEqual(kind(expected));
    expect(repository.head('groundplan/x')).toBeUndefined();
  });

  it.each<[string, FakeAnswer, object]>([
    [
      '429',
      { status: 429, headers: { 'retry-after': '17' }, body: {} },
      { kind: 'rate-limited', retryAfter: 17 },
    ],
    [
      'a page to sign in',
      {
        status: 203,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: Buffer.from('<html>Sign in</html>'),
      },
      { kind: 'unauthorized' },
    ],
    ['404', { status: 404, body: {} }, { kind: 'not-found' }],
    [
      'another site',
      { status: 302, headers: { location: 'http://127.0.0.1:1/_signin' } },
      { kind: 'moved' },
    ],
    [
      'a page of a proxy',
      { status: 200, body: Buffer.from('<html>') },
      { kind: 'unavailable' },
    ],
  ])('tells %s', async (_, answer, expected) => {
    server.fault = () => answer;
    await expect(provider.getRepository()).rejects.toMatchObject(expected);
    await expect(
      provider.listPullRequests({ headPrefix: 'groundplan/' }),
    ).rejects.toMatchObject(expected);
  });
});
