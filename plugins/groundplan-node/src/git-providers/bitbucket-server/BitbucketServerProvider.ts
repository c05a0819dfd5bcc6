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
import { encodePath } from '../http/encodePath';
import { GitHttpClient } from '../http/GitHttpClient';
import { RepositoryApi } from '../RepositoryApi';
import { readFilesByGit } from '../smart-http/readFilesByGit';
import { fetchListing } from '../smart-http/fetchListing';
import { pushFiles } from '../smart-http/pushFiles';
import { TreeListings } from '../smart-http/TreeListings';
import { toChecks } from '../toChecks';
import { readDefaultBranch } from './readDefaultBranch';
import {
  bitbucketServerBranch,
  bitbucketServerCommit,
  bitbucketServerRepository,
  bitbucketServerStatus,
} from './bitbucketServerSchemas';
import { BitbucketServerPullRequests } from './BitbucketServerPullRequests';
import { listBitbucketServer } from './listBitbucketServer';

/** @internal */
export interface BitbucketServerProviderOptions {
  /** For the site's own address: below it are the REST APIs and Git. */
  http: GitHttpClient;
  /** `KEY/slug`; the key of a person's own repositories is `~name`. */
  repository: string;
}

/**
 * Bitbucket Data Center (and Server). Its REST API changes one file at a time and
 * knows no modes, so files are listed and commits pushed over smart HTTP.
 *
 * @internal
 */
export class BitbucketServerProvider implements GitProvider {
  readonly #repository: RepositoryApi;
  readonly #pulls: BitbucketServerPullRequests;
  readonly #trees: TreeListings;

  static create(
    options: BitbucketServerProviderOptions,
  ): BitbucketServerProvider {
    return new BitbucketServerProvider(options);
  }

  private constructor({ http, repository }: BitbucketServerProviderOptions) {
    this.#repository = RepositoryApi.create({
      http,
      name: repository,
      path: pathOf(repository),
      confirm: async () => this.getRepository(),
    });
    this.#pulls = new BitbucketServerPullRequests(this.#repository);
    this.#trees = new TreeListings(async sha =>
      fetchListing({
        client: http,
        path: this.#gitPath(),
        sha,
        where: this.#repository.where(`commit ${sha}`),
      }),
    );
  }

  get title(): string {
    return this.#repository.http.title;
  }

  async getRepository(): Promise<GitRepository> {
    const found = await this.#repository.json(bitbucketServerRepository, {
      path: '',
      doing: 'read the repository',
    });
    const name = `${found.project.key}/${found.slug}`;
    this.#repository.found(name, pathOf(name), found.archived);
    const defaultBranch = await readDefaultBranch(this.#repository);
    return {
      name,
      defaultBranch: defaultBranch ?? 'main',
      archived: found.archived,
      empty: defaultBranch === undefined,
      webUrl: found.links.self[0].href.replace(/\/browse$/, ''),
    };
  }

  async listBranches(prefix: string): Promise<GitBranch[]> {
    const branches = await listBitbucketServer(
      this.#repository,
      bitbucketServerBranch,
      {
        path: '/branches',
        // It looks for the text anywhere in a name, in upper or lower case
        query: { filterText: prefix },
        doing: 'list branches',
        where: `branches ${prefix}*`,
      },
    );
    return branches
      .map(({ id, latestCommit }) => ({
        name: id.replace(/^refs\/heads\//, ''),
        sha: latestCommit,
      }))
      .filter(({ name }) => name.startsWith(prefix));
  }

  async getBranch(name: string): Promise<GitBranch | undefined> {
    const branches = await this.listBranches(name);
    return branches.find(branch => branch.name === name);
  }

  async getCommit(sha: string): Promise<GitCommit> {
    const found = await this.#repository.json(bitbucketServerCommit, {
      path: `/commits/${encodeURIComponent(sha)}`,
      doing: 'read a commit',
      where: `commit ${sha}`,
    });
    return {
      sha: found.id,
      message: found.message,
      author: { name: found.author.name, email: found.author.emailAddress },
      parents: found.parents.map(parent => parent.id),
    };
  }

  async readTree(sha: string): Promise<GitTreeEntry[]> {
    return await this.#trees.files(sha);
  }

  async readFile(sha: string, path: string): Promise<Uint8Array | undefined> {
    return await this.#repository.findBytes(
      {
        path: `/raw/${encodePath(path)}`,
        query: { at: sha },
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
      client: this.#repository.http,
      path: this.#gitPath(),
      where: this.#repository.where(`commit ${sha}`),
    });
  }

  async commit(options: GitCommitOptions): Promise<GitCommit> {
    this.#repository.requireWritable({
      doing: `push to '${options.branch}'`,
      where: `branch ${options.branch}`,
    });
    return await pushFiles({
      git: this.#repository.http,
      path: this.#gitPath(),
      listing: await this.#trees.list(options.parent),
      commit: options,
      where: this.#repository.where(`branch ${options.branch}`),
    });
  }

  async deleteBranch(name: string): Promise<void> {
    const request = { doing: 'delete a branch', where: `branch ${name}` };
    const { status, message } = await this.#repository.request({
      ...request,
      method: 'DELETE',
      path: `/rest/branch-utils/1.0${projectPath(
        this.#repository.name,
      )}/branches`,
      isOutside: true,
      body: { name: `refs/heads/${name}`, dryRun: false },
      // 400 is how it answers for a branch that is not there, and for others
      accept: [400, 404],
    });
    if (status >= 400 && (await this.getBranch(name))) {
      throw this.#repository.error(request, 'invalid', {
        why: message || 'it refused',
        next: 'Delete it by hand.',
        status,
      });
    }
  }

  async findPullRequest(options: {
    head: string;
    base: string;
  }): Promise<PullRequest | undefined> {
    return await this.#pulls.find(options.head);
  }

  async listPullRequests(options: {
    headPrefix: string;
  }): Promise<PullRequest[]> {
    return await this.#pulls.list(options.headPrefix);
  }

  async openPullRequest(options: OpenPullRequestRequest): Promise<PullRequest> {
    return await this.#pulls.open(options);
  }

  async updatePullRequest(
    number: number,
    update: { title?: string; body?: string },
  ): Promise<PullRequest> {
    return await this.#pulls.update(number, update);
  }

  async getChecks(sha: string): Promise<GitChecks> {
    const statuses = await listBitbucketServer(
      this.#repository,
      bitbucketServerStatus,
      {
        path: `/rest/build-status/1.0/commits/${encodeURIComponent(sha)}`,
        isOutside: true,
        doing: 'read checks',
        where: `commit ${sha}`,
      },
    );
    return toChecks(statuses.map(({ state }) => state));
  }

  #gitPath(): string {
    return `/scm/${encodePath(this.#repository.name)}.git`;
  }
}

function projectPath(repository: string): string {
  const [key, slug] = repository.split('/').map(encodeURIComponent);
  return `/projects/${key}/repos/${slug}`;
}

function pathOf(repository: string): string {
  return `/rest/api/1.0${projectPath(repository)}`;
}
