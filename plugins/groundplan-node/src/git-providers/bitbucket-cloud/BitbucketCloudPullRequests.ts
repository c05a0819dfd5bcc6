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
import { bitbucketCloudPullRequest } from './bitbucketCloudSchemas';
import { quoted, toPullRequest } from './bitbucketCloudShapes';
import { listBitbucketCloud } from './listBitbucketCloud';

/** It gives no more of them. */
const PAGE = 50;
const ALL_STATES = ['OPEN', 'MERGED', 'DECLINED', 'SUPERSEDED'];

interface BitbucketCloudPullRequestsOptions {
  repository: RepositoryApi;
  /** The whole id of a commit by its first digits, if it was read already. */
  knownSha: (short: string) => string | undefined;
  readSha: (short: string) => Promise<string>;
  /** After which the heads of these branches are known. */
  readBranches: (prefix: string) => Promise<unknown>;
}

/** The pull requests of a repository on Bitbucket Cloud. */
export class BitbucketCloudPullRequests {
  readonly #options: BitbucketCloudPullRequestsOptions;
  readonly #repository: RepositoryApi;

  constructor(options: BitbucketCloudPullRequestsOptions) {
    this.#options = options;
    this.#repository = options.repository;
  }

  async find(head: string): Promise<PullRequest | undefined> {
    const found = await this.#list({
      q: `source.branch.name = ${quoted(head)}`,
      state: ALL_STATES,
      sort: '-created_on',
    });
    const chosen = choosePullRequest(found, head);
    return chosen && (await this.#withWholeSha(chosen));
  }

  async list(headPrefix: string): Promise<PullRequest[]> {
    const { knownSha, readBranches } = this.#options;
    const found = await this.#list({
      q: headPrefix ? `source.branch.name ~ ${quoted(headPrefix)}` : undefined,
      state: ['OPEN'],
    });
    const wanted = found.filter(({ head }) => head.startsWith(headPrefix));
    if (wanted.some(({ headSha }) => !knownSha(headSha))) {
      // One request for all heads, in place of one for each
      await readBranches(headPrefix);
    }
    return await Promise.all(
      wanted.map(async pull => this.#withWholeSha(pull)),
    );
  }

  async open(options: OpenPullRequestRequest): Promise<PullRequest> {
    const { head, base, title, body, draft } = options;
    const request = {
      doing: 'open a pull request',
      where: `from ${head} into ${base}`,
    };
    // It takes as many for the same branches as one asks for
    const open = (await this.list(head)).find(
      pull => pull.head === head && pull.base === base,
    );
    if (open) {
      throw this.#repository.error(request, 'conflict', {
        why: `${open.webUrl} is open already`,
        next: 'Go on with that one.',
      });
    }
    const opened = await this.#repository.json(bitbucketCloudPullRequest, {
      ...request,
      method: 'POST',
      path: '/pullrequests',
      body: {
        title,
        description: body,
        source: { branch: { name: head } },
        destination: { branch: { name: base } },
        close_source_branch: true,
        draft: draft ?? false,
      },
    });
    return await this.#withWholeSha(toPullRequest(opened));
  }

  async decline(number: number): Promise<void> {
    await this.#repository.request({
      method: 'POST',
      path: `/pullrequests/${number}/decline`,
      doing: 'decline a pull request',
      where: `pull request ${number}`,
    });
  }

  async update(
    number: number,
    update: { title?: string; body?: string },
  ): Promise<PullRequest> {
    const request = {
      path: `/pullrequests/${number}`,
      doing: 'update a pull request',
      where: `pull request ${number}`,
    };
    const before = await this.#repository.json(
      bitbucketCloudPullRequest,
      request,
    );
    const updated = await this.#repository.json(bitbucketCloudPullRequest, {
      ...request,
      method: 'PUT',
      body: {
        title: update.title ?? before.title,
        description: update.body ?? before.description ?? '',
        // Left out, they would be taken off
        reviewers: before.reviewers.map(({ uuid }) => ({ uuid })),
      },
    });
    return await this.#withWholeSha(toPullRequest(updated));
  }

  async #list(
    query: Record<string, string | string[] | undefined>,
  ): Promise<PullRequest[]> {
    const found = await listBitbucketCloud(
      this.#repository,
      bitbucketCloudPullRequest,
      {
        path: '/pullrequests',
        query: { ...query, pagelen: PAGE },
        doing: 'list pull requests',
      },
    );
    return found
      .filter(
        ({ source, destination }) =>
          source.repository?.full_name === destination.repository?.full_name,
      )
      .map(toPullRequest);
  }

  async #withWholeSha(pull: PullRequest): Promise<PullRequest> {
    const { knownSha, readSha } = this.#options;
    const { headSha } = pull;
    return {
      ...pull,
      headSha: knownSha(headSha) ?? (headSha && (await readSha(headSha))),
    };
  }
}
