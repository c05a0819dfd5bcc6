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

import { GitProvider } from '../../git-providers/GitProvider';

/** A file of a repository that a contract server makes. @public */
export type ContractFile =
  | string
  | { content: string | Uint8Array; executable?: boolean }
  | { symlink: string };

/** A repository on its provider's pages, and the provider for it. @public */
export interface GitContractHost {
  newProvider(options: {
    token: string;
    onRequest: (request: { method: string; url: string }) => void;
  }): GitProvider;
  /** Of the repository, or of one of its pull requests. */
  webUrl(pullRequest?: number): string;
  merge(pullRequest: number): Promise<void>;
  close(pullRequest: number): Promise<void>;
  /** What Ada, of `ada@example.com`, does with an editor: one file, on a branch. */
  edit(path: string, content: string, branch: string): Promise<void>;
  /** From `main`. */
  makeBranch(name: string): Promise<void>;
  archive(): Promise<void>;
  /** Answers with the new whole name. */
  rename(name: string): Promise<string>;
  /** Nobody may push to `main` any more, nor to what is below `groundplan/`. */
  protect(): Promise<void>;
  /** What CI says of a commit. */
  report(
    sha: string,
    context: string,
    state: 'pending' | 'success' | 'failure',
  ): Promise<void>;
}

/** A server for the Git provider contract. @public */
export interface GitContractServer {
  /** Of the site, without a slash at the end. */
  baseUrl: string;
  /** May do everything in the repositories that are made. */
  token: string;
  /**
   * Makes a repository with the branch `main` and one commit of these files;
   * without files an empty one. Answers with `owner/name`.
   */
  createRepository(files: Record<string, ContractFile>): Promise<string>;
  /** Left out where it speaks Gitea's REST API (`/api/v1`). */
  host?(name: string): GitContractHost;
  stop(): Promise<void>;
}

/** @public */
export interface GitProviderContractOptions {
  start(): Promise<GitContractServer>;
  /**
   * What the server does not have, and is not asked for: Git's smart HTTP
   * (`push`), protected branches, archiving, renaming, statuses of commits.
   */
  without?: ('push' | 'protection' | 'archive' | 'rename' | 'checks')[];
  /** How many requests open a pull request, however many files it has. */
  requests?: number;
}
