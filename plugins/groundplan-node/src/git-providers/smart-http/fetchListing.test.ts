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

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeGitServer } from '../../__testUtils__/fake-git/FakeGitServer';
import { FakeRepository } from '../../__testUtils__/fake-git/FakeRepository';
import { startFakeBitbucketServer } from '../../__testUtils__/fake-git/fakeBitbucketServer';
import { GitHttpClient } from '../http/GitHttpClient';
import { applyDelta } from './applyDelta';
import { gitObjectId } from './encodePack';
import { fetchListing } from './fetchListing';
import { readPack } from './readPack';

jest.setTimeout(60_000);

describe('readPack', () => {
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-pack-'));
  const repository = new FakeRepository('acme', 'pack', folder);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  // Files and directories that are alike, so that Git makes deltas of them
  beforeAll(() => {
    let parent: string | undefined;
    for (let round = 0; round < 30; round++) {
      parent = repository.write({
        branch: 'main',
        parent,
        message: `Round ${round}\n`,
        files: Array.from({ length: 20 }, (_, i) => ({
          path: `d/f${i}.yaml`,
          content: Buffer.from(
            Array.from({ length: 80 }, (__, n) =>
              n === round ? `n: ${round * i}\n` : `line: ${n}\n`,
            ).join(''),
          ),
        })),
      });
    }
  });

  it.each([[['--delta-base-offset']], [[]]])(
    'reads what Git packs, deltas included: %p',
    args => {
      const ids = repository
        .git(['rev-list', '--objects', '--no-object-names', '--all'])
        .toString();
      const pack = repository.git(
        [
          'pack-objects',
          '--stdout',
          '--window=50',
          '--depth=50',
          '-q',
          ...args,
        ],
        ids,
      );
      const objects = readPack(pack);
      expect([...objects.keys()].sort()).toEqual(
        ids.split('\n').filter(Boolean).sort(),
      );
      for (const [sha, { type, content }] of objects) {
        expect(gitObjectId(type, content)).toBe(sha);
      }
      // Smaller than without deltas, or this would have tried nothing
      expect(pack.byteLength).toBeLessThan(100_000);
      expect(() => readPack(pack.subarray(0, pack.byteLength / 2))).toThrow();
    },
  );

  it.each([
    ['no pack', Buffer.from('<html>please sign in</html>')],
    ['an older version', Buffer.from('PACK\0\0\0\x03\0\0\0\0')],
    ['nothing', Buffer.alloc(0)],
  ])('fails on %s', (_, bytes) => {
    expect(() => readPack(bytes)).toThrow();
  });

  it('takes no delta that does not fit', () => {
    // Of a base of 4 bytes, to 2: a copy of the first 2
    const delta = Buffer.from([4, 2, 0x90, 2]);
    expect(applyDelta(Buffer.from('abcd'), delta).toString()).toBe('ab');
    expect(() => applyDelta(Buffer.from('abc'), delta)).toThrow('not fit');
    expect(() =>
      applyDelta(Buffer.from('abcd'), Buffer.from([4, 3, 0x90, 2])),
    ).toThrow('not fit');
  });
});

describe('fetchListing', () => {
  let server: FakeGitServer;
  let repository: FakeRepository;
  let requests: number;
  const list = async (sha: string) =>
    await fetchListing({
      client: new GitHttpClient({
        title: 'Git at git.example.com',
        baseUrl: server.baseUrl,
        headers: async () => ({ Authorization: `Bearer ${server.token}` }),
        onRequest: () => requests++,
      }),
      path: `/scm/${repository.owner}/${repository.name}.git`,
      sha,
      where: 'acme/r',
    });

  beforeAll(async () => {
    server = await startFakeBitbucketServer();
    repository = server.repository(
      await server.createRepository({
        'a.txt': 'a',
        'dir/sub/ü b.txt': 'b',
        'dir/run.sh': { content: 'x', executable: true },
        link: { symlink: 'a.txt' },
      }),
    );
  });
  afterAll(async () => {
    await server.stop();
  });
  beforeEach(() => {
    requests = 0;
    server.fault = undefined;
  });

  it.each([
    ['with filters', 'true', 1],
    ['without', 'false', 2],
  ])('lists all of a commit from a server %s', async (_, allowed, expected) => {
    repository.git(['config', 'uploadpack.allowFilter', allowed]);
    const sha = repository.head('main') ?? '';
    const found = await list(sha);
    const real = repository.listing(sha).map(({ mode, path, sha: id }) => ({
      mode: mode.replace(/^0/, ''),
      path,
      sha: id,
    }));
    const sorted = (entries: { path: string }[]) =>
      [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
    expect(sorted(found)).toEqual(sorted(real));
    expect(requests).toBe(expected);
  });

  it.each([
    ['a commit that is not there', undefined, 'not-found'],
    [
      'a page of a proxy',
      { status: 200, body: Buffer.from('<html>please sign in</html>') },
      'unsupported',
    ],
    ['a failing server', { status: 500 }, 'unavailable'],
    [
      'a pack that was cut off',
      {
        status: 200,
        body: Buffer.from('000dpackfile\n0011\x01PACK\0\0\0\x02\0\0\0\x090000'),
      },
      'unavailable',
    ],
    ['credentials that are not known', { status: 401 }, 'unauthorized'],
    [
      'a server that is asked too often',
      { status: 429, headers: { 'retry-after': '8' } },
      'rate-limited',
    ],
  ])('tells %s', async (_, answer, kind) => {
    server.fault = answer && (() => answer);
    await expect(list('1'.repeat(40))).rejects.toMatchObject({ kind });
  });
});
