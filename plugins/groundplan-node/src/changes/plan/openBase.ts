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
import { ScmIntegrationRegistry } from '@backstage/integration';
import { TargetRepository } from 'backstage-plugin-groundplan-common';
import { createGitProvider } from '../../git-providers/createGitProvider';
import { GitProvider } from '../../git-providers/GitProvider';
import { GitProviderError } from '../../git-providers/GitProviderError';
import { requireChangeable } from '../../git-providers/requireChangeable';
import { RepositoryFiles } from '../Rendered';
import { repositoryAtCommit } from '../repositories/repositoryAtCommit';

/** With whose credentials, and until when. @public */
export interface GitAccess {
  /** The user's own; those of the integration where left out. */
  token?: string;
  signal?: AbortSignal;
}

/** A repository at the head of the branch that a change is against. @internal */
export interface Base {
  provider: GitProvider;
  branch: string;
  sha: string;
  files: RepositoryFiles;
}

/** Reads a repository at the head of a branch. @internal */
export async function openBase(
  repository: Pick<TargetRepository, 'url' | 'branch'>,
  options: GitAccess & { integrations: ScmIntegrationRegistry },
): Promise<Base> {
  const provider = createGitProvider({ url: repository.url, ...options });
  const found = await provider.getRepository();
  const branch = repository.branch ?? found.defaultBranch;
  requireChangeable(provider, found);
  const head = await provider.getBranch(branch);
  if (!head) {
    throw new GitProviderError({
      kind: 'not-found',
      what: `There is no branch '${branch}' to make a pull request into`,
      where: `${found.name}, ${provider.title}`,
      next: 'Choose a branch that exists.',
    });
  }
  const files = await repositoryAtCommit(provider, head.sha);
  return { provider, branch, sha: head.sha, files };
}
