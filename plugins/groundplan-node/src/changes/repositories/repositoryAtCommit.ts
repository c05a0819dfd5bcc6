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
import { InputError } from '@backstage/errors';
import pLimit from 'p-limit';
import { GitProvider } from '../../git-providers/GitProvider';
import { RepositoryFiles } from '../Rendered';

/** The longest file that is read to be changed or compared. */
const MAX_BYTES = 5_000_000;

/** As many at a time, whoever asks: providers refuse those who ask too much at once. */
const CONCURRENCY = 8;

/** The files of a repository as they are in one commit. @internal */
export async function repositoryAtCommit(
  provider: GitProvider,
  sha: string,
): Promise<RepositoryFiles> {
  const tree = await provider.readTree(sha);
  const paths = tree
    .filter(({ mode }) => mode !== '120000' && mode !== '160000')
    .map(({ path }) => path);
  const known = new Set(paths);
  const limit = pLimit(CONCURRENCY);
  const read = new Map<string, Promise<string | undefined>>();
  return {
    paths: () => paths,
    read: async path => {
      if (!known.has(path)) {
        return undefined;
      }
      const reading =
        read.get(path) ??
        limit(async () => {
          const bytes = await provider.readFile(sha, path);
          return bytes && asText(path, bytes);
        });
      read.set(path, reading);
      return await reading;
    },
  };
}

function asText(path: string, bytes: Uint8Array): string {
  if (bytes.length > MAX_BYTES) {
    throw new InputError(
      `${path} has ${bytes.length} bytes; files of more than ${MAX_BYTES} are not changed here`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    throw new InputError(`${path} is no text in UTF-8, and is not changed`);
  }
}
