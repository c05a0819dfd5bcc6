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
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  PullRequestView,
  TargetRepository,
} from 'backstage-plugin-groundplan-common';
import { createGitProvider } from '../../git-providers/createGitProvider';
import { GitChecks, PullRequest } from '../../git-providers/GitProvider';
import { listOpenPullRequests } from '../../pull-requests/listOpenPullRequests';
import {
  branchNumber,
  numberedBranch,
  pullRequestBranch,
} from '../../pull-requests/pullRequestBranch';
import { whatsOfPullRequest } from '../several/whatsOfPullRequest';

const MAX_AGE_MS = 30_000;
const MAX_ANSWERS = 500;
/** More than anybody makes the same thing anew. */
const MAX_ROUNDS = 20;

const NO_CHECKS: GitChecks = {
  state: 'none',
  passed: 0,
  failed: 0,
  pending: 0,
};

/** A pull request that is open. @public */
export interface OpenPullRequest extends PullRequestView {
  /** What it is of, where that is several things; the branch says it of one. */
  whats?: string[];
}

/** What changes a thing can have pull requests of, beside its making. */
const OPERATIONS = ['', '.delete', '.scale', '.upgrade'];

/**
 * Reads the pull requests that changes were made by; what was read is used for
 * 30 seconds.
 *
 * @public
 */
export class PullRequestReader {
  readonly #integrations: ScmIntegrationRegistry;
  readonly #answers = new Map<string, { at: number; answer: unknown }>();

  /** @internal */
  static create(options: {
    integrations: ScmIntegrationRegistry;
  }): PullRequestReader {
    return new PullRequestReader(options.integrations);
  }

  private constructor(integrations: ScmIntegrationRegistry) {
    this.#integrations = integrations;
  }

  /** All open ones of a repository. */
  async open({ url }: TargetRepository): Promise<OpenPullRequest[]> {
    return await this.#cached(`open ${url}`, async () => {
      const found = await listOpenPullRequests(this.#provider(url));
      return found.map(({ pullRequest, checks }) => {
        const whats = whatsOfPullRequest(pullRequest);
        return {
          ...toView(url, pullRequest, checks),
          ...(whats && { whats }),
        };
      });
    });
  }

  /** Open ones that change one thing, be it among others. */
  async openOf(
    repository: TargetRepository,
    what: string,
  ): Promise<OpenPullRequest[]> {
    const own = OPERATIONS.map(suffix => `${what}${suffix}`);
    const branches = own.map(pullRequestBranch);
    const all = await this.open(repository);
    return all.filter(
      ({ branch, whats = [] }) =>
        branches.some(one => branchNumber(one, branch) !== undefined) ||
        whats.some(one => own.includes(one)),
    );
  }

  /** The last one that made a thing and was merged. */
  async mergedOf(
    { url, branch: base }: TargetRepository,
    what: string,
  ): Promise<PullRequestView | undefined> {
    return await this.#cached(`merged ${url} ${what}`, async () => {
      const provider = this.#provider(url);
      const into = base ?? (await provider.getRepository()).defaultBranch;
      const branch = pullRequestBranch(what);
      let last: PullRequest | undefined;
      for (let round = 1; round <= MAX_ROUNDS; round++) {
        const found = await provider.findPullRequest({
          head: numberedBranch(branch, round),
          base: into,
        });
        if (!found) {
          break;
        }
        last = found.state === 'merged' ? found : last;
      }
      return last && toView(url, last, NO_CHECKS);
    });
  }

  /** To be called when one was opened. */
  forget({ url }: Pick<TargetRepository, 'url'>): void {
    this.#answers.delete(`open ${url}`);
  }

  #provider(url: string) {
    return createGitProvider({ url, integrations: this.#integrations });
  }

  async #cached<T>(key: string, read: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(key);
    if (known && Date.now() - known.at < MAX_AGE_MS) {
      return (await known.answer) as T;
    }
    if (this.#answers.size >= MAX_ANSWERS) {
      this.#answers.clear();
    }
    const answer = read();
    this.#answers.set(key, { at: Date.now(), answer });
    answer.catch(() => this.#answers.delete(key));
    return await answer;
  }
}

function toView(
  repository: string,
  pullRequest: PullRequest,
  checks: GitChecks,
): PullRequestView {
  const { number, title, webUrl, state, head, base, author, createdAt } =
    pullRequest;
  return {
    repository,
    number,
    title,
    url: webUrl,
    state,
    branch: head,
    base,
    ...(author && { author }),
    ...(createdAt && { createdAt }),
    checks,
  };
}
