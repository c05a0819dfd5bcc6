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
import { openPullRequest } from '../../pull-requests/openPullRequest';
import { GitHttpClient } from '../http/GitHttpClient';
import { gitObjectId } from '../smart-http/encodePack';
import { GitlabProvider } from './GitlabProvider';

const kind = (expected: string) =>
  expect.objectContaining({ name: 'GitProviderError', kind: expected });
const sha = (digit: string) => digit.repeat(40);
const [BASE, COMMIT] = ['a', 'd'].map(sha);
const PROJECT = '/projects/acme%2Fteam%2Finfra';
const ID = '/projects/5';

const project = {
  id: 5,
  path_with_namespace: 'acme/team/infra',
  default_branch: 'main',
  archived: false,
  empty_repo: false,
  web_url: 'https://gitlab.example.com/acme/team/infra',
};
const commit = (overrides?: object) => ({
  id: COMMIT,
  message: 'm',
  author_name: 'bot',
  author_email: 'bot@example.com',
  parent_ids: [BASE],
  ...overrides,
});
const mergeRequest = (overrides?: object) => ({
  iid: 3,
  title: 't',
  description: 'b',
  state: 'opened',
  source_branch: 'groundplan/x',
  target_branch: 'main',
  source_project_id: 5,
  target_project_id: 5,
  sha: COMMIT,
  draft: false,
  web_url: 'https://gitlab.example.com/acme/team/infra/-/merge_requests/3',
  created_at: '2026-01-02T03:04:05Z',
  author: { username: 'bot' },
  detailed_merge_status: 'mergeable',
  ...overrides,
});
const line = (path: string, content: string, mode = '100644') => ({
  id: gitObjectId('blob', Buffer.from(content)),
  path,
  mode,
  type: 'blob',
});

