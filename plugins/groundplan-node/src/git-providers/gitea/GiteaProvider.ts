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

import { z } from 'zod';
import {
  GitBranch,
  GitChecks,
  GitCommit,
  GitCommitOptions,
  GitProvider,
  GitRepository,
  GitTreeEntry,
  OpenPullRequestRequest,
  PullRequest,
} from '../GitProvider';
import { encodePath, encodeRef } from '../http/encodePath';
import { GitHttpClient } from '../http/GitHttpClient';
import { keepFirstPullRequest } from '../keepFirstPullRequest';
import { RepositoryApi } from '../RepositoryApi';
import { readFilesByGit } from '../smart-http/readFilesByGit';
import { pushFiles, setsMode } from '../smart-http/pushFiles';
import { toTreeEntries } from '../smart-http/TreeListings';
import { toChecks } from '../toChecks';
import { toPullRequest } from '../toPullRequest';
import { commitGiteaFiles } from './commitGiteaFiles';
import {
  giteaCombinedStatus,
  giteaCommit,
  giteaPullRequest,
  giteaRefs,
  giteaRepository,
} from './giteaSchemas';
import { listGiteaTree } from './listGiteaTree';

const PAGE = 50;

/** @internal */
export interface GiteaProviderOptions {
  /** For `/api/v1`. */
  api: GitHttpClient;
  /** For Git over HTTP: the site's own address, with Basic credentials. */
  git: GitHttpClient;
  /** `owner/name`. */
  repository: string;
}

/**
 * Gitea and Forgejo, by REST. Where file modes are to be set, which their API
 * cannot, the commit is pushed over smart HTTP.
 *
 * @internal
 */
export class GiteaProvider implements GitProvider {
  readonly #git: GitHttpClient;
  readonly #repository: RepositoryApi;

  static create(options: GiteaProviderOptions): GiteaProvider {
    return new GiteaProvider(options);
  }

