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
import { GitContractHost, GitContractServer } from './GitContractServer';
import { GiteaContractHost } from './GiteaContractHost';

/** A repository on a contract server, with the requests that were made to it. */
export class ContractRepository {
  readonly requests: string[] = [];
  readonly provider: GitProvider;
  readonly host: GitContractHost;
  readonly #token: string;
  #name: string;

  constructor(server: GitContractServer, name: string, token = server.token) {
    this.#name = name;
    this.#token = server.token;
    this.host = server.host?.(name) ?? new GiteaContractHost(server, name);
    this.provider = this.newProvider(token);
  }

  get name(): string {
    return this.#name;
  }

  /** Of its own, as another task or another replica has. */
  newProvider(token = this.#token): GitProvider {
    return this.host.newProvider({
      token,
      onRequest: ({ method, url }) =>
        this.requests.push(`${method} ${new URL(url).pathname}`),
    });
  }

  async edit(path: string, content: string, branch = 'main'): Promise<void> {
    await this.host.edit(path, content, branch);
  }

  async rename(name: string): Promise<void> {
    this.#name = await this.host.rename(name);
  }

  /** All files of a branch or commit as text, with `*` behind the paths of executable ones. */
  async files(ref: string): Promise<Record<string, string>> {
    const sha = (await this.provider.getBranch(ref))?.sha ?? ref;
    const tree = await this.provider.readTree(sha);
    const texts = await Promise.all(
      tree.map(async ({ path, mode }) => [
        mode === '100755' ? `${path}*` : path,
        Buffer.from((await this.provider.readFile(sha, path)) ?? []).toString(
          'latin1',
        ),
      ]),
    );
    return Object.fromEntries(texts);
  }
}
