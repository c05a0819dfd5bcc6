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
import {
  GitChecks,
  GitProvider,
  PullRequest,
} from '../git-providers/GitProvider';
import {
  branchNumber,
  PULL_REQUEST_BRANCH_PREFIX,
  pullRequestBranch,
} from './pullRequestBranch';

/** @public */
export interface OpenPullRequestSummary {
  pullRequest: PullRequest;
  checks: GitChecks;
}

/**
 * The open pull requests that Groundplan made in a repository, of one thing or
 * of all. One whose checks cannot be read has the state `unknown` and the reason;
 * that the list cannot be read is an error.
 *
 * @public
 */
export async function listOpenPullRequests(
  provider: GitProvider,
  options?: { what?: string },
): Promise<OpenPullRequestSummary[]> {
  const branch =
    options?.what === undefined ? undefined : pullRequestBranch(options.what);
  const found = await provider.listPullRequests({
    headPrefix: branch ?? PULL_REQUEST_BRANCH_PREFIX,
  });
  const limit = pLimit(4);
  return await Promise.all(
    found
      .filter(({ head }) => !branch || branchNumber(branch, head))
      .map(async pullRequest => ({
        pullRequest,
        checks: await limit(async () =>
          provider.getChecks(pullRequest.headSha).catch(
            (error: Error): GitChecks => ({
              state: 'unknown',
              passed: 0,
              failed: 0,
              pending: 0,
              message: error.message,
            }),
          ),
        ),
      })),
  );
}
