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

/** A file that differs between two commits. @internal */
export interface FileChange {
  path: string;
  previousPath?: string;
  status: 'added' | 'changed' | 'deleted' | 'renamed';
  /** Lines; 0 for binary files. */
  additions: number;
  deletions: number;
}

const STATUS: Record<string, FileChange['status']> = {
  A: 'added',
  C: 'added',
  D: 'deleted',
  R: 'renamed',
};

function parseCounts(output: string): Map<string, [number, number]> {
  const counts = new Map<string, [number, number]>();
  const parts = output.split('\0');
  for (let at = 0; at < parts.length; at++) {
    const match = /^(-|\d+)\t(-|\d+)\t(.*)$/s.exec(parts[at]);
    if (match) {
      // A rename's line has no path: the old and the new one follow.
      const path = match[3] || parts[at + 2];
      at += match[3] ? 0 : 2;
      counts.set(path, [Number(match[1]) || 0, Number(match[2]) || 0]);
    }
  }
  return counts;
}

/** Of `git diff-tree -z`, with `--raw` and with `--numstat`. @internal */
export function parseChanges(raw: string, numstat: string): FileChange[] {
  const counts = parseCounts(numstat);
  const changes: FileChange[] = [];
  const parts = raw.split('\0');
  for (let at = 0; at + 1 < parts.length; at++) {
    const letter = /^:.* ([A-Z])\d*$/.exec(parts[at])?.[1];
    if (!letter) {
      throw new Error(`git diff-tree said ${JSON.stringify(parts[at])}`);
    }
    const twoPaths = letter === 'R' || letter === 'C';
    const previousPath = twoPaths ? parts[++at] : undefined;
    const path = parts[++at];
    const [additions, deletions] = counts.get(path) ?? [0, 0];
    changes.push({
      path,
      ...(letter === 'R' && { previousPath }),
      status: STATUS[letter] ?? 'changed',
      additions,
      deletions,
    });
  }
  return changes;
}
