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

import { createHash } from 'node:crypto';
import { ChangedFile } from './PullRequestChange';

const INPUT = 'Groundplan-Input';
const BASE = 'Groundplan-Base';

/** What the commits made here say of themselves, in Git's trailers. */
export interface CommitTrailers {
  /** Tells a second run of the same from a change. */
  input: string;
  /** The commit that the branch was made from. */
  base: string;
}

export function addTrailers(message: string, trailers: CommitTrailers): string {
  return `${message.trim()}\n\n${INPUT}: ${trailers.input}\n${BASE}: ${
    trailers.base
  }\n`;
}

/** The trailers of a message's last paragraph; undefined when the commit is not ours. */
export function readTrailers(message: string): CommitTrailers | undefined {
  const last =
    message
      .trim()
      .split(/\n\s*\n/)
      .at(-1) ?? '';
  const read = (key: string) =>
    new RegExp(`^${key}: ([0-9a-f]{40,64})$`, 'm').exec(
      last.replace(/\r/g, ''),
    )?.[1];
  const input = read(INPUT);
  const base = read(BASE);
  return input && base ? { input, base } : undefined;
}

/** SHA-256 of an input, whatever the order of its keys; of the files without one. */
export function hashInput(input: unknown, files: ChangedFile[]): string {
  const what =
    input ??
    files
      .map(file => [
        file.path,
        'delete' in file
          ? null
          : createHash('sha256').update(file.content).digest('hex'),
        'delete' in file ? null : file.executable ?? null,
      ])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return createHash('sha256').update(canonicalJson(what)).digest('hex');
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
}
