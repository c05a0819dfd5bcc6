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

import { GitProviderError } from '../../git-providers/GitProviderError';
import { ContractRepository } from './ContractRepository';
import {
  GitContractServer,
  GitProviderContractOptions,
} from './GitContractServer';
import { untested } from './untested';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const kind = (expected: string) =>
  expect.objectContaining({ name: 'GitProviderError', kind: expected });

const README = '# Platform\r\nwith line ends of Windows\r\n';
const FILES = {
  'README.md': README,
  'apps/payments/deployment.yaml': 'replicas: 1\n',
  'apps/payments/old.yaml': 'gone: soon\n',
  'apps/ops/no newline.txt': 'no newline at its end',
  'logo.png': { content: new Uint8Array([0x89, 0, 255, 13, 10, 10]) },
  'run.sh': { content: '#!/bin/sh\n', executable: true },
};

/**
 * What every server behind the Gitea provider has to do, and what the provider
 * makes of it. For tests; needs Jest's globals.
 *
 * @public
 */
export function gitProviderContract(options: GitProviderContractOptions): void {
  const has = (feature: string) =>
    !options.without?.some(missing => missing === feature);
  const itWith = (feature: string) => (has(feature) ? it : untested);
  let server: GitContractServer;

  beforeAll(async () => {
    server = await options.start();
  }, 120_000);
  afterAll(async () => {
    await server?.stop();
  });

  const repositoryWith = async (
    files: Parameters<GitContractServer['createRepository']>[0],
  ) => new ContractRepository(server, await server.createRepository(files));

  const branchOf = async (repository: ContractRepository, name = 'main') => {
    const branch = await repository.provider.getBranch(name);
    if (!branch) {
      throw new Error(`There is no branch ${name}`);
    }
    const tree = await repository.provider.readTree(branch.sha);
    const entry = (path: string) => {
      const found = tree.find(candidate => candidate.path === path);
      if (!found) {
        throw new Error(`There is no file ${path}`);
      }
      return found;
    };
    return { ...branch, tree, entry };
  };

  describe('reading', () => {
    it('describes the repository, its branches and commits', async () => {
      const repository = await repositoryWith({ 'a.txt': 'a\n' });
      const { provider, name } = repository;
      await expect(provider.getRepository()).resolves.toEqual({
        name,
        defaultBranch: 'main',
        archived: false,
        empty: false,
        webUrl: repository.host.webUrl(),
      });
      const main = await provider.getBranch('main');
      expect(main).toEqual({ name: 'main', sha: expect.any(String) });
      await expect(provider.getBranch('ma')).resolves.toBeUndefined();
      await expect(provider.getBranch('no/such')).resolves.toBeUndefined();
      await expect(provider.listBranches('ma')).resolves.toEqual([main]);
      await expect(provider.listBranches('groundplan/')).resolves.toEqual([]);
      await expect(provider.getCommit(main?.sha ?? '')).resolves.toMatchObject({
        sha: main?.sha,
        message: expect.any(String),
        author: { name: expect.any(String) },
        parents: [],
      });
      await expect(provider.getCommit('0'.repeat(40))).rejects.toEqual(
        kind('not-found'),
      );
    });

    it('tells an empty repository from one that is not there or not for us', async () => {
      const empty = await repositoryWith({});
      await expect(empty.provider.getRepository()).resolves.toMatchObject({
        empty: true,
      });
      await expect(empty.provider.listBranches('groundplan/')).resolves.toEqual(
        [],
      );
      const [owner] = empty.name.split('/');
      const absent = new ContractRepository(server, `${owner}/no-such`);
      for (const read of [
        absent.provider.getRepository(),
        absent.provider.getBranch('main'),
        absent.provider.listBranches('main'),
        absent.provider.readFile('main', 'a.txt'),
        absent.provider.listPullRequests({ headPrefix: '' }),
      ]) {
        await expect(read).rejects.toEqual(kind('not-found'));
      }
      const stranger = empty.newProvider('0123456789'.repeat(4));
      const error = await stranger.getRepository().then(
        () => undefined,
        (failure: GitProviderError) => failure,
      );
      expect(error).toEqual(kind('unauthorized'));
      expect(error?.message).not.toContain('0123456789');
      expect(error?.message).toContain(empty.name);
    });

    it('lists files with modes, and reads them byte for byte', async () => {
      const repository = await repositoryWith(FILES);
      const { provider } = repository;
      const { sha, tree } = await branchOf(repository);
      expect(
        Object.fromEntries(tree.map(({ path, mode }) => [path, mode])),
      ).toEqual({
        'README.md': '100644',
        'apps/ops/no newline.txt': '100644',
        'apps/payments/deployment.yaml': '100644',
        'apps/payments/old.yaml': '100644',
        'logo.png': '100644',
        'run.sh': '100755',
      });
      const read = async (path: string) => {
        const content = await provider.readFile(sha, path);
        return content && Buffer.from(content).toString('latin1');
      };
      await expect(read('README.md')).resolves.toBe(README);
      await expect(read('logo.png')).resolves.toBe('\x89\0\xff\r\n\n');
      await expect(read('apps/ops/no newline.txt')).resolves.toBe(
        'no newline at its end',
      );
      await expect(read('apps/none.yaml')).resolves.toBeUndefined();
    });

    it('reads many files by few requests, byte for byte', async () => {
      const repository = await repositoryWith({
        ...FILES,
        ...Object.fromEntries(
          Array.from({ length: 200 }, (_, i) => [
            `many/f${i}.yaml`,
            `n: ${i % 150}\n`,
          ]),
        ),
      });
      const { provider } = repository;
      const { sha, tree, entry } = await branchOf(repository);
      repository.requests.length = 0;
      const all = await provider.readFiles(sha, tree);
      expect(repository.requests.length).toBeLessThanOrEqual(2);
      expect([...all.keys()].sort()).toEqual(
        tree.map(({ path }) => path).sort(),
      );
      const text = (path: string) =>
        Buffer.from(all.get(path) ?? []).toString('latin1');
      expect(text('README.md')).toBe(README);
      expect(text('logo.png')).toBe('\x89\0\xff\r\n\n');
      expect(text('many/f7.yaml')).toBe('n: 7\n');
      expect(text('many/f157.yaml')).toBe('n: 7\n');
      const some = await provider.readFiles(sha, [
        entry('run.sh'),
        { path: 'apps/none.yaml' },
      ]);
      expect([...some.keys()]).toEqual(['run.sh']);
      await expect(provider.readFiles(sha, [])).resolves.toEqual(new Map());
    });

    it('lists more files than one answer holds', async () => {
      const repository = await repositoryWith(
        Object.fromEntries(
          Array.from({ length: 1_203 }, (_, i) => [
            `d${i % 7}/f${i}.yaml`,
            `n: ${i}\n`,
          ]),
        ),
      );
      const { tree } = await branchOf(repository);
      expect(new Set(tree.map(({ path }) => path)).size).toBe(1_203);
    });
  });

  describe('committing', () => {
    it('adds, changes and deletes in one commit on a new branch, and touches nothing else', async () => {
      const repository = await repositoryWith(FILES);
      const { provider } = repository;
      const main = await branchOf(repository);
      const message = 'Change payments\n\nWith a body.\n\nKey: value';
      const commit = await provider.commit({
        branch: 'groundplan/payments',
        from: 'main',
        parent: main.sha,
        message,
        author: { name: 'Jane Doe', email: 'jane@example.com' },
        changes: [
          {
            operation: 'create',
            path: 'apps/new/dir/a.yaml',
            content: bytes('crlf: yes\r\n'),
            mode: '100644',
          },
          {
            operation: 'update',
            path: 'run.sh',
            content: bytes('#!/bin/bash\n'),
            previous: main.entry('run.sh'),
          },
          {
            operation: 'update',
            path: 'logo.png',
            content: bytes('\0\xfe\r\n'),
            previous: main.entry('logo.png'),
          },
          {
            operation: 'delete',
            path: 'apps/payments/old.yaml',
            previous: main.entry('apps/payments/old.yaml'),
          },
        ],
      });
      expect(commit.parents).toEqual([main.sha]);
      const branch = await branchOf(repository, 'groundplan/payments');
      expect(branch.sha).toBe(commit.sha);
      const read = await provider.getCommit(commit.sha);
      expect(read.author).toMatchObject({
        name: 'Jane Doe',
        email: 'jane@example.com',
      });
      expect(read.message.trim()).toBe(message);
      await expect(repository.files(commit.sha)).resolves.toEqual({
        'README.md': README,
        'apps/new/dir/a.yaml': 'crlf: yes\r\n',
        'apps/ops/no newline.txt': 'no newline at its end',
        'apps/payments/deployment.yaml': 'replicas: 1\n',
        'logo.png': '\0\xfe\r\n',
        'run.sh*': '#!/bin/bash\n',
      });
      await expect(branchOf(repository)).resolves.toMatchObject({
        sha: main.sha,
      });
    });

    it('refuses what somebody else was faster with', async () => {
      const repository = await repositoryWith(FILES);
      const { provider } = repository;
      const main = await branchOf(repository);
      const create = (path: string) => ({
        operation: 'create' as const,
        path,
        content: bytes('x\n'),
        mode: '100644' as const,
      });
      const first = {
        branch: 'groundplan/x',
        from: 'main',
        parent: main.sha,
        message: 'm',
        changes: [create('x.yaml')],
      };
      const made = await provider.commit(first);
      await expect(provider.commit(first)).rejects.toEqual(kind('conflict'));

      const onTop = { branch: 'groundplan/x', parent: made.sha, message: 'm' };
      await expect(
        provider.commit({ ...onTop, changes: [create('README.md')] }),
      ).rejects.toEqual(kind('conflict'));
      await repository.edit('README.md', 'faster\n', 'groundplan/x');
      for (const operation of ['update', 'delete'] as const) {
        await expect(
          provider.commit({
            ...onTop,
            changes: [
              {
                operation,
                path: 'README.md',
                content: bytes('slower\n'),
                previous: main.entry('README.md'),
              },
            ],
          }),
        ).rejects.toEqual(kind('conflict'));
      }
      const files = await repository.files('groundplan/x');
      expect(files['README.md']).toBe('faster\n');
    });

    itWith('push')('sets and takes executable bits', async () => {
      const repository = await repositoryWith({
        ...FILES,
        link: { symlink: 'README.md' },
      });
      const { provider } = repository;
      const main = await branchOf(repository);
      const bits = {
        branch: 'groundplan/bits',
        parent: main.sha,
        message: 'Set bits',
        changes: [
          {
            operation: 'create' as const,
            path: 'bin/new.sh',
            content: bytes('#!/bin/sh\n'),
            mode: '100755' as const,
          },
          {
            operation: 'update' as const,
            path: 'run.sh',
            content: bytes('#!/bin/sh\n'),
            previous: main.entry('run.sh'),
            mode: '100644' as const,
          },
          {
            operation: 'delete' as const,
            path: 'apps/ops/no newline.txt',
            previous: main.entry('apps/ops/no newline.txt'),
          },
        ],
      };
      const commit = await provider.commit({ ...bits, from: 'main' });
      const after = await branchOf(repository, 'groundplan/bits');
      expect(after.sha).toBe(commit.sha);
      expect(
        Object.fromEntries(after.tree.map(({ path, mode }) => [path, mode])),
      ).toEqual({
        'README.md': '100644',
        'apps/payments/deployment.yaml': '100644',
        'apps/payments/old.yaml': '100644',
        'bin/new.sh': '100755',
        link: '120000',
        'logo.png': '100644',
        'run.sh': '100644',
      });
      // The branch is there; and then its head is another
      await expect(provider.commit({ ...bits, from: 'main' })).rejects.toEqual(
        kind('conflict'),
      );
      await expect(provider.commit(bits)).rejects.toEqual(kind('conflict'));
    });

    it('deletes a branch, and one that is gone as well', async () => {
      const repository = await repositoryWith(FILES);
      const { provider } = repository;
      await repository.host.makeBranch('groundplan/gone');
      await provider.deleteBranch('groundplan/gone');
      await expect(
        provider.getBranch('groundplan/gone'),
      ).resolves.toBeUndefined();
      await provider.deleteBranch('groundplan/gone');
    });
  });

  describe('pull requests', () => {
    const branchWith = async (
      repository: ContractRepository,
      branch: string,
    ) => {
      const main = await branchOf(repository);
      return await repository.provider.commit({
        branch,
        from: 'main',
        parent: main.sha,
        message: 'm',
        changes: [
          {
            operation: 'create',
            path: `${branch}.yaml`,
            content: bytes('x\n'),
            mode: '100644',
          },
        ],
      });
    };

    it('are opened once, found, listed, updated, merged and closed', async () => {
      const repository = await repositoryWith(FILES);
      const { provider } = repository;
      const commit = await branchWith(repository, 'groundplan/a');
      await branchWith(repository, 'groundplan/b');
      await branchWith(repository, 'other');
      const request = {
        head: 'groundplan/a',
        base: 'main',
        title: 'Make a',
        body: '| file | change |\n',
      };
      await expect(
        provider.findPullRequest({ head: 'groundplan/a', base: 'main' }),
      ).resolves.toBeUndefined();
      const opened = await provider.openPullRequest(request);
      expect(opened).toMatchObject({
        title: 'Make a',
        body: expect.stringContaining('| file | change |'),
        state: 'open',
        head: 'groundplan/a',
        base: 'main',
        headSha: commit.sha,
        draft: false,
        webUrl: repository.host.webUrl(opened.number),
      });
      expect(Date.parse(opened.createdAt ?? '')).not.toBeNaN();
      await expect(provider.openPullRequest(request)).rejects.toEqual(
        kind('conflict'),
      );
      await provider.openPullRequest({ ...request, head: 'other' });
      const b = await provider.openPullRequest({
        ...request,
        head: 'groundplan/b',
        draft: true,
      });
      expect(b.draft).toBe(true);

      const listed = await provider.listPullRequests({
        headPrefix: 'groundplan/',
      });
      expect(listed.map(pull => pull.head).sort()).toEqual([
        'groundplan/a',
        'groundplan/b',
      ]);
      await expect(
        provider.updatePullRequest(opened.number, {
          title: 'Make a better',
          body: 'b',
        }),
      ).resolves.toMatchObject({ title: 'Make a better', body: 'b' });

      await repository.host.merge(opened.number);
      await expect(
        provider.findPullRequest({ head: 'groundplan/a', base: 'main' }),
      ).resolves.toMatchObject({ number: opened.number, state: 'merged' });
      await repository.host.close(b.number);
      await expect(
        provider.findPullRequest({ head: 'groundplan/b', base: 'main' }),
      ).resolves.toMatchObject({ number: b.number, state: 'closed' });
      await expect(
        provider.listPullRequests({ headPrefix: 'groundplan/' }),
      ).resolves.toEqual([]);
      await expect(repository.files('main')).resolves.toMatchObject({
        'groundplan/a.yaml': 'x\n',
      });
    });

    it('of those opened at the same moment one stays open', async () => {
      const repository = await repositoryWith(FILES);
      await branchWith(repository, 'groundplan/a');
      const opened = await Promise.allSettled(
        Array.from({ length: 4 }, () =>
          repository.newProvider().openPullRequest({
            head: 'groundplan/a',
            base: 'main',
            title: 't',
            body: '',
          }),
        ),
      );
      expect(
        opened.filter(({ status }) => status === 'fulfilled'),
      ).toHaveLength(1);
      expect(
        opened.flatMap(result =>
          result.status === 'rejected' ? [result.reason] : [],
        ),
      ).toEqual(Array.from({ length: 3 }, () => kind('conflict')));
      await expect(
        repository.provider.listPullRequests({ headPrefix: 'groundplan/' }),
      ).resolves.toHaveLength(1);
    });

    itWith('checks')('have the state of their checks', async () => {
      const repository = await repositoryWith(FILES);
      const { provider } = repository;
      const { sha } = await branchOf(repository);
      const report = repository.host.report.bind(repository.host, sha);
      await expect(provider.getChecks(sha)).resolves.toMatchObject({
        state: 'none',
      });
      await report('build', 'pending');
      await report('lint', 'success');
      await expect(provider.getChecks(sha)).resolves.toMatchObject({
        state: 'pending',
        passed: 1,
        pending: 1,
      });
      await report('build', 'success');
      await expect(provider.getChecks(sha)).resolves.toMatchObject({
        state: 'passing',
        passed: 2,
      });
      await report('build', 'failure');
      await expect(provider.getChecks(sha)).resolves.toMatchObject({
        state: 'failing',
        failed: 1,
      });
    });
  });

  describe('refusals', () => {
    const aChange = (sha: string, branch: string, from?: string) => ({
      branch,
      from,
      parent: sha,
      message: 'm',
      changes: [
        {
          operation: 'create' as const,
          path: 'x.yaml',
          content: bytes('x\n'),
          mode: '100644' as const,
        },
      ],
    });

    itWith('archive')('of an archived repository', async () => {
      const repository = await repositoryWith(FILES);
      const { sha } = await branchOf(repository);
      await repository.host.archive();
      const { provider } = repository;
      await expect(provider.getRepository()).resolves.toMatchObject({
        archived: true,
      });
      await expect(
        provider.commit(aChange(sha, 'groundplan/x', 'main')),
      ).rejects.toEqual(kind('archived'));
    });

    itWith('protection')('of a protected branch', async () => {
      const repository = await repositoryWith(FILES);
      const { provider } = repository;
      const { sha } = await branchOf(repository);
      await repository.host.protect();
      await expect(provider.commit(aChange(sha, 'main'))).rejects.toEqual(
        kind('protected-branch'),
      );
      await expect(
        provider.commit(aChange(sha, 'groundplan/x', 'main')),
      ).rejects.toEqual(kind('protected-branch'));
      await expect(provider.getBranch('groundplan/x')).resolves.toBeUndefined();
    });

    itWith('rename')(
      'are none after a rename: the new name is found',
      async () => {
        const repository = await repositoryWith(FILES);
        const { provider } = repository;
        const [owner, old] = repository.name.split('/');
        await repository.rename(`${old}-renamed`);
        const { sha } = await branchOf(repository);
        // Also a POST goes where the redirect says, as a POST
        await provider.commit(aChange(sha, 'groundplan/x', 'main'));
        await expect(
          provider.openPullRequest({
            head: 'groundplan/x',
            base: 'main',
            title: 't',
            body: '',
          }),
        ).resolves.toMatchObject({ state: 'open' });
        await expect(provider.getRepository()).resolves.toMatchObject({
          name: `${owner}/${old}-renamed`,
        });
      },
    );
  });
}
