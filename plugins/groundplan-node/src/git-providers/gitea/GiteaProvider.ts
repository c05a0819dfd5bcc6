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
  GitFileMode,
  GitProvider,
  GitRepository,
  GitTreeEntry,
  OpenPullRequestRequest,
  PullRequest,
} from '../GitProvider';
import { encodePath, encodeRef } from '../http/encodePath';
import { GitHttpClient } from '../http/GitHttpClient';
import { toChecks } from '../toChecks';
import { commitGiteaFiles } from './commitGiteaFiles';
import {
  giteaCombinedStatus,
  giteaCommit,
  giteaPullRequest,
  giteaRefs,
  giteaRepository,
  giteaTree,
} from './giteaSchemas';
import { pushGiteaFiles } from './pushGiteaFiles';

const PAGE = 50;
/** Gitea gives at most 1000 lines of a tree by default (`DEFAULT_GIT_TREES_PER_PAGE`). */
const TREE_PAGE = 1000;

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
  readonly #api: GitHttpClient;
  readonly #git: GitHttpClient;
  #repository: string;
  #found?: GitRepository;

  static create(options: GiteaProviderOptions): GiteaProvider {
    return new GiteaProvider(options);
  }

  private constructor(options: GiteaProviderOptions) {
    this.#api = options.api;
    this.#git = options.git;
    this.#repository = options.repository;
  }

  get title(): string {
    return this.#api.title;
  }

  async getRepository(): Promise<GitRepository> {
    const found = await this.#api.json(giteaRepository, {
      path: this.#path(),
      doing: 'read the repository',
      where: this.#where(),
    });
    this.#repository = found.full_name;
    this.#found = {
      name: found.full_name,
      defaultBranch: found.default_branch,
      archived: found.archived,
      empty: found.empty,
      webUrl: found.html_url,
    };
    return this.#found;
  }

  async listBranches(prefix: string): Promise<GitBranch[]> {
    const request = {
      path: this.#path(`/git/refs/heads/${encodeRef(prefix)}`),
      accept: [404],
      doing: 'list branches',
      where: this.#where(`branches ${prefix}*`),
    };
    const response = await this.#api.request(request);
    if (response.status === 404) {
      await this.#requireRepository();
      return [];
    }
    return this.#api.parse(giteaRefs, response, request).map(ref => ({
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
    const found = await this.#api.json(giteaCommit, {
      path: this.#path(`/git/commits/${encodeURIComponent(sha)}`),
      query: { stat: false, verification: false, files: false },
      doing: 'read a commit',
      where: this.#where(`commit ${sha}`),
    });
    return {
      sha: found.sha,
      message: found.commit.message,
      author: found.commit.author,
      parents: (found.parents ?? []).map(parent => parent.sha),
    };
  }

  async readTree(sha: string): Promise<GitTreeEntry[]> {
    const lines = await this.#listTree(sha);
    return lines
      .filter(line => line.type !== 'tree')
      .map(({ path, mode, sha: id }) => ({
        path,
        // 100664 is what very old Git wrote for a plain file
        mode: (mode === '100664' ? '100644' : mode) as GitFileMode,
        sha: id,
      }));
  }

  async readFile(sha: string, path: string): Promise<Uint8Array | undefined> {
    const response = await this.#api.request({
      path: this.#path(`/raw/${encodePath(path)}`),
      query: { ref: sha },
      headers: { accept: '*/*' },
      accept: [404],
      doing: 'read a file',
      where: this.#where(`file ${path}`),
    });
    if (response.status === 404) {
      await this.getCommit(sha);
      return undefined;
    }
    return response.bytes;
  }

  async commit(options: GitCommitOptions): Promise<GitCommit> {
    const setsModes = options.changes.some(change =>
      change.operation === 'create'
        ? change.mode !== '100644'
        : change.operation === 'update' && change.mode !== undefined,
    );
    const where = this.#where(`branch ${options.branch}`);
    return setsModes
      ? await pushGiteaFiles({
          git: this.#git,
          path: `/${this.#repository}.git`,
          listing: await this.#listTree(options.parent),
          commit: options,
          where,
        })
      : await commitGiteaFiles({
          api: this.#api,
          path: this.#path('/contents'),
          commit: options,
          where,
        });
  }

  async deleteBranch(name: string): Promise<void> {
    await this.#api.request({
      method: 'DELETE',
      path: this.#path(`/branches/${encodeRef(name)}`),
      accept: [404],
      doing: 'delete a branch',
      where: this.#where(`branch ${name}`),
    });
  }

  async findPullRequest(options: {
    head: string;
    base: string;
  }): Promise<PullRequest | undefined> {
    const open = (
      await this.listPullRequests({ headPrefix: options.head })
    ).find(pull => pull.head === options.head);
    if (open) {
      return open;
    }
    // Answers with one of those of this head and base, whatever its state
    const request = {
      path: this.#path(
        `/pulls/${encodeURIComponent(options.base)}/${encodeRef(options.head)}`,
      ),
      accept: [404],
      doing: 'look for a pull request',
      where: this.#where(`branch ${options.head}`),
    };
    const response = await this.#api.request(request);
    if (response.status === 404) {
      await this.#requireRepository();
      return undefined;
    }
    return toPullRequest(this.#api.parse(giteaPullRequest, response, request));
  }

  async listPullRequests(options: {
    headPrefix: string;
  }): Promise<PullRequest[]> {
    const found: PullRequest[] = [];
    let seen = 0;
    for (let page = 1; ; page++) {
      const request = {
        path: this.#path('/pulls'),
        query: { state: 'open', limit: PAGE, page },
        doing: 'list pull requests',
        where: this.#where(),
      };
      const response = await this.#api.request(request);
      const pulls = this.#api.parse(
        z.array(giteaPullRequest),
        response,
        request,
      );
      seen += pulls.length;
      found.push(
        ...pulls
          .filter(
            ({ head, base }) =>
              head.repo_id === base.repo_id &&
              head.ref.startsWith(options.headPrefix),
          )
          .map(toPullRequest),
      );
      // A server may give fewer a page than it was asked for
      const total = Number(response.headers.get('x-total-count') ?? Infinity);
      if (pulls.length === 0 || seen >= total) {
        return found;
      }
    }
  }

  async openPullRequest(request: OpenPullRequestRequest): Promise<PullRequest> {
    const { head, base, title, body, draft } = request;
    const about = {
      doing: 'open a pull request',
      where: this.#where(`from ${head} into ${base}`),
    };
    const opened = toPullRequest(
      await this.#api.json(giteaPullRequest, {
        ...about,
        method: 'POST',
        path: this.#path('/pulls'),
        // Drafts are told by their title alone
        body: { head, base, title: draft ? `WIP: ${title}` : title, body },
      }),
    );
    // Of requests at the same moment Gitea answers each with one: the first stays
    const rivals = await this.listPullRequests({ headPrefix: head });
    const first = rivals.find(
      rival =>
        rival.head === head &&
        rival.base === base &&
        rival.number < opened.number,
    );
    if (!first) {
      return opened;
    }
    await this.#update(opened.number, { state: 'closed' });
    throw this.#api.error(about, 'conflict', {
      why: `${first.webUrl} was opened at the same moment`,
      next: 'Go on with that one.',
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
    return toPullRequest(
      await this.#api.json(giteaPullRequest, {
        method: 'PATCH',
        path: this.#path(`/pulls/${number}`),
        body: update,
        doing: 'update a pull request',
        where: this.#where(`pull request ${number}`),
      }),
    );
  }

  async getChecks(sha: string): Promise<GitChecks> {
    const { statuses } = await this.#api.json(giteaCombinedStatus, {
      path: this.#path(`/commits/${encodeURIComponent(sha)}/status`),
      query: { limit: PAGE },
      doing: 'read checks',
      where: this.#where(`commit ${sha}`),
    });
    return toChecks(statuses?.map(({ status }) => status ?? ''));
  }

  async #listTree(sha: string) {
    const lines: NonNullable<z.infer<typeof giteaTree>['tree']> = [];
    for (let page = 1; ; page++) {
      const { tree, truncated } = await this.#api.json(giteaTree, {
        path: this.#path(`/git/trees/${encodeURIComponent(sha)}`),
        query: { recursive: true, per_page: TREE_PAGE, page },
        doing: 'list files',
        where: this.#where(`commit ${sha}`),
      });
      lines.push(...(tree ?? []));
      if (!truncated || !tree?.length) {
        return lines;
      }
    }
  }

  /** Of a 404 inside the repository: fails when it is the repository that is not there. */
  async #requireRepository(): Promise<void> {
    if (!this.#found) {
      await this.getRepository();
    }
  }

  #path(rest = ''): string {
    return `/repos/${encodePath(this.#repository)}${rest}`;
  }

  #where(detail?: string): string {
    return [this.#repository, detail].filter(Boolean).join(', ');
  }
}

function toPullRequest(pull: z.infer<typeof giteaPullRequest>): PullRequest {
  const openOrClosed = pull.state === 'open' ? 'open' : 'closed';
  return {
    number: pull.number,
    title: pull.title,
    body: pull.body ?? '',
    state: pull.merged ? 'merged' : openOrClosed,
    head: pull.head.ref,
    base: pull.base.ref,
    headSha: pull.head.sha,
    webUrl: pull.html_url,
    draft: pull.draft,
    author: pull.user?.login,
    createdAt: pull.created_at ?? undefined,
    mergeable: pull.mergeable ?? undefined,
  };
}
