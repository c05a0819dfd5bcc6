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

/** Who wrote a commit, as the commit itself says. @public */
export interface GitPerson {
  name: string;
  email?: string;
}

/** @public */
export interface GitCommit {
  sha: string;
  /** The whole message, trailers included. */
  message: string;
  author: GitPerson;
  parents: string[];
}

/** @public */
export interface GitBranch {
  name: string;
  /** The commit at its head. */
  sha: string;
}

/** @public */
export interface GitRepository {
  /** Owner and name as the provider has them now, also after a rename. */
  name: string;
  defaultBranch: string;
  archived: boolean;
  /** Without a single commit: no branch can be made in it. */
  empty: boolean;
  /** The page people open. */
  webUrl: string;
}

/** Git's own modes: file, executable, symbolic link, submodule. @public */
export type GitFileMode = '100644' | '100755' | '120000' | '160000';

/** A file in a tree; directories are not listed. @public */
export interface GitTreeEntry {
  path: string;
  /** Missing where the provider does not tell: an update keeps the mode there. */
  mode?: GitFileMode;
  /** The blob's id. Missing where the provider does not tell. */
  sha?: string;
}

/** One file of a commit, against what its parent has. @public */
export type GitFileChange =
  | {
      operation: 'create';
      path: string;
      content: Uint8Array;
      mode: '100644' | '100755';
    }
  | {
      operation: 'update';
      path: string;
      content: Uint8Array;
      /** As the parent has it. */
      previous: GitTreeEntry;
      /** Left out where the mode stays as it is. */
      mode?: '100644' | '100755';
    }
  | { operation: 'delete'; path: string; previous: GitTreeEntry };

/** @public */
export interface GitCommitOptions {
  /** The branch to commit to, without `refs/heads/`. */
  branch: string;
  /**
   * Makes the branch, from the head of this one; it is a conflict when the
   * branch is there. Without it the branch must be there.
   */
  from?: string;
  /** The commit that the changes were made against, and the new commit's parent. */
  parent: string;
  message: string;
  /** Who asked for it; the credentials' own user where left out. */
  author?: GitPerson;
  /** At least one; each path once. */
  changes: GitFileChange[];
}

/** @public */
export interface PullRequest {
  number: number;
  title: string;
  /** Without what is no text. Empty where there is none. */
  body: string;
  state: 'open' | 'merged' | 'closed';
  /** Branch names. The head is always one of this repository, never of a fork. */
  head: string;
  base: string;
  /** The commit at the head; the last one it had when merged or closed. */
  headSha: string;
  webUrl: string;
  draft: boolean;
  author?: string;
  /** ISO 8601. */
  createdAt?: string;
  /** The provider's word on whether it can be merged; undefined while it does not know. */
  mergeable?: boolean;
}

/** @public */
export interface OpenPullRequestRequest {
  head: string;
  base: string;
  title: string;
  body: string;
  draft?: boolean;
}

/** What CI says of a commit. @public */
export interface GitChecks {
  /** `none`: nothing reports to this commit. `unknown`: may not be read; `message` says why. */
  state: 'passing' | 'failing' | 'pending' | 'none' | 'unknown';
  passed: number;
  failed: number;
  pending: number;
  message?: string;
}

/**
 * What changing one repository by pull request needs of a Git provider, and no
 * more. An instance belongs to one repository and one set of credentials, and
 * lives as long as one task or request.
 *
 * @remarks
 * Every method fails with a {@link GitProviderError}, and with nothing else.
 * Absence that may be asked for (a branch, a file, a pull request) is
 * `undefined`; an error is never an empty list.
 *
 * @public
 */
export interface GitProvider {
  /** What messages call it, such as `Gitea at git.example.com`. */
  readonly title: string;

  /** After a rename it answers with the new name, and later calls go there. */
  getRepository(): Promise<GitRepository>;

  /** All branches whose names begin with a prefix, in no order. */
  listBranches(prefix: string): Promise<GitBranch[]>;

  getBranch(name: string): Promise<GitBranch | undefined>;

  getCommit(sha: string): Promise<GitCommit>;

  /** All files of a commit, recursively; fails rather than leaving some out. */
  readTree(sha: string): Promise<GitTreeEntry[]>;

  /** A file as it is in a commit, byte for byte; undefined where there is none. */
  readFile(sha: string, path: string): Promise<Uint8Array | undefined>;

  /**
   * Files of a commit's tree by their paths, in as few requests as the provider
   * allows; what is not there is left out.
   */
  readFiles(
    sha: string,
    files: readonly GitTreeEntry[],
  ): Promise<Map<string, Uint8Array>>;

  /**
   * All changes in one commit, or none. `conflict` when the branch's head is
   * not `parent` (or the branch exists already), or a file changed meanwhile.
   */
  commit(options: GitCommitOptions): Promise<GitCommit>;

  /** Removes a branch that was made in vain; one that is gone is no error. */
  deleteBranch(name: string): Promise<void>;

  /** Of the pull requests of a head branch the open one, else the last one. */
  findPullRequest(options: {
    head: string;
    base: string;
  }): Promise<PullRequest | undefined>;

  /** Open ones whose head is a branch of this repository with a prefix. */
  listPullRequests(options: { headPrefix: string }): Promise<PullRequest[]>;

  /** `conflict` when one is open for the same head and base. */
  openPullRequest(request: OpenPullRequestRequest): Promise<PullRequest>;

  updatePullRequest(
    number: number,
    update: { title?: string; body?: string },
  ): Promise<PullRequest>;

  getChecks(sha: string): Promise<GitChecks>;
}
