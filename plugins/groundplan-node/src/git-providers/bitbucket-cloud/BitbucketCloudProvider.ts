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
import { encodePath, encodeRef } from '../http/encodePath';
import { GitHttpClient } from '../http/GitHttpClient';
import { keepFirstPullRequest } from '../keepFirstPullRequest';
import { RepositoryApi } from '../RepositoryApi';
import { readFilesByGit } from '../smart-http/readFilesByGit';
import { fetchListing } from '../smart-http/fetchListing';
import { isExecutable, pushFiles } from '../smart-http/pushFiles';
import { TreeListings } from '../smart-http/TreeListings';
import { toChecks } from '../toChecks';
import {
  bitbucketCloudBranch,
  bitbucketCloudCommit,
  bitbucketCloudRepository,
  bitbucketCloudStatus,
} from './bitbucketCloudSchemas';
import { BitbucketCloudPullRequests } from './BitbucketCloudPullRequests';
import { quoted, toGitCommit } from './bitbucketCloudShapes';
import { commitBitbucketCloudFiles } from './commitBitbucketCloudFiles';
import { listBitbucketCloud } from './listBitbucketCloud';

const PAGE = 100;
const SHORT_HASH = 12;

/** @internal */
export interface BitbucketCloudProviderOptions {
  /** For `/2.0`. */
  api: GitHttpClient;
  /** For Git over HTTP: the site's own address, with Basic credentials. */
  git: GitHttpClient;
  /** `workspace/slug`. */
  repository: string;
}

/**
 * Bitbucket Cloud, by its REST API. Files are listed over smart HTTP, as REST
 * knows neither their ids nor all of them at once; where one is executable the
 * commit is pushed as well, as REST would take its bit away.
 *
 * @internal
 */
export class BitbucketCloudProvider implements GitProvider {
  readonly #git: GitHttpClient;
  readonly #repository: RepositoryApi;
  readonly #pulls: BitbucketCloudPullRequests;
  readonly #trees: TreeListings;
  /** Whole commit ids by their first digits, which is all that pull requests tell. */
  readonly #commits = new Map<string, string>();

  static create(
    options: BitbucketCloudProviderOptions,
  ): BitbucketCloudProvider {
    return new BitbucketCloudProvider(options);
  }

  private constructor(options: BitbucketCloudProviderOptions) {
    this.#git = options.git;
    this.#repository = RepositoryApi.create({
      http: options.api,
      name: options.repository,
      path: pathOf(options.repository),
      confirm: async () => this.getRepository(),
    });
    this.#pulls = new BitbucketCloudPullRequests({
      repository: this.#repository,
      knownSha: short => this.#commits.get(short),
      readSha: async short => (await this.getCommit(short)).sha,
      readBranches: async prefix => this.listBranches(prefix),
    });
    this.#trees = new TreeListings(async sha =>
      fetchListing({
        client: this.#git,
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
    const found = await this.#repository.json(bitbucketCloudRepository, {
      path: '',
      doing: 'read the repository',
    });
    this.#repository.found(found.full_name, pathOf(found.full_name));
    return {
      name: found.full_name,
      defaultBranch: found.mainbranch?.name ?? 'main',
      // It has no such thing
      archived: false,
      empty: !found.mainbranch,
      webUrl: found.links.html.href,
    };
  }

  async listBranches(prefix: string): Promise<GitBranch[]> {
    const branches = await this.#branches(
      // `~` looks anywhere in the name, in upper or lower case
      prefix === '' ? undefined : `name ~ ${quoted(prefix)}`,
      `branches ${prefix}*`,
    );
    return branches.filter(({ name }) => name.startsWith(prefix));
  }

  async getBranch(name: string): Promise<GitBranch | undefined> {
    const branches = await this.#branches(
      `name = ${quoted(name)}`,
      `branch ${name}`,
    );
    return branches.find(branch => branch.name === name);
  }

  async getCommit(sha: string): Promise<GitCommit> {
    const found = await this.#repository.json(bitbucketCloudCommit, {
      path: `/commit/${encodeURIComponent(sha)}`,
      doing: 'read a commit',
      where: `commit ${sha}`,
    });
    this.#remember(found.hash);
    return toGitCommit(found);
  }

  async readTree(sha: string): Promise<GitTreeEntry[]> {
    return await this.#trees.files(sha);
  }

  async readFile(sha: string, path: string): Promise<Uint8Array | undefined> {
    return await this.#repository.findBytes(
      {
        path: `/src/${encodeURIComponent(sha)}/${encodePath(path)}`,
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
      path: this.#gitPath(),
      where: this.#repository.where(`commit ${sha}`),
    });
  }

  async commit(options: GitCommitOptions): Promise<GitCommit> {
    const listing = await this.#trees.list(options.parent);
    const made = options.changes.some(isExecutable)
      ? await pushFiles({
          git: this.#git,
          path: this.#gitPath(),
          listing,
          commit: options,
          where: this.#repository.where(`branch ${options.branch}`),
        })
      : await commitBitbucketCloudFiles({
          repository: this.#repository,
          listing,
          commit: options,
        });
    this.#remember(made.sha);
    return made;
  }

  async deleteBranch(name: string): Promise<void> {
    await this.#repository.request({
      method: 'DELETE',
      path: `/refs/branches/${encodeRef(name)}`,
      accept: [404],
      doing: 'delete a branch',
      where: `branch ${name}`,
    });
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
    return await keepFirstPullRequest({
      provider: this,
      api: this.#repository,
      opened: await this.#pulls.open(options),
      close: async number => this.#pulls.decline(number),
    });
  }

  async updatePullRequest(
    number: number,
    update: { title?: string; body?: string },
  ): Promise<PullRequest> {
    return await this.#pulls.update(number, update);
  }

  async getChecks(sha: string): Promise<GitChecks> {
    const statuses = await listBitbucketCloud(
      this.#repository,
      bitbucketCloudStatus,
      {
        path: `/commit/${encodeURIComponent(sha)}/statuses`,
        query: { pagelen: PAGE },
        doing: 'read checks',
        where: `commit ${sha}`,
      },
    );
    return toChecks(statuses.map(({ state }) => state));
  }

  async #branches(q: string | undefined, where: string): Promise<GitBranch[]> {
    const found = await listBitbucketCloud(
      this.#repository,
      bitbucketCloudBranch,
      {
        path: '/refs/branches',
        query: { q, pagelen: PAGE },
        doing: 'list branches',
        where,
      },
    );
    return found.map(({ name, target }) => ({
      name,
      sha: this.#remember(target.hash),
    }));
  }

  #remember(sha: string): string {
    this.#commits.set(sha.slice(0, SHORT_HASH), sha);
    return sha;
  }

  #gitPath(): string {
    return `/${encodePath(this.#repository.name)}.git`;
  }
}

function pathOf(repository: string): string {
  return `/repositories/${encodePath(repository)}`;
}
