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
import { addTrailers, hashInput } from '../../pull-requests/commitTrailers';
import { GitHttpClient } from '../http/GitHttpClient';
import { gitObjectId } from '../smart-http/encodePack';
import { GithubProvider } from './GithubProvider';

const kind = (expected: string) =>
  expect.objectContaining({ name: 'GitProviderError', kind: expected });
const sha = (digit: string) => digit.repeat(40);
const [BASE, BASE_TREE, TREE, COMMIT] = ['a', 'b', 'c', 'd'].map(sha);
const REPO = '/repos/acme/infra';

const repository = {
  full_name: 'acme/infra',
  default_branch: 'main',
  archived: false,
  size: 12,
  html_url: 'https://github.example.com/acme/infra',
};
const branch = {
  name: 'main',
  commit: { sha: BASE, commit: { tree: { sha: BASE_TREE } } },
};
const commit = (overrides?: object) => ({
  sha: COMMIT,
  message: 'm',
  author: { name: 'bot', email: 'bot@example.com' },
  tree: { sha: TREE },
  parents: [{ sha: BASE }],
  ...overrides,
});
const pull = (overrides?: object) => ({
  number: 7,
  title: 't',
  body: 'b',
  state: 'open',
  merged_at: null,
  draft: false,
  mergeable: null,
  html_url: 'https://github.example.com/acme/infra/pull/7',
  created_at: '2026-01-02T03:04:05Z',
  user: { login: 'bot' },
  head: {
    ref: 'groundplan/x',
    sha: COMMIT,
    repo: { full_name: 'acme/infra' },
  },
  base: { ref: 'main', repo: { full_name: 'acme/infra' } },
  ...overrides,
});
const line = (path: string, content: string, mode = '100644') => ({
  path,
  mode,
  type: 'blob',
  sha: gitObjectId('blob', Buffer.from(content)),
});

