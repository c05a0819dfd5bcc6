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

/** A file of a repository that a contract server makes. @public */
export type ContractFile =
  | string
  | { content: string | Uint8Array; executable?: boolean }
  | { symlink: string };

/**
 * A server that speaks the part of Gitea's REST API (`/api/v1`) that the Git
 * provider contract is about.
 *
 * @public
 */
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
}
