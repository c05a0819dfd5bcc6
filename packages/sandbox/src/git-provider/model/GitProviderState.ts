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

import { join } from 'node:path';
import { GitRepository, RefUpdate } from '../storage/GitRepository';
import { Account, Caller, GitProviderToken } from './Account';
import { BranchProtection } from './BranchProtection';
import { fullName, HostedRepository } from './HostedRepository';
import { now } from './now';
import { PullRequests } from './PullRequests';

/** What is wanted of a new repository. @internal */
export interface RepositorySettings {
  owner: Account;
  name: string;
  description?: string;
  private?: boolean;
  defaultBranch?: string;
}

/** A branch that was pushed to, made or deleted. @public */
export interface BranchUpdate {
  /** `owner/name` of the repository. */
  repository: string;
  branch: string;
  /** Its commits; undefined where there is none. */
  before?: string;
  after?: string;
}

const HEADS = 'refs/heads/';

/** Accounts, tokens and repositories, in memory and in a folder. @internal */
export class GitProviderState {
  readonly #folder: string;
  readonly #accounts = new Map<string, Account>();
  readonly #tokens = new Map<string, Caller>();
  readonly #repositories: HostedRepository[] = [];
  /** Old full names of repositories that were renamed. */
  readonly #moved = new Map<string, HostedRepository>();
  readonly #listeners = new Set<(update: BranchUpdate) => void>();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static create(folder: string, tokens: GitProviderToken[]): GitProviderState {
    const state = new GitProviderState(folder);
    for (const { token, user, readOnly = false } of tokens) {
      state.#tokens.set(token, { account: state.account(user), readOnly });
    }
    return state;
  }

  /** The account of that login, made where there is none. */
  account(login: string, organization = false): Account {
    const key = login.toLocaleLowerCase('en-US');
    const account = this.#accounts.get(key) ?? {
      id: this.#accounts.size + 1,
      login,
      organization,
      created: now(),
    };
    this.#accounts.set(key, account);
    return account;
  }

  findAccount(login: string): Account | undefined {
    return this.#accounts.get(login.toLocaleLowerCase('en-US'));
  }

  caller(token: string): Caller | undefined {
    return this.#tokens.get(token);
  }

  repositories(): HostedRepository[] {
    return [...this.#repositories];
  }

  find(owner: string, name: string): HostedRepository | undefined {
    const wanted = `${owner}/${name}`.toLocaleLowerCase('en-US');
    return this.#repositories.find(
      repository => fullName(repository).toLocaleLowerCase('en-US') === wanted,
    );
  }

  /** Where a repository of an old name is now. */
  findMoved(owner: string, name: string): HostedRepository | undefined {
    return this.#moved.get(`${owner}/${name}`.toLocaleLowerCase('en-US'));
  }

  async createRepository(
    settings: RepositorySettings,
  ): Promise<HostedRepository> {
    const { owner, name, defaultBranch = 'main' } = settings;
    const id = this.#repositories.length + 1;
    const git = await GitRepository.init(
      join(this.#folder, `${id}.git`),
      defaultBranch,
    );
    const repository: HostedRepository = {
      id,
      owner,
      name,
      description: settings.description ?? '',
      private: settings.private ?? false,
      archived: false,
      defaultBranch,
      protectedBranches: BranchProtection.create(),
      created: now(),
      git,
      pulls: PullRequests.create(git),
      statuses: new Map(),
    };
    git.onRefUpdate(update => this.#announce(repository, update));
    this.#repositories.push(repository);
    return repository;
  }

  rename(repository: HostedRepository, name: string): void {
    const before = fullName(repository).toLocaleLowerCase('en-US');
    this.#moved.set(before, repository);
    repository.name = name;
  }

  onBranchUpdate(listener: (update: BranchUpdate) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #announce(repository: HostedRepository, update: RefUpdate): void {
    const { ref, before, after } = update;
    if (ref.startsWith(HEADS)) {
      const branch = ref.slice(HEADS.length);
      this.#listeners.forEach(listener =>
        listener({ repository: fullName(repository), branch, before, after }),
      );
    }
  }
}
