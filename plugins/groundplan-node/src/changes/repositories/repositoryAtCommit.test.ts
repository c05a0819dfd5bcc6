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

import { GitProvider, GitTreeEntry } from '../../git-providers/GitProvider';
import { gitObjectId } from '../../git-providers/smart-http/encodePack';
import { repositoryAtCommit } from './repositoryAtCommit';

const FILES: Record<string, Buffer> = {
  'a.yaml': Buffer.from('a: 1\n'),
  'b.yaml': Buffer.from('b: ü\r\n'),
  'logo.png': Buffer.from([0x89, 0xff]),
  'long.yaml': Buffer.alloc(5_000_001, 'x'),
};

async function repository(fails?: Error) {
  const tree: GitTreeEntry[] = [
    ...Object.entries(FILES).map(
      ([path, content]): GitTreeEntry => ({
        path,
        mode: '100644',
        sha: gitObjectId('blob', content),
      }),
    ),
    { path: 'link', mode: '120000', sha: 'l'.repeat(40) },
    { path: 'module', mode: '160000', sha: 'm'.repeat(40) },
  ];
  const reads: string[][] = [];
  const provider: Pick<GitProvider, 'readTree' | 'readFiles'> = {
    readTree: async () => tree,
    readFiles: async (_, files) => {
      reads.push(files.map(({ path }) => path));
      if (fails) {
        throw fails;
      }
      return new Map(files.map(({ path }) => [path, FILES[path]]));
    },
  };
  const files = await repositoryAtCommit(provider as GitProvider, 'c');
  return { files, reads };
}

describe('repositoryAtCommit', () => {
  it('reads together what is asked for together, and each once', async () => {
    const { files, reads } = await repository();
    expect(files.paths()).toEqual(Object.keys(FILES));
    const asked = ['a.yaml', 'b.yaml', 'a.yaml', 'none.yaml', 'link', 'module'];
    await expect(
      Promise.all(asked.map(path => files.read(path))),
    ).resolves.toEqual([
      'a: 1\n',
      'b: ü\r\n',
      'a: 1\n',
      undefined,
      undefined,
      undefined,
    ]);
    await files.read('b.yaml');
    expect(reads).toEqual([['a.yaml', 'b.yaml']]);
  });

  it('does not fetch what is known to be there by its id', async () => {
    const { files, reads } = await repository();
    await expect(files.read('b.yaml', 'b: ü\r\n')).resolves.toBe('b: ü\r\n');
    expect(reads).toEqual([]);
    await expect(files.read('a.yaml', 'a: 2\n')).resolves.toBe('a: 1\n');
    await expect(files.read('none.yaml', 'a: 1\n')).resolves.toBeUndefined();
    expect(reads).toEqual([['a.yaml']]);
  });

  it('refuses what is no text, and what is too long, and those alone', async () => {
    const { files, reads } = await repository();
    const results = await Promise.allSettled(
      Object.keys(FILES).map(path => files.read(path)),
    );
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    await expect(files.read('logo.png')).rejects.toThrow('no text in UTF-8');
    await expect(files.read('long.yaml')).rejects.toThrow('5000001 bytes');
    expect(reads).toHaveLength(1);
  });

  it('fails with what the provider says, for all that wait', async () => {
    const { files } = await repository(new Error('it is down'));
    const results = await Promise.allSettled([
      files.read('a.yaml'),
      files.read('b.yaml'),
    ]);
    expect(results).toEqual(
      [1, 2].map(() =>
        expect.objectContaining({ reason: new Error('it is down') }),
      ),
    );
  });
});
