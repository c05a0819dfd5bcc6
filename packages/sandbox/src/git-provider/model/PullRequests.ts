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

import { GitRepository, RefUpdate } from '../storage/GitRepository';
import { Account } from './Account';
import { now } from './now';

/** @internal */
export interface PullRequest {
  id: number;
  number: number;
  title: string;
  body: string;
  poster: Account;
  base: string;
  head: string;
  /** The head's last commit: of its branch while it is open. */
  headSha: string;
  mergeBase: string;
  state: 'open' | 'closed';
  created: string;
  updated: string;
  closed?: string;
  merged?: { commit: string; at: string; by: Account };
}

const HEADS = 'refs/heads/';

/** The pull requests of a repository, which live as long as the process. @internal */
export class PullRequests {
  readonly #pulls: PullRequest[] = [];

  private constructor() {}

  /** Follows the branches: a push moves a head, a deletion closes it. */
  static create(git: GitRepository): PullRequests {
    const pulls = new PullRequests();
    git.onRefUpdate(update => pulls.#follow(update));
    return pulls;
  }

  /** Newest first. */
  list(): PullRequest[] {
    return [...this.#pulls].reverse();
  }

  get(number: number): PullRequest | undefined {
    return this.#pulls.find(pull => pull.number === number);
  }

  /** The open one between two branches. */
  findOpen(base: string, head: string): PullRequest | undefined {
    return this.#pulls.find(
      pull => pull.state === 'open' && pull.base === base && pull.head === head,
    );
  }

  /** The first one ever between two branches, as Gitea's lookup answers. */
  findFirst(base: string, head: string): PullRequest | undefined {
    return this.#pulls.find(pull => pull.base === base && pull.head === head);
  }

  add(
    facts: Pick<
      PullRequest,
      'title' | 'body' | 'poster' | 'base' | 'head' | 'headSha' | 'mergeBase'
    >,
  ): PullRequest {
    const number = this.#pulls.length + 1;
    const created = now();
    const pull: PullRequest = {
      id: number,
      number,
      ...facts,
      state: 'open',
      created,
      updated: created,
    };
    this.#pulls.push(pull);
    return pull;
  }

  close(pull: PullRequest): void {
    pull.state = 'closed';
    pull.closed = now();
    pull.updated = pull.closed;
  }

  reopen(pull: PullRequest): void {
    pull.state = 'open';
    pull.closed = undefined;
    pull.updated = now();
  }

  #follow({ ref, after }: RefUpdate): void {
    for (const pull of this.#pulls) {
      if (pull.state === 'open' && ref === `${HEADS}${pull.head}`) {
        if (after) {
          pull.headSha = after;
          pull.updated = now();
        } else {
          this.close(pull);
        }
      }
    }
  }
}

/** Where the changes of a pull request begin. @internal */
export async function mergeBaseOf(
  git: GitRepository,
  pull: PullRequest,
): Promise<string> {
  const base =
    pull.state === 'open'
      ? await git.resolve(`refs/heads/${pull.base}`)
      : undefined;
  return (base && (await git.mergeBase(base, pull.headSha))) ?? pull.mergeBase;
}
