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

import pLimit from 'p-limit';
import { z } from 'zod';
import { choosePullRequest } from '../choosePullRequest';
import { OpenPullRequestRequest, PullRequest } from '../GitProvider';
import { RepositoryApi, RepositoryRequest } from '../RepositoryApi';
import { azurePullRequest, azurePullRequests } from './azureSchemas';
import { toAzureText, toPullRequest } from './azureShapes';

const HEADS = 'refs/heads/';
const PAGE = 100;
/** In lists, descriptions are cut to this. */
const SHORT_DESCRIPTION = 400;

/** The pull requests of a repository on Azure DevOps. */
export class AzurePullRequests {
  readonly #repository: RepositoryApi;
  readonly #webUrl: () => string;
  readonly #numbers = new Map<string, number>();

  constructor(options: {
    repository: RepositoryApi;
    /** Of the repository, once that was read. */
    webUrl: () => string;
  }) {
    this.#repository = options.repository;
    this.#webUrl = options.webUrl;
  }

  /** Of one that was seen with this head. */
  numberOf(headSha: string): number | undefined {
    return this.#numbers.get(headSha);
  }

  async find(head: string): Promise<PullRequest | undefined> {
    const found = await this.#list({
      'searchCriteria.status': 'all',
      'searchCriteria.sourceRefName': HEADS + head,
    });
    const chosen = choosePullRequest(
      found.sort((a, b) => b.number - a.number),
      head,
    );
    return chosen && (await this.#withWholeBody(chosen));
  }

  async list(headPrefix: string): Promise<PullRequest[]> {
    const found = await this.#list({ 'searchCriteria.status': 'active' });
    const limit = pLimit(4);
    return await Promise.all(
      found
        .filter(({ head }) => head.startsWith(headPrefix))
        .map(pull => limit(async () => this.#withWholeBody(pull))),
    );
  }

  async open(options: OpenPullRequestRequest): Promise<PullRequest> {
    const { head, base, title, body, draft } = options;
    return await this.#send({
      method: 'POST',
      path: '/pullrequests',
      body: {
        sourceRefName: HEADS + head,
        targetRefName: HEADS + base,
        ...toAzureText({ title, body }),
        isDraft: draft ?? false,
      },
      doing: 'open a pull request',
      where: `from ${head} into ${base}`,
    });
  }

  async update(
    number: number,
    update: { title?: string; body?: string },
  ): Promise<PullRequest> {
    return await this.#send({
      method: 'PATCH',
      path: `/pullrequests/${number}`,
      body: toAzureText(update),
      doing: 'update a pull request',
      where: `pull request ${number}`,
    });
  }

  async #list(query: Record<string, string>): Promise<PullRequest[]> {
    await this.#repository.requireRepository();
    const pages = await this.#repository.pages(
      azurePullRequests,
      {
        path: '/pullrequests',
        query: { ...query, $top: PAGE, $skip: 0 },
        doing: 'list pull requests',
      },
      {
        next: ({ value }, _, number) =>
          value.length < PAGE ? undefined : { query: { $skip: number * PAGE } },
      },
    );
    return pages
      .flatMap(({ value }) => value)
      .filter(({ forkSource }) => !forkSource)
      .map(pull => this.#toPullRequest(pull));
  }

  async #withWholeBody(pull: PullRequest): Promise<PullRequest> {
    return pull.body.length < SHORT_DESCRIPTION
      ? pull
      : await this.#send({
          path: `/pullrequests/${pull.number}`,
          doing: 'read a pull request',
          where: `pull request ${pull.number}`,
        });
  }

  async #send(request: RepositoryRequest): Promise<PullRequest> {
    await this.#repository.requireRepository();
    return this.#toPullRequest(
      await this.#repository.json(azurePullRequest, request),
    );
  }

  #toPullRequest(found: z.infer<typeof azurePullRequest>): PullRequest {
    const pull = toPullRequest(found, this.#webUrl());
    this.#numbers.set(pull.headSha, pull.number);
    return pull;
  }
}
