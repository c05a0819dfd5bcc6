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

import { PullRequest } from '../GitProvider';
import { RepositoryApi, RepositoryRequest } from '../RepositoryApi';
import { toPullRequest } from '../toPullRequest';
import { githubPullRequest } from './githubSchemas';

/** Opens or changes a pull request; 422 is how GitHub says that one is open. */
export async function sendGithubPullRequest(
  repository: RepositoryApi,
  request: RepositoryRequest,
): Promise<PullRequest> {
  const response = await repository.request({ ...request, accept: [422] });
  if (response.status !== 422) {
    const pull = repository.parse(githubPullRequest, response, request);
    return toPullRequest(pull, Boolean(pull.merged_at));
  }
  const isThere = /already exists/i.test(response.message);
  throw repository.error(request, isThere ? 'conflict' : 'invalid', {
    why: response.message || 'it refused the request',
    next: isThere
      ? 'Go on with the one that is open.'
      : 'Correct what its answer names.',
    status: 422,
  });
}
