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
import { encodePath } from '../http/encodePath';
import { GitHttpClient } from '../http/GitHttpClient';
import { RepositoryApi } from '../RepositoryApi';
import { readFilesByGit } from '../smart-http/readFilesByGit';
import { isExecutable, pushFiles } from '../smart-http/pushFiles';
import { NO_COMMIT } from '../smart-http/pushOverHttp';
import { TreeListings } from '../smart-http/TreeListings';
import { AzurePullRequests } from './AzurePullRequests';
import {
  azureCommit,
  azureRefs,
  azureRefUpdates,
  azureRepository,
} from './azureSchemas';
import { commitAzureFiles } from './commitAzureFiles';
import { listAzureTree } from './listAzureTree';
import { readAzureChecks } from './readAzureChecks';

const HEADS = 'refs/heads/';

/** @internal */
export interface AzureDevOpsProviderOptions {
  /** For the organization or collection, with `api-version`. */
  api: GitHttpClient;
  /** The same for Git over HTTP. */
  git: GitHttpClient;
  organization: string;
  project: string;
  repository: string;
}

/**
 * Azure DevOps Services and Server, by REST. Its API knows no file modes; where a
 * file is executable, the commit is pushed over smart HTTP.
 *
 * @internal
 */
export class AzureDevOpsProvider implements GitProvider {
  readonly #git: GitHttpClient;
  readonly #organization: string;
  readonly #repository: RepositoryApi;
  readonly #gitPath: string;
  readonly #pulls: AzurePullRequests;
  readonly #trees: TreeListings;
  /** The root trees of the commits that were read. */
  readonly #roots = new Map<string, string>();
  #found?: z.infer<typeof azureRepository>;

  static create(options: AzureDevOpsProviderOptions): AzureDevOpsProvider {
    return new AzureDevOpsProvider(options);
  }

  private constructor(options: AzureDevOpsProviderOptions) {
    const { organization, project, repository } = options;
    this.#git = options.git;
    this.#organization = organization;
    this.#gitPath = encodePath(`/${project}/_git/${repository}`);
    this.#repository = RepositoryApi.create({
      http: options.api,
      name: `${organization}/${project}/${repository}`,
      path: pathOf(project, repository),
      confirm: async () => this.getRepository(),
    });
    this.#pulls = new AzurePullRequests({
      repository: this.#repository,
      webUrl: () => this.#found?.webUrl ?? '',
    });
    this.#trees = new TreeListings(async sha => {
      if (!this.#roots.has(sha)) {
        await this.getCommit(sha);
      }
      const root = this.#roots.get(sha) ?? sha;
      return await listAzureTree(this.#repository, root, sha);
    });
  }

  get title(): string {
    return this.#repository.http.title;
  }

  async getRepository(): Promise<GitRepository> {
    const found = await this.#repository.json(azureRepository, {
      path: '',
      doing: 'read the repository',
    });
    const name = `${this.#organization}/${found.project.name}/${found.name}`;
    // Ids stay after a rename
    this.#repository.found(
      name,
      pathOf(found.project.id, found.id),
      found.isDisabled,
    );
    this.#found = found;
    return {
      name,
      defaultBranch: (found.defaultBranch ?? 'main').replace(HEADS, ''),
      archived: found.isDisabled,
      empty: !found.defaultBranch,
      webUrl: found.webUrl,
    };
  }

  async listBranches(prefix: string): Promise<GitBranch[]> {
    const pages = await this.#repository.pages(
      azureRefs,
      {
        path: '/refs',
        query: { filter: `heads/${prefix}`, $top: 1000 },
        doing: 'list branches',
        where: `branches ${prefix}*`,
      },
      {
        next: (_, { headers }) => {
          const token = headers.get('x-ms-continuationtoken');
          return token ? { query: { continuationToken: token } } : undefined;
        },
      },
    );
    return pages
      .flatMap(({ value }) => value)
      .map(({ name, objectId }) => ({
        name: name.replace(HEADS, ''),
        sha: objectId,
      }))
      .filter(({ name }) => name.startsWith(prefix));
  }

  async getBranch(name: string): Promise<GitBranch | undefined> {
    const branches = await this.listBranches(name);
    return branches.find(branch => branch.name === name);
  }

  async getCommit(sha: string): Promise<GitCommit> {
    const request = { doing: 'read a commit', where: `commit ${sha}` };
    const found = await this.#repository.json(azureCommit, {
      ...request,
      path: `/commits/${encodeURIComponent(sha)}`,
      query: { changeCount: 0 },
    });
    if (found.commentTruncated) {
      // What is cut off is the end, where the trailers are
      throw this.#repository.error(request, 'unsupported', {
        why: 'it does not tell the whole message',
        next: 'Use shorter messages on this branch.',
      });
    }
    this.#roots.set(found.commitId, found.treeId);
    return {
      sha: found.commitId,
      message: found.comment,
      author: found.author,
      parents: found.parents,
    };
  }

  async readTree(sha: string): Promise<GitTreeEntry[]> {
    return await this.#trees.files(sha);
  }

  async readFile(sha: string, path: string): Promise<Uint8Array | undefined> {
    return await this.#repository.findBytes(
      {
        path: '/items',
        query: {
          path: `/${path}`,
          'versionDescriptor.version': sha,
          'versionDescriptor.versionType': 'commit',
        },
        headers: { accept: 'application/octet-stream' },
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
      path: this.#gitPath,
      where: this.#repository.where(`commit ${sha}`),
    });
  }

  async commit(options: GitCommitOptions): Promise<GitCommit> {
    this.#repository.requireWritable({
      doing: `commit to '${options.branch}'`,
      where: `branch ${options.branch}`,
    });
    return options.changes.some(isExecutable)
      ? await pushFiles({
          git: this.#git,
          path: this.#gitPath,
          listing: await this.#trees.list(options.parent),
          commit: options,
          where: this.#repository.where(`branch ${options.branch}`),
        })
      : await commitAzureFiles(this.#repository, options);
  }

  async deleteBranch(name: string): Promise<void> {
    const branch = await this.getBranch(name);
    if (!branch) {
      return;
    }
    const request = { doing: 'delete a branch', where: `branch ${name}` };
    const { value } = await this.#repository.json(azureRefUpdates, {
      ...request,
      method: 'POST',
      path: '/refs',
      body: [
        { name: HEADS + name, oldObjectId: branch.sha, newObjectId: NO_COMMIT },
      ],
    });
    const refused = value.find(({ success }) => !success);
    if (refused) {
      const isStale = refused.updateStatus === 'staleOldObjectId';
      throw this.#repository.error(
        request,
        isStale ? 'conflict' : 'forbidden',
        {
          why: refused.customMessage ?? refused.updateStatus ?? 'it refused',
          next: isStale ? 'Try again.' : 'Delete it by hand.',
        },
      );
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
    await this.#repository.requireRepository();
    return await readAzureChecks({
      repository: this.#repository,
      sha,
      pullRequest: this.#pulls.numberOf(sha),
      projectId: this.#found?.project.id,
    });
  }
}

function pathOf(project: string, repository: string): string {
  return `/${encodePath(`${project}/_apis/git/repositories/${repository}`)}`;
}
