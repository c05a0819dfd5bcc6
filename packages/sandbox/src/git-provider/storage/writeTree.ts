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

import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GitRepository, NO_OBJECT } from './GitRepository';

/** A file as it shall be; without content it shall not be. @internal */
export interface FileWrite {
  path: string;
  content?: Buffer;
  /** 100644 where it is not given. */
  mode?: string;
}

/** Blobs of all contents, in their order, by one process. */
async function writeBlobs(
  repository: GitRepository,
  folder: string,
  contents: Buffer[],
): Promise<string[]> {
  const names = contents.map((_, index) => join(folder, String(index)));
  await Promise.all(names.map((name, at) => writeFile(name, contents[at])));
  const output = await repository.run(
    ['hash-object', '-w', '--no-filters', '--stdin-paths'],
    { input: names.map(name => `${name}\n`).join('') },
  );
  return output.toString().split('\n');
}

/**
 * Writes a tree: what is in the given one, with these files on top. The number
 * of processes does not depend on the number of files.
 *
 * @internal
 */
export async function writeTree(
  repository: GitRepository,
  base: string | undefined,
  files: FileWrite[],
): Promise<string> {
  const temporary = join(repository.directory, 'groundplan');
  await mkdir(temporary, { recursive: true });
  const folder = await mkdtemp(join(temporary, 'write-'));
  try {
    const env = { GIT_INDEX_FILE: join(folder, `index-${randomUUID()}`) };
    const kept = files.filter(file => file.content !== undefined);
    const blobs = await writeBlobs(
      repository,
      folder,
      kept.map(({ content = Buffer.alloc(0) }) => content),
    );
    // Removals first: a folder may take the place of a file.
    const lines = [
      ...files
        .filter(file => file.content === undefined)
        .map(({ path }) => `0 ${NO_OBJECT}\t${path}\0`),
      ...kept.map(
        ({ path, mode = '100644' }, at) => `${mode} ${blobs[at]}\t${path}\0`,
      ),
    ];
    if (base) {
      await repository.run(['read-tree', base], { env });
    }
    await repository.run(['update-index', '-z', '--index-info'], {
      env,
      input: lines.join(''),
    });
    const output = await repository.run(['write-tree'], { env });
    return output.toString().trim();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
