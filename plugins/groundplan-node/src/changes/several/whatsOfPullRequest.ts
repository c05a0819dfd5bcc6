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
import { PullRequest } from '../../git-providers/GitProvider';
import {
  branchNumber,
  pullRequestBranch,
} from '../../pull-requests/pullRequestBranch';
import { whatOfSeveral } from './whatOfSeveral';

/** The last cell of a row of the table that the text of a pull request has. */
const ROW = /^\|.*\| `([^`\s|]+)` \|\s*$/gm;

/**
 * What a pull request of several things is of, as its text says. People may
 * change the text: it is believed where the branch is named after just these.
 *
 * @internal
 */
export function whatsOfPullRequest({
  head,
  body,
}: Pick<PullRequest, 'head' | 'body'>): string[] | undefined {
  const whats = [...body.matchAll(ROW)].map(([, what]) => what);
  return whats.length > 1 &&
    branchNumber(pullRequestBranch(whatOfSeveral(whats)), head) !== undefined
    ? whats
    : undefined;
}
