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

import { GitProvider, PullRequest } from './GitProvider';
import { RepositoryApi } from './RepositoryApi';

/**
 * Of pull requests that are opened at the same moment for the same branches, the
 * first stays, where the provider itself takes all of them.
 */
export async function keepFirstPullRequest(options: {
  provider: GitProvider;
  api: RepositoryApi;
  opened: PullRequest;
  close: (number: number) => Promise<unknown>;
}): Promise<PullRequest> {
  const { provider, api, opened, close } = options;
  const { head, base, number } = opened;
  const rivals = await provider.listPullRequests({ headPrefix: head });
  const first = rivals.find(
    rival =>
      rival.head === head && rival.base === base && rival.number < number,
  );
  if (!first) {
    return opened;
  }
  await close(number);
  throw api.error(
    { doing: 'open a pull request', where: `from ${head} into ${base}` },
    'conflict',
    {
      why: `${first.webUrl} was opened at the same moment`,
      next: 'Go on with that one.',
    },
  );
}
