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

import { choosePullRequest } from '../choosePullRequest';
import { OpenPullRequestRequest, PullRequest } from '../GitProvider';
import { RepositoryApi } from '../RepositoryApi';
import { bitbucketServerPullRequest } from './bitbucketServerSchemas';
import { isOfFork, toPullRequest } from './bitbucketServerShapes';
import { listBitbucketServer } from './listBitbucketServer';

/** The pull requests of a repository on Bitbucket Data Center. */
export class BitbucketServerPullRequests {
  readonly #repository: RepositoryApi;

  constructor(repository: RepositoryApi) {
    this.#repository = repository;
  }

  async find(head: string): Promise<PullRequest | undefined> {
    const found = await this.#list(
      {
        state: 'ALL',
        direction: 'OUTGOING',
        at: `refs/heads/${head}`,
        order: 'NEWEST',
      },
      `branch ${head}`,
    );
    return choosePullRequest(found, head);
  }

  async list(headPrefix: string): Promise<PullRequest[]> {
    const found = await this.#list({ state: 'OPEN' });
    return found.filter(({ head }) => head.startsWith(headPrefix));
  }

  async open(options: OpenPullRequestRequest): Promise<PullRequest> {
    const { head, base, title, body, draft } = options;
    const [key, slug] = this.#repository.name.split('/');
    const side = (branch: string) => ({
      id: `refs/heads/${branch}`,
      repository: { slug, project: { key } },
    });
    return toPullRequest(
      await this.#repository.json(bitbucketServerPullRequest, {
        method: 'POST',
        path: '/pull-requests',
        body: {
          title,
          description: body,
          fromRef: side(head),
          toRef: side(base),
          ...(draft ? { draft } : {}),
        },
        doing: 'open a pull request',
        where: `from ${head} into ${base}`,
      }),
    );
  }

  async update(
    number: number,
    update: { title?: string; body?: string },
  ): Promise<PullRequest> {
    const request = {
      path: `/pull-requests/${number}`,
      doing: 'update a pull request',
      where: `pull request ${number}`,
    };
    const before = await this.#repository.json(
      bitbucketServerPullRequest,
      request,
    );
    return toPullRequest(
      await this.#repository.json(bitbucketServerPullRequest, {
        ...request,
        method: 'PUT',
        body: {
          // What is left out would be emptied, and of another version it is a conflict
          version: before.version,
          title: update.title ?? before.title,
          description: update.body ?? before.description ?? '',
          reviewers: before.reviewers.map(({ user }) => ({
            user: { name: user.name },
          })),
        },
      }),
    );
  }

  async #list(
    query: Record<string, string>,
    where?: string,
  ): Promise<PullRequest[]> {
    const found = await listBitbucketServer(
      this.#repository,
      bitbucketServerPullRequest,
      { path: '/pull-requests', query, doing: 'list pull requests', where },
    );
    return found.filter(pull => !isOfFork(pull)).map(toPullRequest);
  }
}
