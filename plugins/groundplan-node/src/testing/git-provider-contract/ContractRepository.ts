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

import { GitProvider } from '../../git-providers/GitProvider';
import { createGiteaProvider } from '../../git-providers/gitea/createGiteaProvider';
import { GitContractServer } from './GitContractServer';

/** A repository on a contract server, with what a person would do on its pages. */
export class ContractRepository {
  readonly requests: string[] = [];
  readonly provider: GitProvider;
  readonly #server: GitContractServer;
  #name: string;

  constructor(server: GitContractServer, name: string, token = server.token) {
    this.#server = server;
    this.#name = name;
    this.provider = this.newProvider(token);
  }

  get name(): string {
    return this.#name;
  }

  /** Of its own, as another task or another replica has. */
  newProvider(token = this.#server.token): GitProvider {
    return createGiteaProvider({
      baseUrl: this.#server.baseUrl,
      repository: this.#name,
      credentials: { password: token },
      onRequest: ({ method, url }) =>
        this.requests.push(`${method} ${new URL(url).pathname}`),
    });
  }

  /** A request to the REST API that has to succeed. */
  async call(method: string, rest: string, body?: unknown): Promise<unknown> {
    const response = await fetch(
      `${this.#server.baseUrl}/api/v1/repos/${this.#name}${rest}`,
      {
        method,
        headers: {
          authorization: `token ${this.#server.token}`,
          'content-type': 'application/json',
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      },
    );
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${rest}: ${response.status} ${text}`);
    }
    return text === '' ? undefined : JSON.parse(text);
  }

  /** Right after it was opened a pull request may not be ready to be merged. */
  async merge(number: number): Promise<void> {
    const deadline = Date.now() + 20_000;
    for (;;) {
      try {
        await this.call('POST', `/pulls/${number}/merge`, { Do: 'merge' });
        return;
      } catch (error) {
        if (
          !/: 405 .*try again/i.test(String(error)) ||
          Date.now() > deadline
        ) {
          throw error;
        }
        await new Promise(resolve => setTimeout(resolve, 200));
      }
    }
  }

  async close(number: number): Promise<void> {
    await this.call('PATCH', `/pulls/${number}`, { state: 'closed' });
  }

  /** What a person does with an editor: one file, on a branch. */
  async edit(path: string, content: string, branch = 'main'): Promise<void> {
    const found = await this.provider.readTree(branch);
    const sha = found.find(entry => entry.path === path)?.sha;
    await this.call('POST', '/contents', {
      branch,
      message: `Edit ${path}`,
      author: { name: 'Ada', email: 'ada@example.com' },
      files: [
        {
          operation: sha ? 'update' : 'create',
          path,
          sha,
          content: Buffer.from(content).toString('base64'),
        },
      ],
    });
  }

  async rename(name: string): Promise<void> {
    await this.call('PATCH', '', { name });
    this.#name = `${this.#name.split('/')[0]}/${name}`;
  }

  /** All files of a branch as text, with `*` behind the paths of executable ones. */
  async files(branch: string): Promise<Record<string, string>> {
    const tree = await this.provider.readTree(branch);
    const texts = await Promise.all(
      tree.map(async ({ path, mode }) => [
        mode === '100755' ? `${path}*` : path,
        Buffer.from(
          (await this.provider.readFile(branch, path)) ?? [],
        ).toString('latin1'),
      ]),
    );
    return Object.fromEntries(texts);
  }
}
