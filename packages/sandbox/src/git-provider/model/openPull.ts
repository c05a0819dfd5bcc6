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

import { GiteaError } from '../rest/GiteaError';
import { HostedRepository } from './HostedRepository';
import { PullRequest } from './PullRequests';

/**
 * Opens a pull request.
 *
 * @throws {@link GiteaError} with Gitea's codes: 404 for a branch that is not
 * there, 409 for one that is open already, 422 where base and head are one
 * @internal
 */
export async function openPull(
  repository: HostedRepository,
  facts: Pick<PullRequest, 'title' | 'body' | 'base' | 'head' | 'poster'>,
): Promise<PullRequest> {
  const { git, pulls, id } = repository;
  const { base, head } = facts;
  if (base === head) {
    throw GiteaError.unprocessable(
      'Invalid PullRequest: There are no changes between the head and the base',
    );
  }
  const branches = await git.refs('refs/heads');
  const baseSha = branches.get(`refs/heads/${base}`);
  const headSha = branches.get(`refs/heads/${head}`);
  if (!baseSha || !headSha) {
    throw GiteaError.notFound();
  }
  const open = pulls.findOpen(base, head);
  if (open) {
    throw GiteaError.of(
      409,
      `pull request already exists for these targets [id: ${open.id}, issue_id: ${open.number}, head_repo_id: ${id}, base_repo_id: ${id}, head_branch: ${head}, base_branch: ${base}]`,
    );
  }
  const mergeBase = await git.mergeBase(baseSha, headSha);
  if (!mergeBase) {
    throw GiteaError.notFound();
  }
  return pulls.add({ ...facts, headSha, mergeBase });
}
