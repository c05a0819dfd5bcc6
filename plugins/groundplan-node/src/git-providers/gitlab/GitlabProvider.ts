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
import { GitHttpClient, GitHttpRequest } from '../http/GitHttpClient';
import { readPages } from '../http/readPages';
import { toChecks } from '../toChecks';
import { commitGitlabFiles } from './commitGitlabFiles';
import {
  gitlabBranch,
  gitlabCommit,
  gitlabMergeRequest,
  gitlabProject,
  gitlabStatuses,
  gitlabTree,
} from './gitlabSchemas';
import { toGitCommit, toPullRequest } from './gitlabShapes';

const PAGE = 100;

/** @internal */
export interface GitlabProviderOptions {
  /** For `/api/v4`. */
  api: GitHttpClient;
  /** The project's whole path, `group/subgroup/name`. */
  repository: string;
}

/**
 * GitLab, by its REST API: one request writes a commit, file modes included.
 *
 * @internal
 */
export class GitlabProvider implements GitProvider {
  readonly #api: GitHttpClient;
  #repository: string;
  /** A path that was renamed redirects, the id stays. */
  #id?: number;

  static create(options: GitlabProviderOptions): GitlabProvider {
    return new GitlabProvider(options);
  }

  private constructor(options: GitlabProviderOptions) {
    this.#api = options.api;
    this.#repository = options.repository;
  }

  get title(): string {
    return this.#api.title;
  }

