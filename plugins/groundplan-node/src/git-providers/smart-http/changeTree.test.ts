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

import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitFileChange } from '../GitProvider';
import { changeTree, RawTreeEntry } from './changeTree';
import { commitObject } from './commitObject';
import { encodePack, GitObject, gitObject } from './encodePack';
import { pktLine, readPktLines } from './pktLines';

jest.setTimeout(60_000);

const SEGMENTS = ['a', 'a.b', 'a-b', 'ab', 'é', 'B'];
const path = fc
  .array(fc.constantFrom(...SEGMENTS), { minLength: 1, maxLength: 3 })
  // Files and directories never share a name
  .map(parts => [...parts.map(part => `${part}d`), 'f'].join('/'));

describe('changeTree and encodePack', () => {
  let dir: string;
  const git = (args: string[], input?: Buffer) =>
    execFileSync('git', ['-C', dir, ...args], { input, stdio: 'pipe' })
      .toString('utf8')
      .trim();
  /** Hands objects to the installed Git, as a push would. */
  const unpack = (objects: GitObject[]) =>
    git(['unpack-objects', '-q', '--strict'], encodePack(objects));

  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'groundplan-git-'));
    git(['init', '-q', '--bare', '.']);
  });
  afterAll(() => {
    rmSync(dir, { recursive: true, force: true });
  });

  it('make the trees that Git makes of the same files', () => {
    const files = fc.dictionary(path, fc.string(), { maxKeys: 12 });
    fc.assert(
      fc.property(files, files, fc.boolean(), (before, after, executable) => {
        const create = (all: Record<string, string>): GitFileChange[] =>
          Object.entries(all).map(([name, content]) => ({
            operation: 'create',
            path: name,
            content: Buffer.from(content),
            mode: executable ? '100755' : '100644',
          }));
        const first = changeTree([], create(before));
        unpack(first.objects);
        const listing: RawTreeEntry[] = git(['ls-tree', '-rtz', first.root])
          .split('\0')
          .filter(Boolean)
          .map(line => {
            const [, mode, sha, name] =
              /^(\d+) \w+ (\w+)\t(.*)$/s.exec(line) ?? [];
            return { mode, sha, path: name };
          });
        expect(
          listing
            .filter(({ mode }) => mode !== '040000')
            .map(l => l.path)
            .sort(),
        ).toEqual(Object.keys(before).sort());

        // From one set of files to the other gives the tree of the other
        const gone: GitFileChange[] = Object.keys(before)
          .filter(name => !Object.hasOwn(after, name))
          .map(name => ({
            operation: 'delete',
            path: name,
            previous: { path: name },
          }));
        const second = changeTree(listing, [...create(after), ...gone]);
        expect(second.root).toBe(changeTree([], create(after)).root);
        unpack(second.objects);
        const commit = commitObject({
          tree: second.root,
          parent: second.root,
          author: { name: 'A <b>\n', email: 'a@example.com' },
          message: 'm',
          now: new Date(0),
        });
        expect(commit.content.toString()).toContain(
          'author A  b <a@example.com> 0 +0000',
        );
      }),
      { numRuns: 25 },
    );
    git(['fsck', '--strict']);
  });

  it('write sizes of all lengths', () => {
    const blobs = [0, 1, 15, 16, 2047, 2048, 300_000].map(size =>
      gitObject('blob', Buffer.alloc(size, 'x')),
    );
    unpack(blobs);
    for (const { sha, content } of blobs) {
      expect(git(['cat-file', '-s', sha])).toBe(String(content.byteLength));
    }
  });
});

describe('readPktLines', () => {
  it('reads what pktLine writes, and stops where it breaks', () => {
    const bytes = Buffer.concat([
      pktLine('one\n'),
      Buffer.from('0000'),
      pktLine('two'),
      Buffer.from('00ff cut off'),
    ]);
    expect(readPktLines(bytes).map(String)).toEqual(['one\n', 'two']);
    fc.assert(
      fc.property(fc.uint8Array(), noise => {
        readPktLines(Buffer.from(noise));
      }),
    );
  });
});
