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

import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonArray } from '@backstage/types';
import { assertSandbox } from './assertSandbox';

function config(...hosts: object[]) {
  return mockServices.rootConfig({
    data: { groundplan: { hostClusters: hosts as JsonArray } },
  });
}

describe('assertSandbox', () => {
  let server: Server;
  let url: string;
  let gitVersion: string;

  beforeEach(async () => {
    server = createServer((_, res) => res.end(JSON.stringify({ gitVersion })));
    await new Promise<void>(r => server.listen(0, '127.0.0.1', r));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => server.close());

  it('accepts hosts that say that they are the sandbox', async () => {
    gitVersion = 'v1.36.0+groundplan-sandbox';
    await expect(
      assertSandbox(config({ name: 'hub', url })),
    ).resolves.toBeUndefined();
  });

  it('refuses every other host, and none', async () => {
    gitVersion = 'v1.36.3';
    await expect(assertSandbox(config({ name: 'hub', url }))).rejects.toThrow(
      'hub is something else',
    );
    await expect(
      assertSandbox(config({ name: 'real', kubeconfig: '/a/b' })),
    ).rejects.toThrow('real is something else');
    await expect(
      assertSandbox(config({ name: 'gone', url: 'http://127.0.0.1:1' })),
    ).rejects.toThrow('gone is something else');
    await expect(assertSandbox(config())).rejects.toThrow(
      'there is no host cluster',
    );
  });
});
