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

import { GitProviderError } from '../GitProviderError';
import { GitHttpClient } from '../http/GitHttpClient';
import { fetchPack } from './fetchPack';
import { readPack } from './readPack';

/**
 * Contents by their ids, in one request however many they are, by Git's smart
 * HTTP protocol: version 2 gives whatever is asked for by its id. What a server
 * does not give is missing.
 */
export async function fetchBlobs(options: {
  /** With credentials for Git over HTTP. */
  client: GitHttpClient;
  /** Of the repository's clone URL, from the client's base URL on. */
  path: string;
  ids: string[];
  where: string;
}): Promise<Map<string, Uint8Array>> {
  const { client, path, ids, where } = options;
  const about = { doing: 'read files', where };
  const { pack } = await fetchPack({
    ...about,
    client,
    path,
    args: ids.map(id => `want ${id}`),
    accept: [400, 401, 403, 404, 422, 500],
  }).catch((error: GitProviderError) => {
    if (error.kind === 'moved') {
      return { pack: undefined }; // To a page to sign in, which guards Git alone
    }
    throw error;
  });
  if (!pack) {
    return new Map();
  }
  try {
    return new Map(
      [...readPack(pack)].map(([id, { content }]) => [id, content]),
    );
  } catch (error) {
    throw client.error(about, 'unavailable', {
      why: (error as Error).message,
      next: 'Try again; if it stays so, ask its administrators.',
    });
  }
}
