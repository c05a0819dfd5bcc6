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
import { ChangePlan } from 'backstage-plugin-groundplan-common';
import { GitProvider } from '../../git-providers/GitProvider';
import {
  branchNumber,
  numberedBranch,
  pullRequestBranch,
} from '../../pull-requests/pullRequestBranch';
import { ChangeProgress } from './ChangeProgress';

/** Whether the last pull request of a plan is merged, or how it stands. @internal */
export async function readMerge(
  provider: GitProvider,
  { what, base, files }: Pick<ChangePlan, 'what' | 'base' | 'files'>,
): Promise<'merged' | ChangeProgress> {
  if (files.length === 0) {
    return 'merged'; // the base branch had all of it
  }
  const branch = pullRequestBranch(what);
  const branches = await provider.listBranches(branch);
  const newest = Math.max(
    1,
    ...branches.map(({ name }) => branchNumber(branch, name) ?? 0),
  );
  const found = await provider.findPullRequest({
    head: numberedBranch(branch, newest),
    base,
  });
  if (found?.state === 'merged') {
    return 'merged';
  }
  return {
    stage: 'opened',
    isOver: found?.state === 'closed',
    message: found
      ? `${found.webUrl} is ${
          found.state === 'closed' ? 'closed, and not merged' : 'not merged yet'
        }`
      : `There is no pull request of the branch ${branch} yet`,
  };
}
