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
export interface DiffLine {
  kind: 'add' | 'remove' | 'same' | 'hunk';
  before?: number;
  after?: number;
  text: string;
}

/** The hunks of one file of a patch. @internal */
export interface DiffFile {
  /** The path after the change; before it, where the file is deleted. */
  path: string;
  lines: DiffLine[];
  /** What is said instead of lines. */
  note?: string;
}

const HUNK = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/;

function readLine(file: DiffFile, line: string, at: [number, number]): void {
  const hunk = HUNK.exec(line);
  if (hunk) {
    at[0] = Number(hunk[1]);
    at[1] = Number(hunk[2]);
    file.lines.push({ kind: 'hunk', text: line });
    return;
  }
  const text = line.slice(1);
  if (line.startsWith('+')) {
    file.lines.push({ kind: 'add', after: at[1]++, text });
  } else if (line.startsWith('-')) {
    file.lines.push({ kind: 'remove', before: at[0]++, text });
  } else if (line.startsWith(' ')) {
    file.lines.push({ kind: 'same', before: at[0]++, after: at[1]++, text });
  } else if (line.startsWith('\\')) {
    file.lines.push({ kind: 'hunk', text: line.slice(2) });
  }
}

/** The lines of git's patch, in the order of the given paths. @internal */
export function parseDiff(patch: string, paths: string[]): DiffFile[] {
  const sections = patch.split(/^diff --git .*\n/m).slice(1);
  return sections.map((section, index) => {
    const file: DiffFile = { path: paths[index] ?? '', lines: [] };
    const lines = section.split('\n');
    const first = lines.findIndex(line => HUNK.test(line));
    const head = first < 0 ? lines : lines.slice(0, first);
    if (first < 0) {
      file.note = head.some(line => line.startsWith('Binary'))
        ? 'A binary file.'
        : 'No change of content.';
      return file;
    }
    const at: [number, number] = [0, 0];
    lines.slice(first).forEach(line => readLine(file, line, at));
    return file;
  });
}
