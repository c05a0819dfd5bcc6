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

import pLimit from 'p-limit';
import { GitTreeEntry } from './GitProvider';

/** As many as are read one by one rather than by another request of all. */
const FEW = 2;
/** In one request: an answer is held in memory, and may be of 64 MB. */
const MANY = 250;
/** Requests at a time; providers refuse those who ask too much at once. */
const AT_ONCE = 8;

/**
 * Several files in as few requests as the provider allows: their contents by
 * their ids, and only what is not given so one by one.
 */
export async function readFiles(
  files: readonly GitTreeEntry[],
  read: {
    /** By its path. */
    one(path: string): Promise<Uint8Array | undefined>;
    /** By their ids; what the provider does not give is missing. */
    many(ids: string[]): Promise<Map<string, Uint8Array>>;
  },
): Promise<Map<string, Uint8Array>> {
  const ids = [
    ...new Set(files.flatMap(({ sha, mode }) => (isFile(mode) && sha) || [])),
  ];
  const contents = new Map<string, Uint8Array>();
  if (ids.length > FEW) {
    for (let at = 0; at < ids.length; at += MANY) {
      const some = await read.many(ids.slice(at, at + MANY));
      some.forEach((content, id) => contents.set(id, content));
      if (some.size === 0) {
        break; // It gives none this way, the others neither
      }
    }
  }
  const limit = pLimit(AT_ONCE);
  const found = await Promise.all(
    files.map(async ({ path, sha }) => {
      const known = sha === undefined ? undefined : contents.get(sha);
      const content = known ?? (await limit(() => read.one(path)));
      return content ? [[path, content] as const] : [];
    }),
  );
  return new Map(found.flat());
}

/** What a submodule names is in another repository. */
function isFile(mode: GitTreeEntry['mode']): boolean {
  return mode !== '160000';
}
