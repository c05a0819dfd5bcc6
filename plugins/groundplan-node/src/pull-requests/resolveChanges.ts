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

import { InputError } from '@backstage/errors';
import {
  GitFileChange,
  GitProvider,
  GitTreeEntry,
} from '../git-providers/GitProvider';
import { gitObjectId } from '../git-providers/smart-http/encodePack';
import { checkRepositoryPath } from './checkRepositoryPath';
import { ChangedFile } from './PullRequestChange';

/**
 * What of the files is different in a commit: what it already has is left out,
 * so that nothing else than the difference is sent.
 */
export async function resolveChanges(options: {
  provider: GitProvider;
  sha: string;
  tree: GitTreeEntry[];
  files: ChangedFile[];
}): Promise<GitFileChange[]> {
  const { provider, sha, tree, files } = options;
  const entries = new Map(tree.map(entry => [entry.path, entry]));
  requireRoom(entries, files);

  const changes: GitFileChange[] = [];
  for (const file of files) {
    const { path } = file;
    const previous = entries.get(path);
    if (previous?.mode === '120000' || previous?.mode === '160000') {
      throw new InputError(
        `${path} is a ${
          previous.mode === '120000' ? 'symbolic link' : 'submodule'
        } in the repository, and is left alone; choose another path`,
      );
    }
    if ('delete' in file) {
      if (previous) {
        changes.push({ operation: 'delete', path, previous });
      }
      continue;
    }
    const content =
      typeof file.content === 'string'
        ? Buffer.from(file.content)
        : file.content;
    if (!previous) {
      const mode = file.executable ? '100755' : '100644';
      changes.push({ operation: 'create', path, content, mode });
      continue;
    }
    const wanted = modeOf(file.executable);
    const mode = wanted === previous.mode ? undefined : wanted;
    if (mode || !(await isSame(provider, sha, previous, content))) {
      changes.push({ operation: 'update', path, content, previous, mode });
    }
  }
  return changes;
}

/** Each path once, well-formed, and none where the repository or another file has a directory. */
function requireRoom(
  entries: Map<string, GitTreeEntry>,
  files: ChangedFile[],
): void {
  const written = new Set<string>();
  const seen = new Set<string>();
  for (const file of files) {
    checkRepositoryPath(file.path);
    if (seen.has(file.path)) {
      throw new InputError(`${file.path} is written twice in one change`);
    }
    seen.add(file.path);
    if (!('delete' in file)) {
      written.add(file.path);
    }
  }
  const remaining = [...entries.keys()].filter(path => !seen.has(path));
  const directories = new Set([...remaining, ...written].flatMap(parentsOf));
  const taken = new Set([...remaining, ...written]);
  for (const path of written) {
    if (directories.has(path)) {
      throw new InputError(`${path} is to be a file, and is a directory`);
    }
    const parent = parentsOf(path).find(above => taken.has(above));
    if (parent) {
      throw new InputError(
        `${path} needs ${parent} to be a directory, and it is a file`,
      );
    }
  }
}

function parentsOf(path: string): string[] {
  const segments = path.split('/');
  return segments.slice(1).map((_, i) => segments.slice(0, i + 1).join('/'));
}

function modeOf(
  executable: boolean | undefined,
): '100755' | '100644' | undefined {
  if (executable === undefined) {
    return undefined;
  }
  return executable ? '100755' : '100644';
}

async function isSame(
  provider: GitProvider,
  sha: string,
  entry: GitTreeEntry,
  content: Uint8Array,
): Promise<boolean> {
  if (entry.sha) {
    const algorithm = entry.sha.length === 64 ? 'sha256' : 'sha1';
    return entry.sha === gitObjectId('blob', content, algorithm);
  }
  const there = await provider.readFile(sha, entry.path);
  return there !== undefined && Buffer.compare(there, content) === 0;
}
