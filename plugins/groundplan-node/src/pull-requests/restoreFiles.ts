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

import { GitProvider, GitTreeEntry } from '../git-providers/GitProvider';
import { ChangedFile } from './PullRequestChange';

/**
 * What brings files that an earlier input wrote, and this one does not, back to
 * what they are in the base: a branch holds its base and one input, never two.
 */
export async function restoreFiles(options: {
  provider: GitProvider;
  base: { sha: string; tree: GitTreeEntry[] };
  /** Of the branch's head. */
  tree: GitTreeEntry[];
  /** Paths that the new input decides on itself. */
  keep: Set<string>;
}): Promise<ChangedFile[]> {
  const { provider, base, tree, keep } = options;
  const before = new Map(base.tree.map(entry => [entry.path, entry]));
  const after = new Map(tree.map(entry => [entry.path, entry]));

  const added: ChangedFile[] = tree
    .filter(({ path }) => !keep.has(path) && !before.has(path))
    .map(({ path }) => ({ path, delete: true }));
  const changed = base.tree.filter(entry => {
    const now = after.get(entry.path);
    return (
      !keep.has(entry.path) &&
      // Without ids nothing is known to be changed but what is gone
      (!now || now.sha !== entry.sha || now.mode !== entry.mode)
    );
  });
  const restored: ChangedFile[] = [];
  for (const { path, mode } of changed) {
    const content = await provider.readFile(base.sha, path);
    if (content) {
      restored.push({
        path,
        content,
        executable: mode === undefined ? undefined : mode === '100755',
      });
    }
  }
  return [...added, ...restored];
}
