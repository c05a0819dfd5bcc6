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

import { ScriptedHttpApi } from '../__testUtils__/ScriptedHttpApi';
import { GithubProvider } from './github/GithubProvider';
import { GitlabProvider } from './gitlab/GitlabProvider';
import { GitProvider, GitTreeEntry } from './GitProvider';
import { toGitAuthorization } from './http/credentialHeaders';
import { GitHttpClient } from './http/GitHttpClient';
import { encodePack, gitObject } from './smart-http/encodePack';
import { pktLine } from './smart-http/pktLines';

const COMMIT = 'c'.repeat(40);
const NAMES = Array.from({ length: 300 }, (_, i) => `f${i}.yaml`);
const blobs = new Map(
  NAMES.map(name => [name, gitObject('blob', Buffer.from(`of: ${name}\n`))]),
);
const entries = NAMES.map(
  (path): GitTreeEntry => ({
    path,
    mode: '100644',
    sha: blobs.get(path)?.sha,
  }),
);

/** As Git's protocol has it: a pack in lines of band 1. */
function packOf(names: string[]): Buffer {
  const pack = encodePack(names.flatMap(name => blobs.get(name) ?? []));
  const lines: Buffer[] = [];
  for (let at = 0; at < pack.length; at += 60_000) {
    const part = pack.subarray(at, at + 60_000);
    const length = (part.length + 5).toString(16).padStart(4, '0');
    lines.push(Buffer.from(`${length}\x01`), part);
  }
  return Buffer.concat([pktLine('packfile\n'), ...lines, Buffer.from('0000')]);
}

describe.each([
  [
    'GitHub',
    GithubProvider,
    (name: string) => `GET /repos/acme/infra/contents/${name}`,
    'x-access-token',
  ],
  [
    'GitLab',
    GitlabProvider,
    (name: string) => `GET /projects/acme%2Finfra/repository/files/${name}/raw`,
    'oauth2',
  ],
])('Files of %s', (_, Provider, routeOf, username) => {
  const GIT = 'POST /acme/infra.git/git-upload-pack';
  let api: ScriptedHttpApi;
  let provider: GitProvider;

  beforeEach(async () => {
    api = await ScriptedHttpApi.start();
    const headers = { Authorization: 'Bearer secret-token' };
    const client = { title: 'Git', baseUrl: api.url };
    provider = Provider.create({
      repository: 'acme/infra',
      api: new GitHttpClient({ ...client, headers: async () => headers }),
      git: new GitHttpClient({
        ...client,
        headers: async () => toGitAuthorization(headers, username),
      }),
    });
  });
  afterEach(async () => {
    await api.stop();
  });
  const texts = async (files: GitTreeEntry[]) =>
    [...(await provider.readFiles(COMMIT, files))].map(([path, content]) => [
      path,
      Buffer.from(content).toString(),
    ]);
  const expected = (names: string[]) =>
    names.map(name => [name, `of: ${name}\n`]);

  it('are read by their ids, with the token as a password', async () => {
    api.on(
      GIT,
      { body: packOf(NAMES.slice(0, 250)) },
      { body: packOf(NAMES.slice(250)) },
    );
    await expect(texts(entries)).resolves.toEqual(expected(NAMES));
    expect(api.log).toEqual([GIT, GIT]);
    const [{ headers, body }] = api.requests;
    const basic = Buffer.from(`${username}:secret-token`).toString('base64');
    expect(headers.authorization).toBe(`Basic ${basic}`);
    expect(String(body).match(/want [0-9a-f]{40}\n/g)).toHaveLength(250);
  });

  it.each([
    ['refuses Git', { status: 403, body: {} }],
    [
      'sends Git to sign in',
      { status: 302, headers: { location: 'https://sso.example.com/' } },
    ],
    ['knows no such protocol', { body: '0000' }],
    ['knows none of them', { body: pktLine('ERR upload-pack: not our ref\n') }],
  ])('are read one by one from a server that %s', async (__, answer) => {
    const names = NAMES.slice(0, 5);
    api.on(GIT, answer);
    names.forEach(name => api.on(routeOf(name), { body: `of: ${name}\n` }));
    await expect(texts(entries.slice(0, 5))).resolves.toEqual(expected(names));
    expect(api.log.filter(line => line === GIT)).toHaveLength(1);
    expect(api.log).toHaveLength(6);
  });

  it('are read one by one where they are few', async () => {
    api.on(routeOf('f0.yaml'), { body: 'of: f0.yaml\n' });
    await expect(texts(entries.slice(0, 1))).resolves.toEqual(
      expected(['f0.yaml']),
    );
    expect(api.log).toEqual([routeOf('f0.yaml')]);
  });

  it.each([
    ['rate-limited', { status: 429, body: {} }],
    [
      'unavailable',
      {
        body: Buffer.from('000dpackfile\n0011\x01PACK\0\0\0\x02\0\0\0\x090000'),
      },
    ],
  ])('fail as %s rather than asking for more', async (kind, answer) => {
    api.on(GIT, answer);
    await expect(texts(entries)).rejects.toMatchObject({ kind });
    expect(api.log).toEqual([GIT]);
  });
});
