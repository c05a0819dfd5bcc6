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

import { GitTreeEntry } from '../GitProvider';
import { GitHttpClient } from '../http/GitHttpClient';
import { readFiles } from '../readFiles';
import { fetchBlobs } from './fetchBlobs';

/**
 * Several files of a commit: by Git itself where it gives them, else by the
 * provider's own API, one by one.
 */
export async function readFilesByGit(
  files: readonly GitTreeEntry[],
  options: {
    /** By the provider's API. */
    one(path: string): Promise<Uint8Array | undefined>;
    /** With credentials for Git over HTTP. */
    client: GitHttpClient;
    /** Of the repository's clone URL, from the client's base URL on. */
    path: string;
    where: string;
  },
): Promise<Map<string, Uint8Array>> {
  const { one, ...git } = options;
  return await readFiles(files, {
    one,
    many: async ids => fetchBlobs({ ...git, ids }),
  });
}
