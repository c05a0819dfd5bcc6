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

import { GitPerson, PullRequest } from '../git-providers/GitProvider';

/** A file that a pull request writes or deletes. @public */
export type ChangedFile =
  | {
      path: string;
      /** Text is written as UTF-8, line ends as they are. */
      content: string | Uint8Array;
      /** Left out, a file keeps the bit it has, and a new one has none. */
      executable?: boolean;
    }
  | { path: string; delete: true };

/** What is to be changed in a repository by one pull request. @public */
export interface PullRequestChange {
  /**
   * What is being made, such as `payments.cluster.team-a.hub`; the branch is
   * derived from it, so that a second run finds the first one's pull request.
   */
  what: string;
  /**
   * What decides what is written, without secrets; its hash tells a second run
   * from a change. The files themselves where left out.
   */
  input?: unknown;
  files: ChangedFile[];
  title: string;
  body: string;
  /** Without trailers. The title where left out. */
  message?: string;
  /** The repository's default branch where left out. */
  base?: string;
  /** The commit that the files were computed against: whoever changed one of them since is not overwritten. */
  basedOn?: string;
  draft?: boolean;
  author?: GitPerson;
}

/** One line of what a pull request does. @public */
export interface FileSummary {
  path: string;
  change: 'created' | 'changed' | 'deleted';
}

/** @public */
export type OpenedPullRequest =
  | {
      /**
       * `opened`: a new one. `updated`: one more commit on the branch of one that
       * was open. `unchanged`: an earlier run did it all.
       */
      outcome: 'opened' | 'updated' | 'unchanged';
      pullRequest: PullRequest;
      branch: string;
      commit: string;
      /** Against the base branch; empty for `unchanged`, for which nothing is compared. */
      files: FileSummary[];
    }
  | {
      /** The base branch has all of it already; no branch was made. */
      outcome: 'no-difference';
      base: string;
    };
