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
import { GitProviderError } from '../git-providers/GitProviderError';
import { PullRequestChange } from './PullRequestChange';

/**
 * Fails when somebody changed one of the files since the commit that they were
 * computed against: what was previewed would overwrite it. Other files may
 * change as they like.
 */
export async function requireUnchanged(options: {
  provider: GitProvider;
  change: PullRequestChange;
  /** The base branch and the files at its head. */
  base: { name: string; sha: string; tree: GitTreeEntry[] };
  where: string;
}): Promise<void> {
  const { provider, change, base, where } = options;
  if (!change.basedOn || change.basedOn === base.sha) {
    return;
  }
  const then = byPath(await provider.readTree(change.basedOn));
  const now = byPath(base.tree);
  for (const { path } of change.files) {
    const [old, current] = [then.get(path), now.get(path)];
    if (old?.sha !== current?.sha || old?.mode !== current?.mode) {
      throw new GitProviderError({
        kind: 'conflict',
        what: `${path} was changed in '${base.name}' after the preview`,
        where,
        next: 'Look at a new preview, and send that.',
      });
    }
  }
}

function byPath(tree: GitTreeEntry[]): Map<string, GitTreeEntry> {
  return new Map(tree.map(entry => [entry.path, entry]));
}
