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
import { GitContractHost, GitContractServer } from './GitContractServer';

/** A repository on a server that speaks Gitea's REST API. */
export class GiteaContractHost implements GitContractHost {
  readonly #server: GitContractServer;
  #name: string;

  constructor(server: GitContractServer, name: string) {
    this.#server = server;
    this.#name = name;
  }

  newProvider(
    options: Parameters<GitContractHost['newProvider']>[0],
  ): GitProvider {
    return createGiteaProvider({
      baseUrl: this.#server.baseUrl,
      repository: this.#name,
      credentials: { password: options.token },
      onRequest: options.onRequest,
    });
  }

  webUrl(pullRequest?: number): string {
    const url = `${this.#server.baseUrl}/${this.#name}`;
    return pullRequest === undefined ? url : `${url}/pulls/${pullRequest}`;
  }

  /** Right after it was opened a pull request may not be ready to be merged. */
  async merge(pullRequest: number): Promise<void> {
    const deadline = Date.now() + 20_000;
    for (;;) {
      try {
        await this.#call('POST', `/pulls/${pullRequest}/merge`, {
          Do: 'merge',
        });
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

  async close(pullRequest: number): Promise<void> {
    await this.#call('PATCH', `/pulls/${pullRequest}`, { state: 'closed' });
  }

  async edit(path: string, content: string, branch: string): Promise<void> {
    const provider = this.newProvider({
      token: this.#server.token,
      onRequest: () => {},
    });
    const found = await provider.readTree(branch);
    const sha = found.find(entry => entry.path === path)?.sha;
    await this.#call('POST', '/contents', {
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

  async makeBranch(name: string): Promise<void> {
    await this.#call('POST', '/branches', {
      new_branch_name: name,
      old_branch_name: 'main',
    });
  }

  async archive(): Promise<void> {
    await this.#call('PATCH', '', { archived: true });
  }

  async rename(name: string): Promise<string> {
    await this.#call('PATCH', '', { name });
    this.#name = `${this.#name.split('/')[0]}/${name}`;
    return this.#name;
  }

  async protect(): Promise<void> {
    await this.#call('POST', '/branch_protections', {
      rule_name: '{main,groundplan/**}',
      enable_push: false,
    });
  }

  async report(sha: string, context: string, state: string): Promise<void> {
    await this.#call('POST', `/statuses/${sha}`, { context, state });
  }

  /** A request to the REST API that has to succeed. */
  async #call(method: string, rest: string, body?: unknown): Promise<void> {
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
    if (!response.ok) {
      throw new Error(
        `${method} ${rest}: ${response.status} ${await response.text()}`,
      );
    }
  }
}