  private constructor(options: GiteaProviderOptions) {
    this.#git = options.git;
    this.#repository = RepositoryApi.create({
      http: options.api,
      name: options.repository,
      path: pathOf(options.repository),
      confirm: async () => this.getRepository(),
    });
  }

  get title(): string {
    return this.#repository.http.title;
  }

  async getRepository(): Promise<GitRepository> {
    const found = await this.#repository.json(giteaRepository, {
      path: '',
      doing: 'read the repository',
    });
    this.#repository.found(found.full_name, pathOf(found.full_name));
    return {
      name: found.full_name,
      defaultBranch: found.default_branch,
      archived: found.archived,
      empty: found.empty,
      webUrl: found.html_url,
    };
  }

  async listBranches(prefix: string): Promise<GitBranch[]> {
    const refs = await this.#repository.find(giteaRefs, {
      path: `/git/refs/heads/${encodeRef(prefix)}`,
      doing: 'list branches',
      where: `branches ${prefix}*`,
    });
    return (refs ?? []).map(ref => ({
      name: ref.ref.replace(/^refs\/heads\//, ''),
      sha: ref.object.sha,
    }));
  }

  async getBranch(name: string): Promise<GitBranch | undefined> {
    // From Git itself, as the database that /branches reads can be behind it
    const branches = await this.listBranches(name);
    return branches.find(branch => branch.name === name);
  }

  async getCommit(sha: string): Promise<GitCommit> {
    const found = await this.#repository.json(giteaCommit, {
      path: `/git/commits/${encodeURIComponent(sha)}`,
      query: { stat: false, verification: false, files: false },
      doing: 'read a commit',
      where: `commit ${sha}`,
    });
    return {
      sha: found.sha,
      message: found.commit.message,
      author: found.commit.author,
      parents: (found.parents ?? []).map(parent => parent.sha),
    };
  }

  async readTree(sha: string): Promise<GitTreeEntry[]> {
    return toTreeEntries(await listGiteaTree(this.#repository, sha));
  }

  async readFile(sha: string, path: string): Promise<Uint8Array | undefined> {
    return await this.#repository.findBytes(
      {
        path: `/raw/${encodePath(path)}`,
        query: { ref: sha },
        where: `file ${path}`,
      },
      async () => this.getCommit(sha),
    );
  }

  async readFiles(
    sha: string,
    files: readonly GitTreeEntry[],
  ): Promise<Map<string, Uint8Array>> {
    return await readFilesByGit(files, {
      one: async path => this.readFile(sha, path),
      client: this.#git,
      path: `/${encodePath(this.#repository.name)}.git`,
      where: this.#repository.where(`commit ${sha}`),
    });
  }

  async commit(options: GitCommitOptions): Promise<GitCommit> {
    const where = this.#repository.where(`branch ${options.branch}`);
    return options.changes.some(setsMode)
      ? await pushFiles({
          git: this.#git,
          path: `/${this.#repository.name}.git`,
          listing: await listGiteaTree(this.#repository, options.parent),
          commit: options,
          where,
        })
      : await commitGiteaFiles({
          api: this.#repository.http,
          path: `${this.#repository.path}/contents`,
          commit: options,
          where,
        });
  }

  async deleteBranch(name: string): Promise<void> {
    await this.#repository.request({
      method: 'DELETE',
      path: `/branches/${encodeRef(name)}`,
      accept: [404],
      doing: 'delete a branch',
      where: `branch ${name}`,
    });
  }

  async findPullRequest(options: {
    head: string;
    base: string;
  }): Promise<PullRequest | undefined> {
    const { head, base } = options;
    const pulls = await this.listPullRequests({ headPrefix: head });
    const open = pulls.find(pull => pull.head === head);
    if (open) {
      return open;
    }
    // Answers with one of those of this head and base, whatever its state
    const found = await this.#repository.find(giteaPullRequest, {
      path: `/pulls/${encodeURIComponent(base)}/${encodeRef(head)}`,
      doing: 'look for a pull request',
      where: `branch ${head}`,
    });
    return found && toPullRequest(found, found.merged);
  }

  async listPullRequests(options: {
    headPrefix: string;
  }): Promise<PullRequest[]> {
    let seen = 0;
    const pages = await this.#repository.pages(
      z.array(giteaPullRequest),
      {
        path: '/pulls',
        query: { state: 'open', limit: PAGE, page: 1 },
        doing: 'list pull requests',
      },
      {
        next: (pulls, { headers }, number) => {
          seen += pulls.length;
          // A server may give fewer a page than it was asked for
          const total = Number(headers.get('x-total-count') ?? Infinity);
          return pulls.length === 0 || seen >= total
            ? undefined
            : { query: { page: number + 1 } };
        },
      },
    );
    return pages
      .flat()
      .filter(
        ({ head, base }) =>
          head.repo_id === base.repo_id &&
          head.ref.startsWith(options.headPrefix),
      )
      .map(pull => toPullRequest(pull, pull.merged));
  }

  async openPullRequest(request: OpenPullRequestRequest): Promise<PullRequest> {
    const { head, base, title, body, draft } = request;
    const opened = await this.#repository.json(giteaPullRequest, {
      method: 'POST',
      path: '/pulls',
      // Drafts are told by their title alone
      body: { head, base, title: draft ? `WIP: ${title}` : title, body },
      doing: 'open a pull request',
      where: `from ${head} into ${base}`,
    });
    // Of requests at the same moment Gitea answers each with one
    return await keepFirstPullRequest({
      provider: this,
      api: this.#repository,
      opened: toPullRequest(opened, opened.merged),
      close: async number => this.#update(number, { state: 'closed' }),
    });
  }

  async updatePullRequest(
    number: number,
    update: { title?: string; body?: string },
  ): Promise<PullRequest> {
    return await this.#update(number, update);
  }

  async #update(
    number: number,
    update: { title?: string; body?: string; state?: 'closed' },
  ): Promise<PullRequest> {
    const updated = await this.#repository.json(giteaPullRequest, {
      method: 'PATCH',
      path: `/pulls/${number}`,
      body: update,
      doing: 'update a pull request',
      where: `pull request ${number}`,
    });
    return toPullRequest(updated, updated.merged);
  }

  async getChecks(sha: string): Promise<GitChecks> {
    const { statuses } = await this.#repository.json(giteaCombinedStatus, {
      path: `/commits/${encodeURIComponent(sha)}/status`,
      query: { limit: PAGE },
      doing: 'read checks',
      where: `commit ${sha}`,
    });
    return toChecks(statuses?.map(({ status }) => status ?? ''));
  }
}

function pathOf(repository: string): string {
  return `/repos/${encodePath(repository)}`;
}
