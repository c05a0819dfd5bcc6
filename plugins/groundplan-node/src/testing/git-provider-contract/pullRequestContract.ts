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

import { openPullRequest } from '../../pull-requests/openPullRequest';
import { PullRequestChange } from '../../pull-requests/PullRequestChange';
import { ContractRepository } from './ContractRepository';
import {
  GitContractServer,
  GitProviderContractOptions,
} from './GitContractServer';
import { untested } from './untested';

const kind = (expected: string) =>
  expect.objectContaining({ name: 'GitProviderError', kind: expected });

const FILES = {
  'README.md': 'line ends of Windows\r\n',
  'apps/kustomization.yaml': 'resources:\n- a.yaml # first\n',
  'apps/a.yaml': 'a: 1\n',
  'apps/b.yaml': 'b: 1\n',
  'run.sh': { content: '#!/bin/sh\n', executable: true },
};

const change = (overrides?: Partial<PullRequestChange>): PullRequestChange => ({
  what: 'payments.cluster.team-a.hub',
  title: 'Create cluster payments',
  body: 'With a table.',
  input: { size: 1 },
  files: [
    { path: 'apps/payments.yaml', content: 'size: 1\n' },
    {
      path: 'apps/kustomization.yaml',
      content: 'resources:\n- a.yaml # first\n- payments.yaml\n',
    },
    { path: 'apps/b.yaml', delete: true },
  ],
  ...overrides,
});

const FIRST = 'groundplan/payments.cluster.team-a.hub';

/**
 * The pull-request flow on a server behind the Gitea provider. For tests; needs
 * Jest's globals.
 *
 * @public
 */
