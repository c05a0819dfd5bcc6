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
import { GitProvider, GitTreeEntry } from '../../git-providers/GitProvider';
import { gitObjectId } from '../../git-providers/smart-http/encodePack';
import { RepositoryFiles } from '../Rendered';

/** The longest file that is read to be changed or compared. */
const MAX_BYTES = 5_000_000;

/**
 * The files of a repository as they are in one commit. Those that are asked for at
 * the same time are read together: one request each is what takes long.
 *
 * @internal
 */
export async function repositoryAtCommit(
  provider: GitProvider,
  sha: string,
): Promise<RepositoryFiles> {
  const tree = await provider.readTree(sha);
  const files = new Map(
    tree
      .filter(({ mode }) => mode !== '120000' && mode !== '160000')
      .map(entry => [entry.path, entry]),
  );
  const paths = [...files.keys()];
  const read = new Map<string, Promise<string | undefined>>();
  let waiting: GitTreeEntry[] = [];
  let batch: ReturnType<GitProvider['readFiles']> | undefined;
  const together = (entry: GitTreeEntry) => {
    waiting.push(entry);
    batch ??= new Promise(resolve => setImmediate(resolve)).then(async () => {
      const entries = waiting;
      waiting = [];
      batch = undefined;
      return await provider.readFiles(sha, entries);
    });
    return batch;
  };
  return {
    paths: () => paths,
    read: async (path, likely) => {
      const entry = files.get(path);
      if (!entry) {
        return undefined;
      }
      if (likely !== undefined && holds(entry, likely)) {
        return likely;
      }
      const reading =
        read.get(path) ??
        together(entry).then(contents => {
          const bytes = contents.get(path);
          return bytes && asText(path, bytes);
        });
      read.set(path, reading);
      return await reading;
    },
  };
}

/** What a file is known to hold by its id need not be read. */
function holds({ sha }: GitTreeEntry, text: string): boolean {
  const algorithm = sha?.length === 64 ? 'sha256' : 'sha1';
  return gitObjectId('blob', Buffer.from(text), algorithm) === sha;
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
