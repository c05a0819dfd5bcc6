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

import { GitHttpClient } from '../http/GitHttpClient';
import { RawTreeEntry } from './changeTree';
import { GitObject } from './encodePack';
import { fetchPack } from './fetchPack';
import { readPack } from './readPack';

const DIRECTORY = '40000';

/** @internal */
export interface FetchListingOptions {
  /** For the repository's clone URL, with credentials for Git over HTTP. */
  client: GitHttpClient;
  /** From the client's base URL on. */
  path: string;
  /** A whole commit id. */
  sha: string;
  where: string;
}

/**
 * All files and directories of a commit, by Git's smart HTTP protocol, version 2
 * (https://git-scm.com/docs/protocol-v2): one request, however many they are.
 * Blobs are left out where the server can leave them out.
 */
export async function fetchListing(
  options: FetchListingOptions,
): Promise<RawTreeEntry[]> {
  const { client, sha, where } = options;
  const about = { doing: 'list files', where };
  const request = { ...about, client, path: options.path };
  const args = [`want ${sha}`, 'deepen 1'];
  const small = await fetchPack({
    ...request,
    args: [...args, 'filter blob:none'],
    accept: [400, 422, 500],
  });
  // A server that knows no filter refuses the whole request
  const answer = small.pack ? small : await fetchPack({ ...request, args });
  if (!answer.pack) {
    const isAbsent = /not our ref|no such (object|commit)/i.test(answer.said);
    throw client.error(about, isAbsent ? 'not-found' : 'unsupported', {
      why: isAbsent
        ? `there is no commit ${sha}`
        : `it does not answer to version 2 of Git's protocol${
            answer.said && `: ${answer.said}`
          }`,
      next: isAbsent
        ? 'See whether somebody removed the branch.'
        : 'See whether it, or a proxy before it, serves Git over HTTP.',
    });
  }
  let objects: Map<string, GitObject>;
  try {
    objects = readPack(answer.pack);
  } catch (error) {
    throw client.error(about, 'unavailable', {
      why: (error as Error).message,
      next: 'Try again; if it stays so, ask its administrators.',
    });
  }
  const tree = /^tree ([0-9a-f]{40})\n/.exec(
    Buffer.from(objects.get(sha)?.content ?? []).toString('latin1', 0, 46),
  )?.[1];
  const listing: RawTreeEntry[] = [];
  const walk = (id: string | undefined, prefix: string) => {
    const found = id === undefined ? undefined : objects.get(id);
    if (!found) {
      throw client.error(about, 'unavailable', {
        why: 'it sent a part of the files only',
        next: 'Try again; if it stays so, ask its administrators.',
      });
    }
    for (const entry of decodeTree(Buffer.from(found.content))) {
      const path = prefix + entry.path;
      listing.push({ ...entry, path });
      if (entry.mode === DIRECTORY) {
        walk(entry.sha, `${path}/`);
      }
    }
  };
  walk(tree, '');
  return listing;
}

function decodeTree(content: Buffer): RawTreeEntry[] {
  const entries: RawTreeEntry[] = [];
  for (let at = 0; at < content.byteLength; ) {
    const space = content.indexOf(' ', at);
    const end = content.indexOf(0, space);
    entries.push({
      mode: content.toString('latin1', at, space),
      path: content.toString('utf8', space + 1, end),
      sha: content.toString('hex', end + 1, end + 21),
    });
    at = end + 21;
  }
  return entries;
}