describe('GithubProvider', () => {
  let api: ScriptedHttpApi;
  let provider: GithubProvider;
  const aProvider = (name = 'acme/infra') =>
    GithubProvider.create({
      repository: name,
      api: new GitHttpClient({
        title: 'GitHub at github.example.com',
        baseUrl: api.url,
        headers: async () => ({ Authorization: 'Bearer secret-token' }),
      }),
      git: new GitHttpClient({
        title: 'GitHub at github.example.com',
        baseUrl: api.url,
        headers: async () => ({ Authorization: 'Basic secret-token' }),
      }),
    });
  const script = () =>
    api
      .on(`GET ${REPO}`, { body: repository })
      .on(`GET ${REPO}/git/matching-refs/heads/groundplan/x`, { body: [] })
      .on(`GET ${REPO}/branches/main`, { body: branch })
      .on(`GET ${REPO}/git/trees/${BASE}`, {
        body: {
          sha: BASE_TREE,
          truncated: false,
          tree: [
            { path: 'apps', mode: '040000', type: 'tree', sha: sha('1') },
            line('apps/old.yaml', 'old\n'),
            line('apps/same.yaml', 'same\n'),
            line('run.sh', 'one\n', '100755'),
          ],
        },
      })
      .on(`POST ${REPO}/git/trees`, { status: 201, body: { sha: TREE } })
      .on(`POST ${REPO}/git/commits`, { status: 201, body: commit() })
      .on(`POST ${REPO}/git/refs`, { status: 201, body: {} })
      .on(`POST ${REPO}/pulls`, { status: 201, body: pull() });
  const change = (count = 1) => ({
    what: 'x',
    title: 't',
    body: 'b',
    input: { count },
    files: Array.from({ length: count }, (_, i) => ({
      path: `new/f${i}.yaml`,
      content: `n: ${i}\n`,
    })),
  });
  const lastBody = (route: string) =>
    api.requests.findLast(
      ({ method, url }) => `${method} ${url.split('?')[0]}` === route,
    )?.body;

  beforeEach(async () => {
    api = await ScriptedHttpApi.start();
    provider = aProvider();
  });
  afterEach(async () => {
    await api.stop();
  });

  it.each([1, 20, 200])('writes %i files in eight requests', async count => {
    script();
    await expect(
      openPullRequest(provider, change(count)),
    ).resolves.toMatchObject({
      outcome: 'opened',
      pullRequest: { number: 7, state: 'open' },
    });
    expect(api.log).toEqual([
      `GET ${REPO}`,
      `GET ${REPO}/git/matching-refs/heads/groundplan/x`,
      `GET ${REPO}/branches/main`,
      `GET ${REPO}/git/trees/${BASE}`,
      `POST ${REPO}/git/trees`,
      `POST ${REPO}/git/commits`,
      `POST ${REPO}/git/refs`,
      `POST ${REPO}/pulls`,
    ]);
    expect(lastBody(`POST ${REPO}/git/refs`)).toEqual({
      ref: 'refs/heads/groundplan/x',
      sha: COMMIT,
    });
  });

  it('sends only the difference, with modes, text inline and bytes as blobs', async () => {
    script().on(`POST ${REPO}/git/blobs`, {
      status: 201,
      body: { sha: sha('9') },
    });
    await openPullRequest(provider, {
      ...change(),
      files: [
        { path: 'apps/same.yaml', content: 'same\n' },
        { path: 'apps/old.yaml', delete: true },
        { path: 'run.sh', content: 'two\r\n' },
        { path: 'bin/go', content: 'go\n', executable: true },
        { path: 'logo.png', content: new Uint8Array([0, 255]) },
      ],
    });
    expect(lastBody(`POST ${REPO}/git/trees`)).toEqual({
      base_tree: BASE_TREE,
      tree: [
        { path: 'apps/old.yaml', mode: '100644', type: 'blob', sha: null },
        { path: 'run.sh', mode: '100755', type: 'blob', content: 'two\r\n' },
        { path: 'bin/go', mode: '100755', type: 'blob', content: 'go\n' },
        { path: 'logo.png', mode: '100644', type: 'blob', sha: sha('9') },
      ],
    });
    expect(lastBody(`POST ${REPO}/git/blobs`)).toEqual({
      content: 'AP8=',
      encoding: 'base64',
    });
  });

  it('stops at the same input, and moves its branch forward with another', async () => {
    const message = addTrailers('m', {
      input: hashInput({ count: 1 }, []),
      base: BASE,
    });
    script()
      .on(`GET ${REPO}/git/matching-refs/heads/groundplan/x`, {
        body: [{ ref: 'refs/heads/groundplan/x', object: { sha: COMMIT } }],
      })
      .on(`GET ${REPO}/pulls`, { body: [pull()] })
      .on(`GET ${REPO}/git/commits/${COMMIT}`, { body: commit({ message }) })
      .on(`GET ${REPO}/git/trees/${COMMIT}`, {
        body: { sha: TREE, tree: [line('new/f0.yaml', 'n: 0\n')] },
      })
      .on(`POST ${REPO}/git/commits`, {
        status: 201,
        body: commit({ sha: sha('e'), parents: [{ sha: COMMIT }] }),
      })
      .on(`PATCH ${REPO}/git/refs/heads/groundplan/x`, { body: {} })
      .on(`PATCH ${REPO}/pulls/7`, { body: pull() });
    await expect(openPullRequest(provider, change())).resolves.toMatchObject({
      outcome: 'unchanged',
      commit: COMMIT,
    });
    expect(api.requests).toHaveLength(4);
    const found = api.requests.find(({ url }) =>
      url.startsWith(`${REPO}/pulls`),
    );
    expect(found?.url).toContain('head=acme%3Agroundplan%2Fx&state=all');

    api.on(`GET ${REPO}/git/trees/${BASE}`, {
      body: { sha: BASE_TREE, tree: [] },
    });
    await expect(openPullRequest(provider, change(2))).resolves.toMatchObject({
      outcome: 'updated',
      commit: sha('e'),
    });
    expect(lastBody(`POST ${REPO}/git/trees`)).toMatchObject({
      base_tree: TREE,
      tree: [{ path: 'new/f1.yaml' }],
    });
    expect(lastBody(`PATCH ${REPO}/git/refs/heads/groundplan/x`)).toEqual({
      sha: sha('e'),
      force: false,
    });
  });

  it('reads again after a lost race, and gives up when it is lost for ever', async () => {
    script().on(`POST ${REPO}/git/refs`, {
      status: 422,
      body: { message: 'Reference already exists' },
    });
    await expect(openPullRequest(provider, change())).rejects.toEqual(
      kind('conflict'),
    );
    expect(
      api.log.filter(route => route === `POST ${REPO}/git/refs`),
    ).toHaveLength(4);
    expect(api.log).not.toContain(`POST ${REPO}/pulls`);
  });

  it('removes the branch when no pull request may be opened', async () => {
    script()
      .on(`POST ${REPO}/pulls`, {
        status: 403,
        body: { message: 'Resource not accessible by integration' },
      })
      .on(`DELETE ${REPO}/git/refs/heads/groundplan/x`, { status: 204 });
    await expect(openPullRequest(provider, change())).rejects.toEqual(
      kind('forbidden'),
    );
    expect(api.log.at(-1)).toBe(`DELETE ${REPO}/git/refs/heads/groundplan/x`);
  });

  it('follows a rename on the same origin with the same method, and takes no credentials to another', async () => {
    const to = (path: string) => ({
      status: 301,
      headers: { location: `${api.url}${path}` },
      body: { message: 'Moved Permanently' },
    });
    script()
      .on('GET /repos/acme/old', to('/repositories/1'))
      .on('GET /repositories/1', { body: repository })
      .on('POST /repos/acme/old/pulls', to('/repositories/1/pulls'))
      .on('POST /repositories/1/pulls', { status: 201, body: pull() })
      .on('GET /repos/acme/gone', {
        status: 301,
        headers: { location: 'http://127.0.0.1:1/repos/acme/gone' },
      });
    await aProvider('acme/old').openPullRequest({
      head: 'groundplan/x',
      base: 'main',
      title: 't',
      body: '',
    });
    expect(api.log.at(-1)).toBe('POST /repositories/1/pulls');
    await expect(
      openPullRequest(aProvider('acme/old'), change()),
    ).resolves.toMatchObject({ outcome: 'opened' });
    await expect(aProvider('acme/gone').getRepository()).rejects.toEqual(
      kind('moved'),
    );
  });

  it('reads all pages of pull requests, and none of forks', async () => {
    const page = (number: number) => `${REPO}/pulls?state=open&page=${number}`;
    const next = (number: number) => ({
      link: `<${api.url}${page(number)}>; rel="next", <${api.url}${page(
        3,
      )}>; rel="last"`,
    });
    const fork = pull({
      head: {
        ref: 'groundplan/x',
        sha: COMMIT,
        repo: { full_name: 'eve/infra' },
      },
    });
    api
      .on(`GET ${REPO}/pulls?state=open&per_page=100`, {
        body: [pull({ number: 1 }), fork],
        headers: next(2),
      })
      .on(`GET ${page(2)}`, { body: [pull({ number: 2 })], headers: next(3) })
      .on(`GET ${page(3)}`, { body: [pull({ number: 3 })] });
    const found = await provider.listPullRequests({
      headPrefix: 'groundplan/',
    });
    expect(found.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('counts check runs and statuses together', async () => {
    const runs = (...conclusions: (string | null)[]) => ({
      body: {
        total_count: conclusions.length,
        check_runs: conclusions.map(conclusion => ({
          status: conclusion ? 'completed' : 'in_progress',
          conclusion,
        })),
      },
    });
    api
      .on(`GET ${REPO}/commits/${COMMIT}/check-runs`, runs('success', null))
      .on(`GET ${REPO}/commits/${COMMIT}/status`, {
        body: { statuses: [{ state: 'success' }] },
      });
    await expect(provider.getChecks(COMMIT)).resolves.toEqual({
      state: 'pending',
      passed: 2,
      failed: 0,
      pending: 1,
    });
  });

  it.each([
    [
      '401',
      { status: 401, body: { message: 'Bad credentials' } },
      'unauthorized',
    ],
    ['404', { status: 404, body: { message: 'Not Found' } }, 'not-found'],
    [
      'an archived repository',
      {
        status: 403,
        body: { message: 'Repository was archived so is read-only.' },
      },
      'archived',
    ],
    [
      'a page of a proxy',
      { status: 200, body: '<html>please sign in</html>' },
      'unavailable',
    ],
    ['502', { status: 502, body: 'Bad Gateway' }, 'unavailable'],
  ])('tells %s', async (_name, reply, expected) => {
    api.on(`GET ${REPO}`, reply);
    await expect(provider.getRepository()).rejects.toEqual(kind(expected));
  });

  it.each([
    [429, { 'retry-after': '17' }, 17],
    [403, { 'retry-after': '60' }, 60],
    [403, { 'x-ratelimit-remaining': '0', 'ratelimit-reset': '30' }, 30],
  ])(
    'says when to come back after %i with %p',
    async (status, headers, after) => {
      api.on(`GET ${REPO}`, {
        status,
        headers: headers as Record<string, string>,
        body: { message: 'API rate limit exceeded for secret-token' },
      });
      const error = await provider.getRepository().then(
        () => undefined,
        failure => failure,
      );
      expect(error).toMatchObject({ kind: 'rate-limited', retryAfter: after });
      expect(error.message).toContain(`Try again in ${after} s`);
      expect(error.message).not.toContain('secret-token');
    },
  );

  it.each([
    ['GH006: Protected branch update failed', 'protected-branch'],
    ['Repository rule violations found', 'protected-branch'],
    ['Update is not a fast forward', 'conflict'],
    ['Reference does not exist', 'conflict'],
    ['Invalid request', 'invalid'],
  ])('tells why a branch did not move: %s', async (message, expected) => {
    script()
      .on(`GET ${REPO}/git/commits/${BASE}`, { body: commit({ sha: BASE }) })
      .on(`PATCH ${REPO}/git/refs/heads/x`, { status: 422, body: { message } });
    await expect(
      provider.commit({
        branch: 'x',
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
    ).rejects.toEqual(kind(expected));
  });
});
