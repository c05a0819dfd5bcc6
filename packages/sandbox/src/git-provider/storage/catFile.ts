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

import { runGit } from './runGit';

/** @internal */
export interface GitObject {
  sha: string;
  type: string;
  content: Buffer;
}

const FOUND = /^([0-9a-f]{40}) (\w+) (\d+)$/;

/**
 * Objects by names that git understands, such as `main:README.md`, by one process;
 * undefined where there is none.
 *
 * @internal
 */
export async function catFile(
  directory: string,
  names: string[],
): Promise<(GitObject | undefined)[]> {
  // Names are lines to git; no ref has a line break
  const asked = names.filter(name => !/[\0\n]/.test(name));
  const { output } = await runGit(directory, ['cat-file', '--batch'], {
    input: asked.map(name => `${name}\n`).join(''),
  });
  const found = new Map<string, GitObject>();
  let at = 0;
  for (const name of asked) {
    const end = output.indexOf('\n', at);
    const match = FOUND.exec(output.toString('latin1', at, end));
    at = end + 1;
    if (match) {
      const [, sha, type, size] = match;
      const content = output.subarray(at, at + Number(size));
      found.set(name, { sha, type, content });
      at += content.length + 1;
    }
  }
  return names.map(name => found.get(name));
}
