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
import { GitHttpClient, GitHttpRequest } from '../http/GitHttpClient';
import { readPages } from '../http/readPages';
import { toChecks } from '../toChecks';
import { commitGithubFiles } from './commitGithubFiles';
import {
  githubBranch,
  githubCheckRuns,
  githubCommit,
  githubPullRequest,
  githubRef,
  githubRepository,
  githubStatus,
  githubTree,
} from './githubSchemas';

const PAGE = 100;

/** @internal */
export interface GithubProviderOptions {
  /** For the REST API of github.com or of an Enterprise server. */
  api: GitHttpClient;
  /** `owner/name`. */
  repository: string;
}

/**
 * GitHub, by its REST API: a commit is made in the Git database, so that all of
 * it is there when the branch moves, and nothing is before.
 *
 * @internal
 */
export class GithubProvider implements GitProvider {
  readonly #api: GitHttpClient;
  #repository: string;
  #known = false;
  /** The root trees of the commits that were read. */
  readonly #trees = new Map<string, string>();

  static create(options: GithubProviderOptions): GithubProvider {
    return new GithubProvider(options);
  }

  private constructor(options: GithubProviderOptions) {
    this.#api = options.api;
    this.#repository = options.repository;
  }

  get title(): string {
    return this.#api.title;
  }

