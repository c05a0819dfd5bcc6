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
import { encodePath } from '../http/encodePath';
import { GitHttpClient } from '../http/GitHttpClient';
import { RepositoryApi, RepositoryRequest } from '../RepositoryApi';
import { readFilesByGit } from '../smart-http/readFilesByGit';
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
  /** For Git over HTTP, from the site's address on. */
  git: GitHttpClient;
  /** The project's whole path, `group/subgroup/name`. */
  repository: string;
}

/**
 * GitLab, by its REST API: one request writes a commit, file modes included.
 *
 * @internal
 */
export class GitlabProvider implements GitProvider {
  readonly #git: GitHttpClient;
  readonly #repository: RepositoryApi;

  static create(options: GitlabProviderOptions): GitlabProvider {
    return new GitlabProvider(options);
  }

  private constructor(options: GitlabProviderOptions) {
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
    const found = await this.#repository.json(gitlabProject, {
      path: '',
      doing: 'read the repository',
    });
    // A path that was renamed redirects, the id stays
    this.#repository.found(found.path_with_namespace, pathOf(found.id));
    return {
      name: found.path_with_namespace,
      defaultBranch: found.default_branch ?? 'main',
      archived: found.archived,
      empty: found.empty_repo,
      webUrl: found.web_url,
    };
  }

  async listBranches(prefix: string): Promise<GitBranch[]> {
    const pages = await this.#repository.pages(z.array(gitlabBranch), {
      path: '/repository/branches',
      query: { search: `^${prefix}`, per_page: PAGE },
      doing: 'list branches',
      where: `branches ${prefix}*`,
    });
    // The search does not tell upper from lower case
    return pages
      .flat()
      .filter(({ name }) => name.startsWith(prefix))
      .map(({ name, commit }) => ({ name, sha: commit.id }));
  }

  async getBranch(name: string): Promise<GitBranch | undefined> {
    const found = await this.#repository.find(gitlabBranch, {
      path: `/repository/branches/${encodeURIComponent(name)}`,
      doing: 'read a branch',
      where: `branch ${name}`,
    });
    return found && { name: found.name, sha: found.commit.id };
  }

  async getCommit(sha: string): Promise<GitCommit> {
    return toGitCommit(
      await this.#repository.json(gitlabCommit, {
        path: `/repository/commits/${encodeURIComponent(sha)}`,
        query: { stats: false },
        doing: 'read a commit',
        where: `commit ${sha}`,
      }),
    );
  }

  async readTree(sha: string): Promise<GitTreeEntry[]> {
    const pages = await this.#repository.pages(gitlabTree, {
      path: '/repository/tree',
      query: {
        ref: sha,
        recursive: true,
        per_page: PAGE,
        pagination: 'keyset',
      },
      doing: 'list files',
      where: `commit ${sha}`,
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
    return await this.#repository.findBytes(
      {
        path: `/repository/files/${encodeURIComponent(path)}/raw`,
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
    return await commitGitlabFiles({
      api: this.#repository.http,
      path: `${this.#repository.path}/repository/commits`,
      commit: options,
      where: this.#repository.where(`branch ${options.branch}`),
    });
  }

  async deleteBranch(name: string): Promise<void> {
    await this.#repository.request({
      method: 'DELETE',
      path: `/repository/branches/${encodeURIComponent(name)}`,
      accept: [404],
      doing: 'delete a branch',
      where: `branch ${name}`,
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
    return choosePullRequest(found, options.head);
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
      path: '/merge_requests',
      body: {
        source_branch: head,
        target_branch: base,
        // Drafts are told by their title alone
        title: draft ? `Draft: ${title}` : title,
        description: body,
        remove_source_branch: true,
      },
      doing: 'open a merge request',
      where: `from ${head} into ${base}`,
    });
  }

  async updatePullRequest(
    number: number,
    update: { title?: string; body?: string },
  ): Promise<PullRequest> {
    return await this.#send({
      method: 'PUT',
      path: `/merge_requests/${number}`,
      body: { title: update.title, description: update.body },
      doing: 'update a merge request',
      where: `merge request ${number}`,
    });
  }

  async getChecks(sha: string): Promise<GitChecks> {
    const pages = await this.#repository.pages(gitlabStatuses, {
      path: `/repository/commits/${encodeURIComponent(sha)}/statuses`,
      query: { per_page: PAGE },
      doing: 'read checks',
      where: `commit ${sha}`,
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
    where?: string,
  ): Promise<PullRequest[]> {
    const pages = await this.#repository.pages(z.array(gitlabMergeRequest), {
      path: '/merge_requests',
      query: {
        ...query,
        scope: 'all',
        order_by: 'created_at',
        sort: 'desc',
        per_page: PAGE,
      },
      doing: 'list merge requests',
      where,
    });
    return pages
      .flat()
      .filter(found => found.source_project_id === found.target_project_id)
      .map(toPullRequest);
  }

  async #send(request: RepositoryRequest): Promise<PullRequest> {
    return toPullRequest(
      await this.#repository.json(gitlabMergeRequest, request),
    );
  }
}

function pathOf(project: string | number): string {
  return `/projects/${encodeURIComponent(project)}`;
}
