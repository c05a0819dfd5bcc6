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
import { azureTree } from './azureSchemas';

/** All files and directories below a root tree. */
export async function listAzureTree(
  repository: RepositoryApi,
  treeId: string,
  sha: string,
): Promise<RawTreeEntry[]> {
  const about = { doing: 'list files', where: `commit ${sha}` };
  const { treeEntries } = await repository.json(azureTree, {
    ...about,
    path: `/trees/${encodeURIComponent(treeId)}`,
    query: { recursive: true },
  });
  // Its answer does not say whether it is whole, but Git has no empty directories
  const parents = new Set(
    treeEntries.map(({ relativePath }) =>
      relativePath.slice(0, Math.max(0, relativePath.lastIndexOf('/'))),
    ),
  );
  const hollow = treeEntries.find(
    ({ gitObjectType, relativePath }) =>
      gitObjectType === 'tree' && !parents.has(relativePath),
  );
  if (hollow) {
    throw repository.error(about, 'unsupported', {
      why: `it left out what is in ${hollow.relativePath}`,
      next: 'Use a smaller repository for what is made from templates.',
    });
  }
  return treeEntries.map(({ relativePath, mode, objectId }) => ({
    path: relativePath,
    mode,
    sha: objectId,
  }));
}
