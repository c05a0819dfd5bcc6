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

import { GitFileChange } from '../GitProvider';
import { gitObject, GitObject } from './encodePack';

/** A line of a recursive listing that names directories as well. */
export interface RawTreeEntry {
  path: string;
  /** As the listing has it, so that an old mode stays what it is. */
  mode: string;
  sha: string;
}

const DIRECTORY = '40000';

type Directory = Map<string, { mode: string; sha: string }>;

/**
 * The root tree after changes, and the objects that it needs: blobs of the
 * changed files, trees of the directories above them. All else keeps its id.
 */
export function changeTree(
  listing: RawTreeEntry[],
  changes: GitFileChange[],
): { root: string; objects: GitObject[] } {
  const directories = new Map<string, Directory>([['', new Map()]]);
  const directory = (path: string): Directory => {
    const known = directories.get(path);
    if (known) {
      return known;
    }
    const made: Directory = new Map();
    directories.set(path, made);
    return made;
  };
  for (const { path, mode, sha } of listing) {
    const [parent, name] = splitPath(path);
    directory(parent).set(name, { mode: mode.replace(/^0+/, ''), sha });
  }

  const objects = new Map<string, GitObject>();
  const touched = new Set(['']);
  for (const change of changes) {
    const [parent, name] = splitPath(change.path);
    if (change.operation === 'delete') {
      directory(parent).delete(name);
    } else {
      const blob = gitObject('blob', change.content);
      objects.set(blob.sha, blob);
      const mode = change.mode ?? directory(parent).get(name)?.mode ?? '100644';
      directory(parent).set(name, { mode, sha: blob.sha });
    }
    for (let path = parent; path !== ''; [path] = splitPath(path)) {
      touched.add(path);
    }
  }

  let root = '';
  const deepestFirst = [...touched].sort(
    (a, b) => depthOf(b) - depthOf(a) || (a < b ? -1 : 1),
  );
  for (const path of deepestFirst) {
    const entries = directory(path);
    const [parent, name] = splitPath(path);
    if (path !== '' && entries.size === 0) {
      directory(parent).delete(name);
      continue;
    }
    const tree = gitObject('tree', encodeTree(entries));
    objects.set(tree.sha, tree);
    if (path === '') {
      root = tree.sha;
    } else {
      directory(parent).set(name, { mode: DIRECTORY, sha: tree.sha });
    }
  }
  return { root, objects: [...objects.values()] };
}

/** Git sorts a directory as if its name ended with a slash, by bytes. */
function encodeTree(entries: Directory): Buffer {
  const sorted = [...entries].map(([name, entry]) => ({
    key: Buffer.from(entry.mode === DIRECTORY ? `${name}/` : name),
    line: Buffer.concat([
      Buffer.from(`${entry.mode} ${name}\0`),
      Buffer.from(entry.sha, 'hex'),
    ]),
  }));
  sorted.sort((a, b) => Buffer.compare(a.key, b.key));
  return Buffer.concat(sorted.map(({ line }) => line));
}

function splitPath(path: string): [parent: string, name: string] {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? ['', path] : [path.slice(0, slash), path.slice(slash + 1)];
}

function depthOf(path: string): number {
  return path === '' ? 0 : path.split('/').length;
}
