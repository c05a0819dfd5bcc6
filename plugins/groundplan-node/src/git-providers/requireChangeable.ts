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

import { GitProvider, GitRepository } from './GitProvider';
import { GitProviderError } from './GitProviderError';

/** Fails for a repository that no pull request can be made in. */
export function requireChangeable(
  provider: Pick<GitProvider, 'title'>,
  repository: GitRepository,
): void {
  const where = `${repository.name}, ${provider.title}`;
  if (repository.archived) {
    throw new GitProviderError({
      kind: 'archived',
      what: 'The repository is archived',
      where,
      next: 'Unarchive it, or choose another repository.',
    });
  }
  if (repository.empty) {
    throw new GitProviderError({
      kind: 'empty',
      what: 'The repository has no commit yet, and so no branch to change',
      where,
      next: 'Make a first commit in it, a README for example, and try again.',
    });
  }
}