export function pullRequestContract(options: GitProviderContractOptions): void {
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

  const aRepository = async (
    files: Parameters<GitContractServer['createRepository']>[0] = FILES,
  ) => new ContractRepository(server, await server.createRepository(files));

  const opened = async (
    repository: ContractRepository,
    request: PullRequestChange = change(),
  ) => {
    const result = await openPullRequest(repository.newProvider(), request);
    if (result.outcome === 'no-difference') {
      throw new Error('There was no difference');
    }
    return result;
  };

  it('opens one pull request in at most eight requests, and only once', async () => {
    const repository = await aRepository();
    const before = repository.requests.length;
    const first = await opened(repository);
    expect(repository.requests.length - before).toBeLessThanOrEqual(8);
    expect(first).toMatchObject({
      outcome: 'opened',
      branch: FIRST,
      pullRequest: { head: FIRST, base: 'main', state: 'open' },
      files: [
        { path: 'apps/payments.yaml', change: 'created' },
        { path: 'apps/kustomization.yaml', change: 'changed' },
        { path: 'apps/b.yaml', change: 'deleted' },
      ],
    });
    await expect(repository.files(FIRST)).resolves.toEqual({
      'README.md': 'line ends of Windows\r\n',
      'apps/a.yaml': 'a: 1\n',
      'apps/kustomization.yaml':
        'resources:\n- a.yaml # first\n- payments.yaml\n',
      'apps/payments.yaml': 'size: 1\n',
      'run.sh*': '#!/bin/sh\n',
    });

    await expect(opened(repository)).resolves.toMatchObject({
      outcome: 'unchanged',
      commit: first.commit,
      pullRequest: { number: first.pullRequest.number },
    });
  });

  it('puts another input on top of its own last commit, without what the first one wrote', async () => {
    const repository = await aRepository();
    const first = await opened(repository);
    await repository.edit('apps/elsewhere.yaml', 'of main\n');
    const second = await opened(
      repository,
      change({
        input: { size: 2 },
        title: 'Create cluster payments, larger',
        files: [
          { path: 'apps/payments-2.yaml', content: 'size: 2\n' },
          { path: 'run.sh', content: '#!/bin/bash\n' },
        ],
      }),
    );
    expect(second).toMatchObject({
      outcome: 'updated',
      pullRequest: {
        number: first.pullRequest.number,
        title: 'Create cluster payments, larger',
      },
      files: [
        { path: 'apps/payments-2.yaml', change: 'created' },
        { path: 'run.sh', change: 'changed' },
      ],
    });
    await expect(
      repository.provider.getCommit(second.commit),
    ).resolves.toMatchObject({ parents: [first.commit] });
    await expect(repository.files(FIRST)).resolves.toEqual({
      'README.md': 'line ends of Windows\r\n',
      'apps/a.yaml': 'a: 1\n',
      'apps/b.yaml': 'b: 1\n',
      'apps/kustomization.yaml': 'resources:\n- a.yaml # first\n',
      'apps/payments-2.yaml': 'size: 2\n',
      'run.sh*': '#!/bin/bash\n',
    });
  });

  it("leaves somebody else's head alone, and says whose it is", async () => {
    const repository = await aRepository();
    const first = await opened(repository);
    await repository.edit('apps/payments.yaml', 'size: 7\n', FIRST);
    for (const input of [{ size: 1 }, { size: 2 }]) {
      const error = await opened(repository, change({ input })).then(
        () => undefined,
        (failure: Error) => failure,
      );
      expect(error).toEqual(kind('conflict'));
      expect(error?.message).toContain("Ada's <ada@example.com>");
      expect(error?.message).toContain(first.pullRequest.webUrl);
    }
    await expect(repository.files(FIRST)).resolves.toMatchObject({
      'apps/payments.yaml': 'size: 7\n',
    });
  });

  it('begins a numbered branch after a merge and after a close', async () => {
    const repository = await aRepository();
    const first = await opened(repository);
    await repository.host.merge(first.pullRequest.number);
    await expect(
      openPullRequest(repository.newProvider(), change()),
    ).resolves.toEqual({ outcome: 'no-difference', base: 'main' });

    const again = change({
      files: [{ path: 'apps/payments.yaml', content: 'size: 2\n' }],
    });
    const second = await opened(repository, again);
    expect(second).toMatchObject({
      outcome: 'opened',
      branch: `${FIRST}-2`,
      files: [{ path: 'apps/payments.yaml', change: 'changed' }],
    });
    await repository.host.close(second.pullRequest.number);
    await expect(opened(repository, again)).resolves.toMatchObject({
      outcome: 'opened',
      branch: `${FIRST}-3`,
    });
  });

  it('goes on where it was interrupted: a branch without a pull request gets one', async () => {
    const repository = await aRepository();
    const provider = repository.newProvider();
    provider.openPullRequest = async () => {
      throw new Error('killed');
    };
    await expect(openPullRequest(provider, change())).rejects.toThrow('killed');
    await expect(opened(repository)).resolves.toMatchObject({
      outcome: 'opened',
      branch: FIRST,
      files: [],
    });
    const pulls = await repository.provider.listPullRequests({
      headPrefix: FIRST,
    });
    expect(pulls).toHaveLength(1);
  });

  it('makes one of what several make at once', async () => {
    const repository = await aRepository();
    const results = await Promise.all(
      Array.from({ length: 4 }, () => opened(repository)),
    );
    expect(new Set(results.map(result => result.pullRequest.number)).size).toBe(
      1,
    );
    const branches = await repository.provider.listBranches('groundplan/');
    expect(branches.map(({ name }) => name)).toEqual([FIRST]);

    // And of different inputs each is there or told that it is not
    const rivals = await Promise.allSettled(
      [2, 3].map(size =>
        opened(
          repository,
          change({
            input: { size },
            files: [{ path: 'apps/payments.yaml', content: `size: ${size}\n` }],
          }),
        ),
      ),
    );
    expect(rivals.map(({ status }) => status)).toContain('fulfilled');
    const pulls = await repository.provider.listPullRequests({
      headPrefix: 'groundplan/',
    });
    expect(pulls).toHaveLength(1);
    const files = await repository.files(FIRST);
    expect(files['apps/payments.yaml']).toMatch(/^size: [23]\n$/);
  });

  it('does not overwrite what changed since it was computed', async () => {
    const repository = await aRepository();
    const basedOn = (await repository.provider.getBranch('main'))?.sha;
    await repository.edit('README.md', 'of no interest here\n');
    await repository.edit('apps/kustomization.yaml', 'resources: []\n');
    await expect(opened(repository, change({ basedOn }))).rejects.toEqual(
      kind('conflict'),
    );
    await expect(
      opened(
        repository,
        change({
          basedOn,
          files: [{ path: 'apps/payments.yaml', content: 'size: 1\n' }],
        }),
      ),
    ).resolves.toMatchObject({ outcome: 'opened' });
  });

  it('says what is wrong with repository, base and paths, and writes nothing', async () => {
    const empty = await aRepository({});
    await expect(opened(empty)).rejects.toEqual(kind('empty'));

    const repository = await aRepository({
      ...FILES,
      link: { symlink: 'README.md' },
    });
    await expect(
      opened(repository, change({ base: 'no-such' })),
    ).rejects.toEqual(kind('not-found'));
    const paths = {
      '../../x': "it holds '..'",
      '/etc/passwd': 'it is absolute',
      'a/.git/config': "'.git' is Git's own",
      link: 'is a symbolic link',
      'link/x': 'needs link to be a directory',
      'README.md/x': 'needs README.md to be a directory',
      apps: 'is a directory',
    };
    for (const [path, why] of Object.entries(paths)) {
      await expect(
        opened(repository, change({ files: [{ path, content: 'x' }] })),
      ).rejects.toThrow(why);
    }
    await expect(
      openPullRequest(
        repository.newProvider(),
        change({ files: [{ path: 'apps/a.yaml', content: 'a: 1\n' }] }),
      ),
    ).resolves.toEqual({ outcome: 'no-difference', base: 'main' });
    await expect(
      repository.provider.listBranches('groundplan/'),
    ).resolves.toEqual([]);
    // Over Git's protocol reading is a POST as well
    expect(
      repository.requests.filter(sent => !/^GET|git-upload-pack$/.test(sent)),
    ).toEqual([]);
  });

  itWith('archive')('says that a repository is archived', async () => {
    const repository = await aRepository();
    await repository.host.archive();
    await expect(opened(repository)).rejects.toEqual(kind('archived'));
  });

  itWith('rename')('follows a renamed repository', async () => {
    const repository = await aRepository();
    const provider = repository.newProvider();
    await repository.rename(`${repository.name.split('/')[1]}-new`);
    await expect(openPullRequest(provider, change())).resolves.toMatchObject({
      outcome: 'opened',
    });
  });

  itWith('push')('sets executable bits', async () => {
    const repository = await aRepository();
    const files = [
      { path: 'bin/go.sh', content: '#!/bin/sh\n', executable: true },
    ];
    await expect(opened(repository, change({ files }))).resolves.toMatchObject({
      outcome: 'opened',
    });
    await expect(repository.files(FIRST)).resolves.toMatchObject({
      'bin/go.sh*': '#!/bin/sh\n',
      'run.sh*': '#!/bin/sh\n',
    });
    await expect(
      opened(repository, change({ input: 2, files })),
    ).resolves.toMatchObject({ outcome: 'updated' });
  });

  it.each([1, 20, 200])(
    'changes %i files in as many requests as one',
    async count => {
      const repository = await aRepository();
      const before = repository.requests.length;
      const result = await opened(
        repository,
        change({
          files: Array.from({ length: count }, (_, i) => ({
            path: `many/f${i}.yaml`,
            content: `n: ${i}\n`,
          })),
        }),
      );
      expect(result.files).toHaveLength(count);
      expect(repository.requests.slice(before)).toHaveLength(
        options.requests ?? 7,
      );
    },
  );
}
