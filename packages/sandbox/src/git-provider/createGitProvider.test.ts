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

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { createGitProvider, GitProvider } from './createGitProvider';
import { BranchUpdate } from './model/GitProviderState';

jest.setTimeout(60_000);

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('createGitProvider', () => {
  let provider: GitProvider;
  let updates: BranchUpdate[];

  beforeAll(async () => {
    provider = await createGitProvider({
      tokens: [{ token: 'reader', user: 'reader', readOnly: true }],
    });
    provider.onBranchUpdate(update => updates.push(update));
  });
  afterAll(async () => {
    await provider?.stop();
  });
  beforeEach(() => {
    updates = [];
  });

  const send = (
    method: string,
    path: string,
    body?: unknown,
    token: string | undefined = provider.token,
  ) =>
    fetch(`${provider.url}/api/v1${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token && { Authorization: `token ${token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });

  const api = async (method: string, path: string, body?: unknown) => {
    const response = await send(method, path, body);
    const text = await response.text();
    return {
      status: response.status,
      body: text ? JSON.parse(text) : undefined,
    };
  };

  let count = 0;
  async function repository(files: Record<string, string> = {}) {
    const name = `repository-${++count}`;
    await provider.createRepository({
      owner: 'acme',
      name,
      files: { 'README.md': '# Hello\n', 'app/one.yaml': 'one: 1\n', ...files },
    });
    updates = [];
    return `/repos/acme/${name}`;
  }

  const change = (
    repo: string,
    files: Record<string, unknown>[],
    branch = 'groundplan/change',
  ) =>
    api('POST', `${repo}/contents`, {
      branch: 'main',
      new_branch: branch,
      message: 'Change things\n\nGroundplan-Input: 1',
      files,
    });

  async function pull(repo: string, branch = 'groundplan/change') {
    await change(
      repo,
      [
        {
          operation: 'create',
          path: 'app/new.yaml',
          content: base64('a: 1\n'),
        },
      ],
      branch,
    );
    return api('POST', `${repo}/pulls`, {
      base: 'main',
      head: branch,
      title: 'Change',
      body: 'Because.',
    });
  }

  type Git = ((...args: string[]) => Promise<unknown>) & { folder: string };

  async function inFolder(work: (git: Git) => Promise<void>) {
    const folder = await mkdtemp(join(tmpdir(), 'clone-'));
    try {
      const run = promisify(execFile);
      const git = Object.assign(
        (...args: string[]) =>
          run('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.c', ...args], {
            cwd: folder,
            env: { ...process.env, GIT_TERMINAL_PROMPT: '0' },
          }),
        { folder },
      );
      await work(git);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  const withClone = (
    url: string,
    work: (git: Git) => Promise<void>,
    token = provider.token,
  ) =>
    inFolder(async git => {
      await git('clone', '-q', url.replace('//', `//${token}:x@`), '.');
      await work(git);
    });

  it('says who it is and who asks', async () => {
    expect((await api('GET', '/version')).body.version).toMatch(/^1\.26/);
    expect((await api('GET', '/user')).body.login).toBe('platform-bot');
    expect((await send('GET', '/user', undefined, 'wrong')).status).toBe(401);
  });

  it("answers a lost race as Gitea does: 403 with Git's words", async () => {
    const repo = await repository();
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, i) =>
        api('POST', `${repo}/contents`, {
          branch: 'main',
          message: `m${i}`,
          files: [{ operation: 'create', path: `f${i}`, content: base64('x') }],
        }),
      ),
    );
    const lost = answers.filter(({ status }) => status !== 201);
    expect(lost).not.toEqual([]);
    for (const { status, body } of lost) {
      expect([status, body.message]).toEqual([
        403,
        expect.stringMatching(/^cannot lock ref 'refs\/heads\/main': [^/]*$/),
      ]);
    }
  });

  it('creates, updates and deletes files in one commit on a new branch', async () => {
    const repo = await repository({ 'old.txt': 'old', 'run.sh': 'echo' });
    const { body: one } = await api('GET', `${repo}/contents/app/one.yaml`);
    expect(Buffer.from(one.content, 'base64').toString()).toBe('one: 1\n');
    const made = await change(repo, [
      {
        operation: 'update',
        path: 'app/one.yaml',
        content: base64('one: 2\n'),
        sha: one.sha,
      },
      { operation: 'create', path: 'app/ü b/two.yaml', content: base64('2') },
      { operation: 'delete', path: 'old.txt' },
    ]);
    expect(made.status).toBe(201);
    expect(made.body.commit.message).toContain('Groundplan-Input: 1');
    const tree = await api(
      'GET',
      `${repo}/git/trees/groundplan%2Fchange?recursive=true&per_page=3`,
    );
    expect(tree.body).toMatchObject({ total_count: 6, truncated: true });
    const rest = await api(
      'GET',
      `${repo}/git/trees/${made.body.commit.sha}?recursive=1&per_page=3&page=2`,
    );
    expect(
      [...tree.body.tree, ...rest.body.tree].map(({ path }) => path),
    ).toEqual([
      'README.md',
      'app',
      'app/one.yaml',
      'app/ü b',
      'app/ü b/two.yaml',
      'run.sh',
    ]);
    const raw = await send(
      'GET',
      `${repo}/raw/app/one.yaml?ref=groundplan/change`,
    );
    expect(await raw.text()).toBe('one: 2\n');
    expect(updates).toEqual([
      expect.objectContaining({
        branch: 'groundplan/change',
        before: undefined,
        after: made.body.commit.sha,
      }),
    ]);
  });

  it('keeps the mode of a file that it updates', async () => {
    const repo = await repository();
    const url = `${provider.url}${repo.slice('/repos'.length)}.git`;
    await withClone(url, async git => {
      await writeFile(join(git.folder, 'run.sh'), 'one\n', { mode: 0o755 });
      await git('add', '.');
      await git('commit', '-qm', 'Run');
      await git('push', '-q', 'origin', 'main');
    });
    expect(updates).toEqual([expect.objectContaining({ branch: 'main' })]);
    const made = await change(repo, [
      { operation: 'update', path: 'run.sh', content: base64('two\n') },
    ]);
    const { body } = await api(
      'GET',
      `${repo}/git/trees/${made.body.commit.sha}`,
    );
    expect(
      body.tree.find(({ path }: { path: string }) => path === 'run.sh').mode,
    ).toBe('100755');
  });

  it.each([
    ['a file that is there', 'create', 'README.md', undefined, 422],
    ['a folder that is there', 'create', 'app', undefined, 422],
    ['a file below a file', 'create', 'README.md/x', undefined, 422],
    ['a stale sha', 'update', 'README.md', 'a'.repeat(40), 422],
    ['a file that is not there', 'delete', 'none.md', undefined, 404],
    ['a path that leaves', 'create', '../../x', undefined, 500],
    ['the git folder', 'create', '.git/config', undefined, 422],
  ])('refuses %s', async (_, operation, path, sha, status) => {
    const repo = await repository();
    const made = await change(repo, [
      { operation, path, sha, content: base64('x') },
    ]);
    expect(made.status).toBe(status);
    expect(made.body.message).toEqual(expect.any(String));
    expect(made.body.message).not.toContain(tmpdir());
    expect((await api('GET', `${repo}/branches`)).body).toHaveLength(1);
  });

  it('opens, lists, edits and merges a pull request', async () => {
    const repo = await repository();
    const opened = await pull(repo);
    expect(opened).toMatchObject({
      status: 201,
      body: {
        number: 1,
        state: 'open',
        mergeable: true,
        base: { ref: 'main' },
        head: { ref: 'groundplan/change' },
      },
    });
    expect((await pull(repo)).status).toBe(409);
    const found = await api('GET', `${repo}/pulls/main/groundplan/change`);
    expect(found.body.number).toBe(1);
    expect((await api('GET', `${repo}/pulls/1/files`)).body).toEqual([
      expect.objectContaining({
        filename: 'app/new.yaml',
        status: 'added',
        additions: 1,
      }),
    ]);
    const refs = await api('GET', `${repo}/git/refs/heads/groundplan/`);
    expect(refs.body).toEqual([
      expect.objectContaining({ ref: 'refs/heads/groundplan/change' }),
    ]);
    const one = await api('GET', `${repo}/git/refs/heads/main`);
    expect(one.body.ref).toBe('refs/heads/main');
    const diff = await send('GET', `${repo}/pulls/1.diff`);
    expect(await diff.text()).toContain('\n+a: 1\n');
    const edited = await api('PATCH', `${repo}/pulls/1`, { title: 'Better' });
    expect(edited).toMatchObject({ status: 201, body: { title: 'Better' } });
    updates = [];
    const merged = await api('POST', `${repo}/pulls/1/merge`, {
      Do: 'merge',
      delete_branch_after_merge: true,
    });
    expect(merged.status).toBe(200);
    expect(updates.map(({ branch, after }) => [branch, !!after])).toEqual([
      ['main', true],
      ['groundplan/change', false],
    ]);
    expect((await api('GET', `${repo}/pulls/1`)).body).toMatchObject({
      state: 'closed',
      merged: true,
      merge_commit_sha: updates[0].after,
    });
    const again = await api('POST', `${repo}/pulls/1/merge`, { Do: 'merge' });
    expect(again.status).toBe(405);
    expect((await api('GET', `${repo}/pulls?state=all`)).body).toHaveLength(1);
    expect((await api('GET', `${repo}/pulls`)).body).toEqual([]);
  });

  it('does not merge what conflicts, and closes with its branch', async () => {
    const repo = await repository();
    await change(repo, [
      { operation: 'update', path: 'README.md', content: base64('mine\n') },
    ]);
    await api('POST', `${repo}/contents`, {
      branch: 'main',
      files: [
        { operation: 'update', path: 'README.md', content: base64('theirs\n') },
      ],
    });
    const opened = await api('POST', `${repo}/pulls`, {
      base: 'main',
      head: 'groundplan/change',
      title: 'Conflict',
    });
    expect(opened.body.mergeable).toBe(false);
    expect(
      (await api('POST', `${repo}/pulls/1/merge`, { Do: 'merge' })).status,
    ).toBe(405);
    const gone = await api('DELETE', `${repo}/branches/groundplan/change`);
    expect(gone.status).toBe(204);
    expect((await api('GET', `${repo}/pulls/1`)).body).toMatchObject({
      state: 'closed',
      merged: false,
    });
  });

  it('pages, and says how many there are', async () => {
    const repo = await repository();
    for (const name of ['a', 'b', 'c']) {
      await pull(repo, name);
    }
    const response = await send('GET', `${repo}/pulls?limit=2&page=1`);
    expect(response.headers.get('x-total-count')).toBe('3');
    expect(response.headers.get('link')).toContain('page=2>; rel="next"');
    const next = await api('GET', `${repo}/pulls?limit=2&page=2`);
    expect(next.body.map(({ number }: { number: number }) => number)).toEqual([
      1,
    ]);
  });

  it('has faults as Gitea has them', async () => {
    const repo = await repository();
    const files = [{ operation: 'create', path: 'x', content: '' }];
    const body = { branch: 'main', new_branch: 'x', files };
    const contents = `${repo}/contents`;
    expect((await send('POST', contents, body, 'reader')).status).toBe(403);
    expect((await send('POST', contents, body, '')).status).toBe(401);
    expect(
      (await api('POST', contents, { ...body, branch: 'none' })).status,
    ).toBe(404);
    expect(
      (await api('POST', contents, { ...body, new_branch: 'a..b' })).status,
    ).toBe(422);
    expect(
      (
        await api('POST', `${repo}/pulls`, {
          base: 'main',
          head: 'main',
          title: 'x',
        })
      ).status,
    ).toBe(422);
    await api('POST', `${repo}/branch_protections`, { rule_name: 'main' });
    expect(
      (await api('POST', contents, { branch: 'main', files })).status,
    ).toBe(403);
    await api('PATCH', repo, { archived: true });
    expect((await api('POST', contents, body)).status).toBe(423);
    await api('PATCH', repo, { name: 'renamed' });
    const moved = await send('GET', `${repo}/branches?page=1`);
    expect(moved.status).toBe(301);
    expect(moved.headers.get('location')).toBe(
      '/api/v1/repos/acme/renamed/branches?page=1',
    );
    await api('PATCH', '/repos/acme/renamed', { private: true });
    expect(
      (await send('GET', '/repos/acme/renamed', undefined, '')).status,
    ).toBe(404);
  });

  it('says what the checks of a commit are', async () => {
    const repo = await repository();
    const { body } = await api('GET', `${repo}/branches/main`);
    const status = `${repo}/commits/main/status`;
    expect((await api('GET', status)).body).toMatchObject({
      state: 'pending',
      total_count: 0,
    });
    for (const state of ['failure', 'success']) {
      await api('POST', `${repo}/statuses/${body.commit.id}`, {
        state,
        context: 'lint',
      });
    }
    expect((await api('GET', status)).body).toMatchObject({
      state: 'success',
      total_count: 1,
    });
  });

  it('serves git clients, and archives', async () => {
    const repo = await repository();
    const path = repo.slice('/repos'.length);
    await expect(
      withClone(
        `${provider.url}${path}.git`,
        async git => {
          await git('push', '-q', 'origin', 'main:other');
        },
        'reader',
      ),
    ).rejects.toThrow(/403/);
    const zip = await send('GET', `${repo}/archive/main.zip`);
    expect(zip.headers.get('content-type')).toBe('application/zip');
    expect(Buffer.from(await zip.arrayBuffer()).toString('latin1')).toContain(
      '/README.md',
    );
  });

  it("does what the Scaffolder's publish:gitea and the catalog's reader ask for", async () => {
    const { url, token } = provider;
    const owner = 'services';
    await api('POST', '/orgs', { username: owner });
    // With a user and a password, as the integrations of Backstage have them.
    const basic = { Authorization: `basic ${base64(`platform-bot:${token}`)}` };
    const call = (path: string, init: RequestInit = {}) =>
      fetch(`${url}${path}`, { ...init, headers: { ...basic } });
    const statuses = await Promise.all(
      [owner, 'platform-bot', 'nobody'].map(
        async login => (await call(`/api/v1/orgs/${login}`)).status,
      ),
    );
    expect(statuses).toEqual([200, 404, 404]);
    const body = JSON.stringify({ name: 'shop', description: '' });
    const create = (org: string) =>
      fetch(`${url}/api/v1/orgs/${org}/repos`, {
        method: 'POST',
        body,
        headers: { ...basic, 'Content-Type': 'application/json' },
      });
    expect((await create(owner)).status).toBe(201);
    expect((await create(owner)).status).toBe(409);
    expect((await create('platform-bot')).status).toBe(404);

    const push = (secret: string) =>
      inFolder(async git => {
        await git('init', '-q', '-b', 'main');
        await writeFile(
          join(git.folder, 'catalog-info.yaml'),
          'kind: Component\n',
        );
        await git('add', '.');
        await git('commit', '-qm', 'initial commit');
        const [protocol, rest] = url.split('//');
        const at = `${protocol}//platform-bot:${secret}@${rest}`;
        await git('push', '-q', `${at}/${owner}/shop.git`, 'main:main');
      });
    await expect(push('wrong')).rejects.toThrow(/Authentication failed|401/);
    await push(token);

    const source = `/${owner}/shop/src/branch/main`;
    expect((await fetch(`${url}${source}`)).status).toBe(200);
    const repo = `/api/v1/repos/${owner}/shop`;
    const read = async (path: string) => (await call(repo + path)).json();
    expect(await read('/contents/catalog-info.yaml?ref=main')).toMatchObject({
      encoding: 'base64',
      content: base64('kind: Component\n'),
    });
    const [{ commit }] = await read('/branches');
    expect((await read('/git/commits/main')).sha).toBe(commit.id);
    const archive = await call(`${repo}/archive/main.tar.gz`);
    const files = gunzipSync(Buffer.from(await archive.arrayBuffer()));
    expect(files.toString()).toContain('shop/catalog-info.yaml');
    const missing = await call(`${repo}/contents/none.yaml?ref=main`);
    expect(missing.status).toBe(404);
  });

  describe('its pages', () => {
    const page = async (path: string) => {
      const response = await fetch(`${provider.url}${path}`);
      return {
        status: response.status,
        text: await response.text(),
        cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '',
      };
    };
    const press = (path: string, guard: string, cookie: string) =>
      fetch(`${provider.url}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { Cookie: cookie },
        body: new URLSearchParams({ guard }),
      });

    it('show a pull request, and merge it for who has read it', async () => {
      const repo = await repository();
      await change(repo, [
        {
          operation: 'create',
          path: '<b>.yaml',
          content: base64('<script>alert(1)</script>\n'),
        },
      ]);
      await api('POST', `${repo}/pulls`, {
        base: 'main',
        head: 'groundplan/change',
        title: 'A <i>title</i>',
      });
      const path = repo.slice('/repos'.length);
      expect((await page('/')).text).toContain(path.slice(1));
      expect((await page(`${path}/pulls`)).text).toContain('&lt;i&gt;title');
      const { text, cookie } = await page(`${path}/pulls/1`);
      expect(text).toContain('+&lt;script&gt;alert(1)');
      expect(text).not.toContain('<script');
      const guard = /name="guard" value="(\w+)"/.exec(text)?.[1] ?? '';
      const merge = `${path}/pulls/1/merge`;
      expect((await press(merge, guard, '')).status).toBe(403);
      expect((await press(merge, 'x', cookie)).status).toBe(403);
      expect((await api('GET', `${repo}/pulls/1`)).body.merged).toBe(false);
      expect((await press(merge, guard, cookie)).status).toBe(303);
      expect((await api('GET', `${repo}/pulls/1`)).body.merged).toBe(true);
      expect((await page(`${path}/pulls/1`)).text).toContain('Merged by');
      expect(
        (await page(`${path}/src/branch/main/app/one.yaml`)).text,
      ).toContain('one: 1');
    });

    it('are not for other names of this machine', async () => {
      const { hostname, port } = new URL(provider.url);
      const status = await new Promise((resolve, reject) =>
        httpRequest(
          { hostname, port, headers: { Host: 'evil.example.com' } },
          response => resolve(response.statusCode),
        )
          .on('error', reject)
          .end(),
      );
      expect(status).toBe(421);
    });
  });
});
