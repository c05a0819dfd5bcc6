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

import { describeWithKubeApiServer } from './describeWithKubeApiServer';
import { KubeApiServer } from './KubeApiServer';

jest.setTimeout(120_000);

describeWithKubeApiServer('KubeApiServer', () => {
  let server: KubeApiServer;

  beforeAll(async () => {
    server = await KubeApiServer.start();
  });
  afterAll(async () => {
    await server?.stop();
  });

  it('serves its users, survives a crash, and forgets compacted revisions', async () => {
    const path = '/api/v1/namespaces';
    const old = await server.request('GET', `${path}?limit=1`);
    expect(old).toMatchObject({ status: 200, body: { kind: 'NamespaceList' } });
    await expect(
      server.request('GET', path, undefined, { user: 'nobody' }),
    ).resolves.toMatchObject({ status: 403 });

    await expect(
      server.request('POST', path, { metadata: { name: 'kept' } }),
    ).resolves.toMatchObject({ status: 201 });
    await server.kill();
    await expect(server.request('GET', path)).rejects.toThrow();
    await server.restart();
    await expect(server.request('GET', `${path}/kept`)).resolves.toMatchObject({
      status: 200,
    });

    await server.compact();
    const { metadata } = old.body as { metadata: { continue: string } };
    await expect(
      server.request(
        'GET',
        `${path}?limit=1&continue=${encodeURIComponent(metadata.continue)}`,
      ),
    ).resolves.toMatchObject({ status: 410 });
  });
});