  async getRepository(): Promise<GitRepository> {
    const found = await this.#api.json(gitlabProject, {
      path: this.#path(),
      doing: 'read the repository',
      where: this.#where(),
    });
    this.#repository = found.path_with_namespace;
    this.#id = found.id;
    return {
      name: found.path_with_namespace,
      defaultBranch: found.default_branch ?? 'main',
      archived: found.archived,
      empty: found.empty_repo,
      webUrl: found.web_url,
    };
  }

  async listBranches(prefix: string): Promise<GitBranch[]> {
    const pages = await readPages({
      api: this.#api,
      schema: z.array(gitlabBranch),
      request: {
        path: this.#path('/repository/branches'),
        query: { search: `^${prefix}`, per_page: PAGE },
        doing: 'list branches',
        where: this.#where(`branches ${prefix}*`),
      },
    });
    // The search does not tell upper from lower case
    return pages
      .flat()
      .filter(({ name }) => name.startsWith(prefix))
      .map(({ name, commit }) => ({ name, sha: commit.id }));
  }

  async getBranch(name: string): Promise<GitBranch | undefined> {
    const request = {
      path: this.#path(`/repository/branches/${encodeURIComponent(name)}`),
      accept: [404],
      doing: 'read a branch',
      where: this.#where(`branch ${name}`),
    };
    const response = await this.#api.request(request);
    if (response.status === 404) {
      await this.#requireRepository();
      return undefined;
    }
    const found = this.#api.parse(gitlabBranch, response, request);
    return { name: found.name, sha: found.commit.id };
  }

  async getCommit(sha: string): Promise<GitCommit> {
    return toGitCommit(
      await this.#api.json(gitlabCommit, {
        path: this.#path(`/repository/commits/${encodeURIComponent(sha)}`),
        query: { stats: false },
        doing: 'read a commit',
        where: this.#where(`commit ${sha}`),
      }),
    );
  }

  async readTree(sha: string): Promise<GitTreeEntry[]> {
    const pages = await readPages({
      api: this.#api,
      schema: gitlabTree,
      request: {
        path: this.#path('/repository/tree'),
        query: {
          ref: sha,
          recursive: true,
          per_page: PAGE,
          pagination: 'keyset',
        },
        doing: 'list files',
        where: this.#where(`commit ${sha}`),
      },
    });
    return pages
      .flat()
      .filter(line => line.type !== 'tree')
      .map(({ path, mode, id }) => ({
        path,
        mode: mode as GitFileMode,
        sha: id,
      }));
  }

  async readFile(sha: string, path: string): Promise<Uint8Array | undefined> {
    const response = await this.#api.request({
      path: this.#path(`/repository/files/${encodeURIComponent(path)}/raw`),
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
    return await commitGitlabFiles({
      api: this.#api,
      path: this.#path('/repository/commits'),
      commit: options,
      where: this.#where(`branch ${options.branch}`),
    });
  }

  async deleteBranch(name: string): Promise<void> {
    await this.#api.request({
      method: 'DELETE',
      path: this.#path(`/repository/branches/${encodeURIComponent(name)}`),
      accept: [404],
      doing: 'delete a branch',
      where: this.#where(`branch ${name}`),
    });
  }

  async findPullRequest(options: {
    head: string;
    base: string;
  }): Promise<PullRequest | undefined> {
    const found = await this.#list(
      { source_branch: options.head, state: 'all' },
      `branch ${options.head}`,
    );
    return found.find(({ state }) => state === 'open') ?? found[0];
  }

  async listPullRequests(options: {
    headPrefix: string;
  }): Promise<PullRequest[]> {
    const found = await this.#list({ state: 'opened' });
    return found.filter(({ head }) => head.startsWith(options.headPrefix));
  }

  async openPullRequest(options: OpenPullRequestRequest): Promise<PullRequest> {
    const { head, base, title, body, draft } = options;
    return await this.#send({
      method: 'POST',
      path: this.#path('/merge_requests'),
      body: {
        source_branch: head,
        target_branch: base,
        // Drafts are told by their title alone
        title: draft ? `Draft: ${title}` : title,
        description: body,
        remove_source_branch: true,
      },
      doing: 'open a merge request',
      where: this.#where(`from ${head} into ${base}`),
    });
  }

  async updatePullRequest(
    number: number,
    update: { title?: string; body?: string },
  ): Promise<PullRequest> {
    return await this.#send({
      method: 'PUT',
      path: this.#path(`/merge_requests/${number}`),
      body: { title: update.title, description: update.body },
      doing: 'update a merge request',
      where: this.#where(`merge request ${number}`),
    });
  }

  async getChecks(sha: string): Promise<GitChecks> {
    const pages = await readPages({
      api: this.#api,
      schema: gitlabStatuses,
      request: {
        path: this.#path(
          `/repository/commits/${encodeURIComponent(sha)}/statuses`,
        ),
        query: { per_page: PAGE },
        doing: 'read checks',
        where: this.#where(`commit ${sha}`),
      },
    });
    return toChecks(
      pages
        .flat()
        .map(({ status, allow_failure: allowed }) =>
          status === 'failed' && allowed ? 'warning' : status,
        ),
    );
  }

  async #list(
    query: Record<string, string>,
    detail?: string,
  ): Promise<PullRequest[]> {
    const pages = await readPages({
      api: this.#api,
      schema: z.array(gitlabMergeRequest),
      request: {
        path: this.#path('/merge_requests'),
        query: {
          ...query,
          scope: 'all',
          order_by: 'created_at',
          sort: 'desc',
          per_page: PAGE,
        },
        doing: 'list merge requests',
        where: this.#where(detail),
      },
    });
    return pages
      .flat()
      .filter(found => found.source_project_id === found.target_project_id)
      .map(toPullRequest);
  }

  async #send(request: GitHttpRequest): Promise<PullRequest> {
    return toPullRequest(await this.#api.json(gitlabMergeRequest, request));
  }

  /** Of a 404 inside the project: fails when it is the project that is not there. */
  async #requireRepository(): Promise<void> {
    if (this.#id === undefined) {
      await this.getRepository();
    }
  }

  #path(rest = ''): string {
    const project = this.#id ?? encodeURIComponent(this.#repository);
    return `/projects/${project}${rest}`;
  }

  #where(detail?: string): string {
    return [this.#repository, detail].filter(Boolean).join(', ');
  }
}
