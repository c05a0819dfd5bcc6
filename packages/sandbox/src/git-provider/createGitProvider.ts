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

import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express, { RequestHandler } from 'express';
import { emailOf, GitProviderToken } from './model/Account';
import { changeFiles } from './model/changeFiles';
import { BranchUpdate, GitProviderState } from './model/GitProviderState';
import { HostedRepository } from './model/HostedRepository';
import { now } from './model/now';
import { createPages } from './pages/createPages';
import { createRestRouter } from './rest/createRestRouter';
import { sendError } from './rest/sendError';
import { Shapes } from './shapes/Shapes';
import { smartHttp } from './smartHttp';

/** Options of {@link createGitProvider}. @public */
export interface GitProviderOptions {
  /** A free one by default. */
  port?: number;
  /** The login that pages act as, and that has the provider's token. */
  user?: string;
  /** Tokens beside the provider's own. */
  tokens?: GitProviderToken[];
  /** Called with each request that arrives. */
  onRequest?: (request: { method: string; path: string }) => void;
}

/** A commit of a repository, and how to read it. @public */
export interface RepositoryReader {
  /** The commit of a branch; undefined without one. */
  head(branch: string): Promise<string | undefined>;
  /** The regular files of a commit below a folder, by their paths. */
  files(commit: string): Promise<Map<string, () => Promise<Buffer>>>;
}

/** A file that a repository begins with: as text, or with its mode. @public */
export type SeedFile =
  | string
  | { content: string | Uint8Array; mode?: '100644' | '100755' | '120000' };

/** A Git provider within this process. @public */
export interface GitProvider {
  url: string;
  /** A user who may write everywhere. */
  user: string;
  /** Theirs. */
  token: string;
  /** Makes a repository with files in its default branch, `main`. */
  createRepository(options: {
    owner: string;
    name: string;
    files?: Record<string, SeedFile>;
    private?: boolean;
  }): Promise<void>;
  /** Reads the repository of a clone URL; undefined where it has none. */
  open(cloneUrl: string): RepositoryReader | undefined;
  /** Calls back after each change of a branch, whoever made it. */
  onBranchUpdate(listener: (update: BranchUpdate) => void): () => void;
  /** Makes requests fail or wait from now on; without an argument no longer. */
  setFault(fault?: RequestHandler): void;
  stop(): Promise<void>;
}

/** No page of the internet reaches this by a name of its own. */
const loopbackOnly: RequestHandler = (request, response, next) => {
  if (/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) {
    next();
  } else {
    response.status(421).end('This server is for the loopback interface only');
  }
};

/** Starts a Git provider on the loopback interface. @public */
export async function createGitProvider(
  options: GitProviderOptions = {},
): Promise<GitProvider> {
  const { port = 0, user = 'platform-bot', tokens = [] } = options;
  const folder = await mkdtemp(join(tmpdir(), 'groundplan-git-'));
  const token = randomBytes(20).toString('hex');
  const state = GitProviderState.create(folder, [{ token, user }, ...tokens]);
  let fault: RequestHandler | undefined;
  const app = express();
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const shapes = Shapes.create(url);
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use((request, _, next) => {
    options.onRequest?.({ method: request.method, path: request.path });
    next();
  });
  app.use(loopbackOnly);
  app.use((request, response, next) =>
    fault ? fault(request, response, next) : next(),
  );
  app.use('/api/v1', createRestRouter({ state, shapes }));
  app.use(smartHttp({ state, shapes }));
  app.use(createPages({ state, user }));
  app.use(sendError(shapes.swagger));

  return {
    url,
    user,
    token,
    onBranchUpdate: listener => state.onBranchUpdate(listener),
    setFault: given => {
      fault = given;
    },
    async createRepository(settings) {
      const repository = await state.createRepository({
        owner: state.account(settings.owner, settings.owner !== user),
        name: settings.name,
        private: settings.private,
      });
      const files = Object.entries(settings.files ?? {});
      if (files.length) {
        await commitFirst(repository, user, files);
      }
    },
    open(cloneUrl) {
      const path = cloneUrl.startsWith(`${url}/`)
        ? cloneUrl.slice(url.length + 1).replace(/\.git$/, '')
        : '';
      const [owner, name] = path.split('/');
      const repository = name ? state.find(owner, name) : undefined;
      return repository && readerOf(repository);
    },
    async stop() {
      const closed = new Promise<void>((resolve, reject) =>
        server.close(error => (error ? reject(error) : resolve())),
      );
      server.closeAllConnections();
      await closed;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function commitFirst(
  repository: HostedRepository,
  login: string,
  files: [string, SeedFile][],
): Promise<void> {
  const me = { name: login, email: emailOf({ login }), date: now() };
  await changeFiles(
    repository,
    {
      message: 'Begin',
      author: me,
      committer: me,
      files: files.map(([path, file]) => {
        const { content, mode } =
          typeof file === 'string' ? { content: file, mode: undefined } : file;
        return {
          operation: 'create',
          path,
          content: Buffer.from(content),
          mode,
        };
      }),
    },
    login,
  );
}

function readerOf({ git }: HostedRepository): RepositoryReader {
  return {
    head: branch => git.resolve(`refs/heads/${branch}`),
    async files(commit) {
      const entries = await git.tree(commit, true);
      return new Map(
        entries
          .filter(({ mode }) => mode.startsWith('100'))
          .map(({ path, sha }) => [
            path,
            async () => (await git.blob(sha)) ?? Buffer.alloc(0),
          ]),
      );
    },
  };
}