describe('GitlabProvider', () => {
  let api: ScriptedHttpApi;
  let provider: GitlabProvider;
  const script = () =>
    api
      .on(`GET ${PROJECT}`, { body: project })
      .on(`GET ${ID}/repository/branches`, { body: [] })
      .on(`GET ${ID}/repository/branches/main`, {
        body: { name: 'main', commit: { id: BASE } },
      })
      .on(`GET ${ID}/repository/tree`, {
        body: [
          line('apps/old.yaml', 'old\n'),
          line('run.sh', 'one\n', '100755'),
          line('plain.sh', 'plain\n'),
        ],
      })
      .on(`POST ${ID}/repository/commits`, { status: 201, body: commit() })
      .on(`POST ${ID}/merge_requests`, { status: 201, body: mergeRequest() });
  const change = (count = 1) => ({
    what: 'x',
    title: 't',
    body: 'b',
    files: Array.from({ length: count }, (_, i) => ({
      path: `new/f${i}.yaml`,
      content: `n: ${i}\n`,
    })),
  });
  const sent = () =>
    api.requests.find(
      ({ method, url }) =>
        method === 'POST' && url === `${ID}/repository/commits`,
    )?.body;

  beforeEach(async () => {
    api = await ScriptedHttpApi.start();
    provider = GitlabProvider.create({
      repository: 'acme/team/infra',
      api: new GitHttpClient({
        title: 'GitLab at gitlab.example.com',
        baseUrl: api.url,
        headers: async () => ({ Authorization: 'Bearer secret-token' }),
      }),
      git: new GitHttpClient({
        title: 'GitLab at gitlab.example.com',
        baseUrl: api.url,
        headers: async () => ({ Authorization: 'Basic secret-token' }),
      }),
    });
  });
  afterEach(async () => {
    await api.stop();
  });

  it.each([1, 20, 200])('writes %i files in six requests', async count => {
    script();
    await expect(
      openPullRequest(provider, change(count)),
    ).resolves.toMatchObject({
      outcome: 'opened',
      pullRequest: { number: 3, state: 'open', mergeable: true },
    });
    expect(api.log).toEqual([
      `GET ${PROJECT}`,
      `GET ${ID}/repository/branches`,
      `GET ${ID}/repository/branches/main`,
      `GET ${ID}/repository/tree`,
      `POST ${ID}/repository/commits`,
      `POST ${ID}/merge_requests`,
    ]);
  });

  it('sends only the difference, with modes, each file guarded by its commit', async () => {
    script();
    await openPullRequest(provider, {
      ...change(),
      files: [
        { path: 'apps/old.yaml', delete: true },
        { path: 'run.sh', content: 'two\r\n' },
        { path: 'plain.sh', content: 'plain\n', executable: true },
        { path: 'go', content: 'go\n', executable: true },
      ],
    });
    const base64 = (text: string) => ({
      encoding: 'base64',
      content: Buffer.from(text).toString('base64'),
    });
    const guard = { last_commit_id: BASE };
    expect(sent()).toMatchObject({
      branch: 'groundplan/x',
      start_sha: BASE,
      commit_message: expect.stringMatching(
        /\nGroundplan-Input: [0-9a-f]{64}\n/,
      ),
      actions: [
        { action: 'delete', file_path: 'apps/old.yaml', ...guard },
        {
          action: 'update',
          file_path: 'run.sh',
          ...guard,
          ...base64('two\r\n'),
        },
        {
          action: 'update',
          file_path: 'plain.sh',
          ...guard,
          ...base64('plain\n'),
        },
        { action: 'chmod', file_path: 'plain.sh', execute_filemode: true },
        { action: 'create', file_path: 'go', ...base64('go\n') },
        { action: 'chmod', file_path: 'go', execute_filemode: true },
      ],
    });
  });

  it('lists files and merge requests over all pages, and none of forks', async () => {
    const page = (path: string, number: number) =>
      `${PROJECT}${path}?page=${number}`;
    const next = (path: string) => ({
      link: `<${api.url}${page(path, 2)}>; rel="next"`,
    });
    const fork = mergeRequest({ iid: 9, source_project_id: 6 });
    api
      .on(`GET ${PROJECT}/repository/tree`, {
        body: [line('a', 'a')],
        headers: next('/repository/tree'),
      })
      .on(`GET ${page('/repository/tree', 2)}`, { body: [line('b', 'b')] })
      .on(`GET ${PROJECT}/merge_requests`, {
        body: [mergeRequest(), fork],
        headers: next('/merge_requests'),
      })
      .on(`GET ${page('/merge_requests', 2)}`, {
        body: [
          mergeRequest({ iid: 4, detailed_merge_status: 'checking' }),
          mergeRequest({ iid: 5, source_branch: 'other' }),
        ],
      });
    const tree = await provider.readTree(BASE);
    expect(tree.map(({ path }) => path)).toEqual(['a', 'b']);
    const found = await provider.listPullRequests({
      headPrefix: 'groundplan/',
    });
    expect(found.map(({ number, mergeable }) => [number, mergeable])).toEqual([
      [3, true],
      [4, undefined],
    ]);
  });

  it.each([
    [
      400,
      "A branch called 'groundplan/x' already exists. Switch to that branch in order to make changes",
      'conflict',
    ],
    [
      400,
      'The file has changed since you started editing it: run.sh',
      'conflict',
    ],
    [400, 'A file with this name already exists', 'conflict'],
    [400, 'You are not allowed to push into this branch', 'protected-branch'],
    [403, '403 Forbidden', 'forbidden'],
    [400, 'actions[0][file_path] is invalid', 'invalid'],
  ])(
    'tells why it does not commit: %i %s',
    async (status, message, expected) => {
      script().on(`POST ${ID}/repository/commits`, {
        status,
        body: { message },
      });
      await expect(openPullRequest(provider, change())).rejects.toEqual(
        kind(expected),
      );
      expect(api.log).not.toContain(`POST ${ID}/merge_requests`);
    },
  );

  it('says that its commit came upon a push of somebody else', async () => {
    script().on(`POST ${PROJECT}/repository/commits`, {
      status: 201,
      body: commit({ parent_ids: [sha('e')] }),
    });
    await expect(
      provider.commit({
        branch: 'groundplan/x',
        parent: BASE,
        message: 'm',
        changes: [
          {
            operation: 'create',
            path: 'a',
            content: Buffer.from('a'),
            mode: '100644',
          },
        ],
      }),
    ).rejects.toThrow(sha('e'));
  });

  it('takes over the merge request that another run opened meanwhile', async () => {
    script()
      .on(`POST ${ID}/merge_requests`, {
        status: 409,
        body: {
          message: ['Another open merge request already exists: !3'],
        },
      })
      .on(
        `GET ${ID}/repository/branches`,
        { body: [] },
        { body: [{ name: 'groundplan/x', commit: { id: COMMIT } }] },
      )
      .on(`GET ${ID}/merge_requests`, { body: [mergeRequest()] });
    const message = async () =>
      (sent() as { commit_message: string }).commit_message;
    const getCommit = provider.getCommit.bind(provider);
    provider.getCommit = async id => {
      api.on(`GET ${ID}/repository/commits/${id}`, {
        body: commit({ message: await message() }),
      });
      return await getCommit(id);
    };
    await expect(openPullRequest(provider, change())).resolves.toMatchObject({
      outcome: 'unchanged',
      pullRequest: { number: 3 },
    });
  });

  it('lets failures of jobs pass that are allowed to fail, and says when to come back', async () => {
    api
      .on(`GET ${PROJECT}/repository/commits/${COMMIT}/statuses`, {
        body: [
          { status: 'success', allow_failure: false },
          { status: 'failed', allow_failure: true },
        ],
      })
      .on(`GET ${PROJECT}`, {
        status: 429,
        headers: { 'retry-after': '9' },
        body: { message: 'Retry later' },
      });
    await expect(provider.getChecks(COMMIT)).resolves.toMatchObject({
      state: 'passing',
      passed: 2,
    });
    await expect(provider.getRepository()).rejects.toMatchObject({
      kind: 'rate-limited',
      retryAfter: 9,
    });
  });
});
