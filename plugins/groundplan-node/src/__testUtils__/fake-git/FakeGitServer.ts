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

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, IncomingHttpHeaders, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitProvider } from '../../git-providers/GitProvider';
import {
  GitContractHost,
  GitContractServer,
} from '../../testing/git-provider-contract/GitContractServer';
import { FakeRepository } from './FakeRepository';

export interface FakeCall {
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** What the groups of the route's path matched, decoded. */
  params: Record<string, string>;
}

export interface FakeAnswer {
  status?: number;
  /** Bytes as they are, all else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
}

/**
 * A method, a path with the groups `owner` and `name` (or `sha` alone, where a
 * provider asks for a commit without its repository), and what answers.
 */
export type FakeRoute = [
  method: string,
  path: RegExp,
  answer: (
    repository: FakeRepository,
    call: FakeCall,
  ) => FakeAnswer | Promise<FakeAnswer>,
];

/** What is different from one provider to another. */
export interface FakeGitProvider {
  routes: FakeRoute[];
  isKnown(headers: IncomingHttpHeaders, token: string): boolean;
  error(status: number, message: string): FakeAnswer;
  connect(
    url: string,
    repository: FakeRepository,
    options: Parameters<GitContractHost['newProvider']>[0],
  ): GitProvider;
  wholeName(repository: FakeRepository): string;
  webUrl(url: string, repository: FakeRepository, pullRequest?: number): string;
  /** The provider's words for the states of checks. */
  states: Record<'pending' | 'success' | 'failure', string>;
}

const TOKEN = 'fake-token-0123';

/**
 * A provider's API over real Git repositories: what it keeps is what a push or a
 * commit really made, and Git itself serves its own protocol.
 */
export class FakeGitServer implements GitContractServer {
  readonly token = TOKEN;
  /** Answers in place of the provider, while it is set. */
  fault?: (method: string, path: string) => FakeAnswer | undefined;
  readonly #provider: FakeGitProvider;
  readonly #folder = mkdtempSync(join(tmpdir(), 'groundplan-fake-git-'));
  readonly #repositories = new Map<string, FakeRepository>();
  readonly #server: Server;

  static async start(provider: FakeGitProvider): Promise<FakeGitServer> {
    const server = new FakeGitServer(provider);
    await new Promise<void>(resolve =>
      server.#server.listen(0, '127.0.0.1', resolve),
    );
    return server;
  }

  private constructor(provider: FakeGitProvider) {
    this.#provider = provider;
    this.#server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) {
        chunks.push(chunk);
      }
      const { method = '', url = '', headers } = request;
      const { status, body, ...rest } = await this.#answer(
        method,
        new URL(url, this.baseUrl),
        headers,
        Buffer.concat(chunks),
      );
      const isRaw = body instanceof Uint8Array;
      response.writeHead(status ?? 200, {
        'content-type': isRaw ? 'application/octet-stream' : 'application/json',
        ...rest.headers,
      });
      if (isRaw) {
        response.end(body);
      } else {
        response.end(body === undefined ? '' : JSON.stringify(body));
      }
    });
  }

  get baseUrl(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  repository(wholeName: string): FakeRepository {
    const found = this.#repositories.get(wholeName.split('/').at(-1) ?? '');
    if (!found) {
      throw new Error(`There is no repository ${wholeName}`);
    }
    return found;
  }

  async createRepository(
    files: Parameters<GitContractServer['createRepository']>[0],
  ): Promise<string> {
    const name = `r${this.#repositories.size + 1}`;
    const repository = new FakeRepository(
      'acme',
      name,
      join(this.#folder, `${name}.git`),
    );
    this.#repositories.set(name, repository);
    if (Object.keys(files).length > 0) {
      repository.fill(files);
    }
    return this.#provider.wholeName(repository);
  }

  host(wholeName: string): GitContractHost {
    const provider = this.#provider;
    const found = this.#repositories.get(wholeName.split('/').at(-1) ?? '');
    const repository =
      found ?? ({ owner: 'acme', name: 'no-such' } as FakeRepository);
    return {
      newProvider: options =>
        provider.connect(this.baseUrl, repository, options),
      webUrl: number => provider.webUrl(this.baseUrl, repository, number),
      merge: async number => repository.end(number, 'merged'),
      close: async number => repository.end(number, 'closed'),
      edit: async (path, content, branch) => {
        repository.write({
          branch,
          parent: repository.head(branch),
          message: `Edit ${path}\n`,
          author: { name: 'Ada', email: 'ada@example.com' },
          files: [{ path, content: Buffer.from(content) }],
        });
      },
      makeBranch: async name => {
        repository.git(['branch', name, 'main']);
      },
      archive: async () => {
        repository.archived = true;
      },
      rename: async () => {
        throw new Error('Repositories are not renamed here');
      },
      protect: async () => repository.protect(),
      report: async (sha, context, state) => {
        const statuses = repository.statuses.get(sha) ?? new Map();
        statuses.set(context, provider.states[state]);
        repository.statuses.set(sha, statuses);
      },
    };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #answer(
    method: string,
    url: URL,
    headers: IncomingHttpHeaders,
    body: Buffer,
  ): Promise<FakeAnswer> {
    const faulty = this.fault?.(method, url.pathname);
    if (faulty) {
      return faulty;
    }
    if (!this.#provider.isKnown(headers, TOKEN)) {
      return this.#provider.error(401, 'Unauthorized');
    }
    for (const [wanted, path, answer] of this.#provider.routes) {
      const match = wanted === method ? path.exec(url.pathname) : null;
      if (match) {
        const params = Object.fromEntries(
          Object.entries(match.groups ?? {}).map(([key, value]) => [
            key,
            decodeURIComponent(value ?? ''),
          ]),
        );
        const repository = params.name
          ? this.#repositories.get(params.name)
          : [...this.#repositories.values()].find(one =>
              one.statuses.has(params.sha),
            ) ?? [...this.#repositories.values()].at(-1);
        return repository && (params.owner ?? 'acme') === repository.owner
          ? await answer(repository, {
              query: url.searchParams,
              headers,
              body,
              params,
            })
          : this.#provider.error(404, 'Repository not found');
      }
    }
    return this.#provider.error(404, `No route for ${method} ${url.pathname}`);
  }
}

/** Git's own protocol, at a path with the groups `owner` and `name`. */
export function gitRoutes(path: string): FakeRoute[] {
  return ['git-upload-pack', 'git-receive-pack'].map(service => [
    'POST',
    new RegExp(`^${path}/${service}$`),
    (repository, { body, headers }) => {
      const { output, ok } = repository.serve(
        service,
        body,
        headers['git-protocol']?.toString(),
      );
      return ok || output.byteLength > 0
        ? { body: output }
        : { status: 500, body: Buffer.from('') };
    },
  ]);
}

/** Some of a list, from `start` on. */
export function pageOf<T>(list: T[], start: number, size: number) {
  const values = list.slice(start, start + size);
  const end = start + values.length;
  return { values, end, isLast: end >= list.length };
}
