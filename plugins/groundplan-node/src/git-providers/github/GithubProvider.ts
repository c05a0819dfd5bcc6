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
import { choosePullRequest } from '../choosePullRequest';
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
import { RepositoryApi } from '../RepositoryApi';
import { readFilesByGit } from '../smart-http/readFilesByGit';
import { toChecks } from '../toChecks';
import { toPullRequest } from '../toPullRequest';
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
import { sendGithubPullRequest } from './sendGithubPullRequest';

const PAGE = 100;

/** @internal */
export interface GithubProviderOptions {
  /** For the REST API of github.com or of an Enterprise server. */
  api: GitHttpClient;
  /** For Git over HTTP, from the site's address on. */
  git: GitHttpClient;
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
  readonly #git: GitHttpClient;
  readonly #repository: RepositoryApi;
  /** The root trees of the commits that were read. */
  readonly #trees = new Map<string, string>();

  static create(options: GithubProviderOptions): GithubProvider {
    return new GithubProvider(options);
  }

  private constructor(options: GithubProviderOptions) {
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
    const found = await this.#repository.json(githubRepository, {
      path: '',
      doing: 'read the repository',
    });
    this.#repository.found(found.full_name, pathOf(found.full_name));
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
    const refs = await this.#repository.pages(
      z.array(githubRef),
      {
        path: `/git/matching-refs/heads/${encodeRef(prefix)}`,
        query: { per_page: PAGE },
        doing: 'list branches',
        where: `branches ${prefix}*`,
      },
      // 409 is how the Git database of an empty repository answers
      { accept: [409] },
    );
    return refs.flat().map(({ ref, object }) => ({
      name: ref.replace(/^refs\/heads\//, ''),
      sha: object.sha,
    }));
  }

  async getBranch(name: string): Promise<GitBranch | undefined> {
    const found = await this.#repository.find(githubBranch, {
      path: `/branches/${encodeRef(name)}`,
      doing: 'read a branch',
      where: `branch ${name}`,
    });
    // A renamed branch is answered under its new name
    if (found?.name !== name) {
      return undefined;
    }
    const { sha, commit } = found.commit;
    this.#trees.set(sha, commit.tree.sha);
    return { name, sha };
  }

  async getCommit(sha: string): Promise<GitCommit> {
    const found = await this.#repository.json(githubCommit, {
      path: `/git/commits/${encodeURIComponent(sha)}`,
      doing: 'read a commit',
      where: `commit ${sha}`,
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
    const about = { doing: 'list files', where: `commit ${sha}` };
    const { tree, truncated } = await this.#repository.json(githubTree, {
      ...about,
      path: `/git/trees/${encodeURIComponent(sha)}`,
      query: { recursive: 1 },
    });
    if (truncated) {
      throw this.#repository.error(about, 'unsupported', {
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
    return await this.#repository.findBytes(
      {
        path: `/contents/${encodePath(path)}`,
        query: { ref: sha },
        headers: { accept: 'application/vnd.github.raw+json' },
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
    if (!this.#trees.has(options.parent)) {
      await this.getCommit(options.parent);
    }
    return await commitGithubFiles({
      baseTree: this.#trees.get(options.parent) ?? options.parent,
      api: this.#repository.http,
      path: `${this.#repository.path}/git`,
      commit: options,
      where: this.#repository.where(`branch ${options.branch}`),
    });
  }

  async deleteBranch(name: string): Promise<void> {
    await this.#repository.request({
      method: 'DELETE',
      path: `/git/refs/heads/${encodeRef(name)}`,
      // 422: 'Reference does not exist'
      accept: [404, 422],
      doing: 'delete a branch',
      where: `branch ${name}`,
    });
  }

  async findPullRequest(options: {
    head: string;
    base: string;
  }): Promise<PullRequest | undefined> {
    const [owner] = this.#repository.name.split('/');
    const pulls = await this.#repository.json(z.array(githubPullRequest), {
      path: '/pulls',
      query: {
        head: `${owner}:${options.head}`,
        state: 'all',
        sort: 'created',
        direction: 'desc',
        per_page: PAGE,
      },
      doing: 'look for a pull request',
      where: `branch ${options.head}`,
    });
    return choosePullRequest(
      pulls.map(pull => toPullRequest(pull, Boolean(pull.merged_at))),
      options.head,
    );
  }

  async listPullRequests(options: {
    headPrefix: string;
  }): Promise<PullRequest[]> {
    const pages = await this.#repository.pages(z.array(githubPullRequest), {
      path: '/pulls',
      query: { state: 'open', per_page: PAGE },
      doing: 'list pull requests',
    });
    return pages
      .flat()
      .filter(
        ({ head, base }) =>
          head.repo?.full_name === base.repo?.full_name &&
          head.ref.startsWith(options.headPrefix),
      )
      .map(pull => toPullRequest(pull, Boolean(pull.merged_at)));
  }

  async openPullRequest(options: OpenPullRequestRequest): Promise<PullRequest> {
    const { head, base, title, body, draft } = options;
    return await sendGithubPullRequest(this.#repository, {
      method: 'POST',
      path: '/pulls',
      body: { head, base, title, body, draft: draft ?? false },
      doing: 'open a pull request',
      where: `from ${head} into ${base}`,
    });
  }

  async updatePullRequest(
    number: number,
    update: { title?: string; body?: string },
  ): Promise<PullRequest> {
    return await sendGithubPullRequest(this.#repository, {
      method: 'PATCH',
      path: `/pulls/${number}`,
      body: update,
      doing: 'update a pull request',
      where: `pull request ${number}`,
    });
  }

  async getChecks(sha: string): Promise<GitChecks> {
    const commit = `/commits/${encodeURIComponent(sha)}`;
    const about = {
      query: { per_page: PAGE },
      doing: 'read checks',
      where: `commit ${sha}`,
    };
    const runs = await this.#repository.pages(githubCheckRuns, {
      ...about,
      path: `${commit}/check-runs`,
    });
    const { statuses } = await this.#repository.json(githubStatus, {
      ...about,
      path: `${commit}/status`,
    });
    return toChecks([
      ...runs
        .flatMap(page => page.check_runs)
        .map(({ status, conclusion }) => conclusion ?? status),
      ...statuses.map(({ state }) => state),
    ]);
  }
}

function pathOf(repository: string): string {
  return `/repos/${encodePath(repository)}`;
}
