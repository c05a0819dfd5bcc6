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

import { RepositoryApi } from '../RepositoryApi';
import { RawTreeEntry } from '../smart-http/changeTree';
import { giteaTree } from './giteaSchemas';

/** Gitea gives at most 1000 lines of a tree by default (`DEFAULT_GIT_TREES_PER_PAGE`). */
const PAGE = 1000;

/** All lines of a commit's tree, directories included. */
export async function listGiteaTree(
  repository: RepositoryApi,
  sha: string,
): Promise<RawTreeEntry[]> {
  const pages = await repository.pages(
    giteaTree,
    {
      path: `/git/trees/${encodeURIComponent(sha)}`,
      query: { recursive: true, per_page: PAGE, page: 1 },
      doing: 'list files',
      where: `commit ${sha}`,
    },
    {
      next: ({ tree, truncated }, _, number) =>
        truncated && tree?.length ? { query: { page: number + 1 } } : undefined,
    },
  );
  return pages.flatMap(({ tree }) => tree ?? []);
}