  async getRepository(): Promise<GitRepository> {
    const found = await this.#api.json(githubRepository, {
      path: this.#path(),
      doing: 'read the repository',
      where: this.#where(),
    });
    this.#repository = found.full_name;
    this.#known = true;
    return {
      name: found.full_name,
      defaultBranch: found.default_branch,
      archived: found.archived,
      // Small ones have size 0 as well; only a repository without branches is empty
      empty: found.size === 0 && (await this.listBranches('')).length === 0,
      webUrl: found.html_url,
    };
  }

  async listBranches(prefix: string): Promise<GitBranch[]> {
    const refs = await readPages({
      api: this.#api,
      schema: z.array(githubRef),
      // 409 is how the Git database of an empty repository answers
      accept: [409],
      request: {
        path: this.#path(`/git/matching-refs/heads/${encodeRef(prefix)}`),
        query: { per_page: PAGE },
        doing: 'list branches',
        where: this.#where(`branches ${prefix}*`),
      },
    });
    return refs.flat().map(({ ref, object }) => ({
      name: ref.replace(/^refs\/heads\//, ''),
      sha: object.sha,
    }));
  }

  async getBranch(name: string): Promise<GitBranch | undefined> {
    const request = {
      path: this.#path(`/branches/${encodeRef(name)}`),
      accept: [404],
      doing: 'read a branch',
      where: this.#where(`branch ${name}`),
    };
    const response = await this.#api.request(request);
    if (response.status === 404) {
      await this.#requireRepository();
      return undefined;
    }
    const found = this.#api.parse(githubBranch, response, request);
    const { sha, commit } = found.commit;
    this.#trees.set(sha, commit.tree.sha);
    // A renamed branch is answered under its new name
    return found.name === name ? { name, sha } : undefined;
  }

  async getCommit(sha: string): Promise<GitCommit> {
    const found = await this.#api.json(githubCommit, {
      path: this.#path(`/git/commits/${encodeURIComponent(sha)}`),
      doing: 'read a commit',
      where: this.#where(`commit ${sha}`),
    });
    this.#trees.set(found.sha, found.tree.sha);
    return {
      sha: found.sha,
      message: found.message,
      author: found.author,
      parents: found.parents.map(parent => parent.sha),
    };
  }

  async readTree(sha: string): Promise<GitTreeEntry[]> {
    const request = {
      path: this.#path(`/git/trees/${encodeURIComponent(sha)}`),
      query: { recursive: 1 },
      doing: 'list files',
      where: this.#where(`commit ${sha}`),
    };
    const { tree, truncated } = await this.#api.json(githubTree, request);
    if (truncated) {
      throw this.#api.error(request, 'unsupported', {
        why: 'it lists at most 100,000 files at once, and there are more',
        next: 'Use a smaller repository for what is made from templates.',
      });
    }
    return tree
      .filter(line => line.type !== 'tree')
      .map(line => ({
        path: line.path,
        mode: line.mode as GitFileMode,
        sha: line.sha,
      }));
  }

  async readFile(sha: string, path: string): Promise<Uint8Array | undefined> {
    const response = await this.#api.request({
      path: this.#path(`/contents/${encodePath(path)}`),
      query: { ref: sha },
      headers: { accept: 'application/vnd.github.raw+json' },
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
    if (!this.#trees.has(options.parent)) {
      await this.getCommit(options.parent);
    }
    return await commitGithubFiles({
      baseTree: this.#trees.get(options.parent) ?? options.parent,
      api: this.#api,
      path: this.#path('/git'),
      commit: options,
      where: this.#where(`branch ${options.branch}`),
    });
  }

  async deleteBranch(name: string): Promise<void> {
    await this.#api.request({
      method: 'DELETE',
      path: this.#path(`/git/refs/heads/${encodeRef(name)}`),
      // 422: 'Reference does not exist'
      accept: [404, 422],
      doing: 'delete a branch',
      where: this.#where(`branch ${name}`),
    });
  }

  async findPullRequest(options: {
    head: string;
    base: string;
  }): Promise<PullRequest | undefined> {
    const [owner] = this.#repository.split('/');
    const pulls = await this.#api.json(z.array(githubPullRequest), {
      path: this.#path('/pulls'),
      query: {
        head: `${owner}:${options.head}`,
        state: 'all',
        sort: 'created',
        direction: 'desc',
        per_page: PAGE,
      },
      doing: 'look for a pull request',
      where: this.#where(`branch ${options.head}`),
    });
    const found = pulls
      .map(toPullRequest)
      .filter(({ head }) => head === options.head);
    return found.find(({ state }) => state === 'open') ?? found[0];
  }

  async listPullRequests(options: {
    headPrefix: string;
  }): Promise<PullRequest[]> {
    const pages = await readPages({
      api: this.#api,
      schema: z.array(githubPullRequest),
      request: {
        path: this.#path('/pulls'),
        query: { state: 'open', per_page: PAGE },
        doing: 'list pull requests',
        where: this.#where(),
      },
    });
    return pages
      .flat()
      .filter(
        ({ head, base }) =>
          head.repo?.full_name === base.repo?.full_name &&
          head.ref.startsWith(options.headPrefix),
      )
      .map(toPullRequest);
  }

  async openPullRequest(options: OpenPullRequestRequest): Promise<PullRequest> {
    const { head, base, title, body, draft } = options;
    return await this.#sendPullRequest({
      method: 'POST',
      path: this.#path('/pulls'),
      body: { head, base, title, body, draft: draft ?? false },
      doing: 'open a pull request',
      where: this.#where(`from ${head} into ${base}`),
    });
  }

  async updatePullRequest(
    number: number,
    update: { title?: string; body?: string },
  ): Promise<PullRequest> {
    return await this.#sendPullRequest({
      method: 'PATCH',
      path: this.#path(`/pulls/${number}`),
      body: update,
      doing: 'update a pull request',
      where: this.#where(`pull request ${number}`),
    });
  }

  async getChecks(sha: string): Promise<GitChecks> {
    const commit = this.#path(`/commits/${encodeURIComponent(sha)}`);
    const about = { doing: 'read checks', where: this.#where(`commit ${sha}`) };
    const runs = await readPages({
      api: this.#api,
      schema: githubCheckRuns,
      request: {
        ...about,
        path: `${commit}/check-runs`,
        query: { per_page: PAGE },
      },
    });
    const { statuses } = await this.#api.json(githubStatus, {
      ...about,
      path: `${commit}/status`,
      query: { per_page: PAGE },
    });
    return toChecks([
      ...runs
        .flatMap(page => page.check_runs)
        .map(({ status, conclusion }) => conclusion ?? status),
      ...statuses.map(({ state }) => state),
    ]);
  }

  async #sendPullRequest(request: GitHttpRequest): Promise<PullRequest> {
    const response = await this.#api.request({ ...request, accept: [422] });
    if (response.status !== 422) {
      return toPullRequest(
        this.#api.parse(githubPullRequest, response, request),
      );
    }
    const isThere = /already exists/i.test(response.message);
    throw this.#api.error(request, isThere ? 'conflict' : 'invalid', {
      why: response.message || 'it refused the request',
      next: isThere
        ? 'Go on with the one that is open.'
        : 'Correct what its answer names.',
      status: 422,
    });
  }

  /** Of a 404 inside the repository: fails when it is the repository that is not there. */
  async #requireRepository(): Promise<void> {
    if (!this.#known) {
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

function toPullRequest(pull: z.infer<typeof githubPullRequest>): PullRequest {
  const openOrClosed = pull.state === 'open' ? 'open' : 'closed';
  return {
    number: pull.number,
    title: pull.title,
    body: pull.body ?? '',
    state: pull.merged_at ? 'merged' : openOrClosed,
    head: pull.head.ref,
    base: pull.base.ref,
    headSha: pull.head.sha,
    webUrl: pull.html_url,
    draft: pull.draft ?? false,
    author: pull.user?.login,
    createdAt: pull.created_at ?? undefined,
    mergeable: pull.mergeable ?? undefined,
  };
}
