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

/** @internal */
export interface TreeEntry {
  /** Six octal digits, as in 100644. */
  mode: string;
  type: 'blob' | 'tree' | 'commit';
  sha: string;
  /** In bytes; 0 for what is not a blob. */
  size: number;
  path: string;
}

const LINE = /^(\d{6}) (blob|tree|commit) ([0-9a-f]{40}) +(-|\d+)\t(.*)$/s;

/** The answer of `git ls-tree -z -l`. @internal */
export function parseTree(output: Buffer): TreeEntry[] {
  return output
    .toString()
    .split('\0')
    .filter(Boolean)
    .map(line => {
      const match = LINE.exec(line);
      if (!match) {
        throw new Error(`git ls-tree said ${JSON.stringify(line)}`);
      }
      const [, mode, type, sha, size, path] = match;
      return {
        mode,
        type: type as TreeEntry['type'],
        sha,
        size: size === '-' ? 0 : Number(size),
        path,
      };
    });
}
