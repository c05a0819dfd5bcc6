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

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  describeWithKubeApiServer,
  KubeApiServer,
} from '@groundplan/test-servers';
import { KindRule } from 'backstage-plugin-groundplan-common';
import { readHostClusters } from '../host-clusters/readHostClusters';
import { TcpProxy } from '../__testUtils__/TcpProxy';
import {
  eventually,
  startTestMirror,
  TestMirror,
} from '../__testUtils__/startTestMirror';

jest.setTimeout(180_000);

const RULES: KindRule[] = [{ group: '', kind: 'ConfigMap', fields: ['data'] }];
const MAPS = '/api/v1/namespaces/default/configmaps';
const RBAC = '/apis/rbac.authorization.k8s.io/v1';

/** How long a kube-apiserver takes a token that has ended. */
const GRACE_MS = 60_000;

describeWithKubeApiServer('hosts of a mirror that fail', () => {
  let dir: string;
  let server: KubeApiServer;
  let proxy: TcpProxy;
  let running: TestMirror[] = [];

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'groundplan-faults-'));
    server = await KubeApiServer.start();
    proxy = await TcpProxy.start(Number(new URL(server.url).port));
  });

  afterEach(async () => {
    await Promise.all(running.map(({ mirror }) => mirror.stop()));
    running = [];
    await request('DELETE', MAPS);
    await proxy.restore();
  });

  afterAll(async () => {
    await proxy?.cut();
    await server?.stop();
    rmSync(dir, { recursive: true });
  });

  async function request(method: string, path: string, body?: object) {
    const answer = await server.request(method, path, body);
    if (answer.status >= 300) {
      throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    }
    return answer.body;
  }

  async function make(name: string) {
    await request('POST', MAPS, { metadata: { name } });
  }

  /** Mirrors hosts that are configured so. */
  function start(hosts: Record<string, JsonObject>): TestMirror {
    const hostClusters = Object.entries(hosts).map(([name, host]) => ({
      name,
      url: server.url,
      caData: server.caData,
      ...('serviceAccountTokenFile' in host
        ? {}
        : { serviceAccountToken: server.tokens.admin }),
      ...host,
    }));
    const test = startTestMirror({
      hosts: readHostClusters({
        config: mockServices.rootConfig({
          data: { groundplan: { hostClusters } },
        }),
        logger: mockServices.logger.mock(),
      }),
      rules: RULES,
    });
    running.push(test);
    return test;
  }

  const maps = (test: TestMirror, host?: string) =>
    test.names('', 'ConfigMap', host).filter(name => !name.startsWith('kube'));

  async function untilHost(test: TestMirror, state: string) {
    await eventually(
      () => test.mirror.hosts()[0].state === state,
      () => `${state}: ${JSON.stringify(test.mirror.hosts())}`,
      60_000,
    );
    return test.mirror.hosts()[0];
  }

  it('reads a host that is down at the start once it is up', async () => {
    await make('a');
    await server.kill();
    const test = start({ hub: {} });
    const { message } = await untilHost(test, 'unreachable');
    expect(message).toContain('ECONNREFUSED');
    // Nobody may take this for a host that has nothing.
    expect(test.mirror.isComplete('hub', '', 'ConfigMap')).toBe(false);

    await server.restart();
    await untilHost(test, 'ready');
    expect(test.mirror.isComplete('hub', '', 'ConfigMap')).toBe(true);
    expect(maps(test)).toEqual(['a']);
    await make('b');
    await eventually(() => test.objectChanges().includes('added b'));
  });

  it('keeps what it has when its token expires, and goes on with the next one', async () => {
    await make('a');
    const accounts = '/api/v1/namespaces/default/serviceaccounts';
    const { metadata } = (await request('POST', accounts, {
      metadata: { name: 'mirror' },
    })) as { metadata: { namespace: string; name: string; uid: string } };
    await request('POST', `${RBAC}/clusterrolebindings`, {
      metadata: { name: 'mirror' },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: 'cluster-admin',
      },
      subjects: [
        { kind: 'ServiceAccount', name: 'mirror', namespace: 'default' },
      ],
    });
    const file = join(dir, 'token');
    const renew = (lifeMs: number) =>
      writeFileSync(
        file,
        server.serviceAccountToken(metadata, new Date(Date.now() + lifeMs)),
      );

    renew(5_000 - GRACE_MS);
    const test = start({
      hub: { url: proxy.url, serviceAccountTokenFile: file },
    });
    await test.until('ConfigMap', 'ready');
    expect(maps(test)).toEqual(['a']);

    const expired = await untilHost(test, 'stale');
    expect(expired.message).toContain('401');
    // Watches that are open go on; those that are cut may not come back.
    await proxy.cut();
    await make('b');
    await proxy.restore();
    const { message } = await test.until('ConfigMap', 'forbidden');
    expect(message).toMatch(/401.*check those of its entry/s);
    expect(test.mirror.hosts()[0].state).toBe('stale');
    expect(maps(test)).toEqual(['a']);

    renew(3_600_000);
    await untilHost(test, 'ready');
    await test.until('ConfigMap', 'ready');
    await eventually(() => maps(test).join() === 'a,b');
    expect(test.mirror.counters()[0].relists).toBe(0);
    expect(
      test.objectChanges().filter(each => each.startsWith('deleted')),
    ).toEqual([]);
  });

  it('follows two hosts while the third of them is unreachable', async () => {
    await make('a');
    const test = start({ hub: {}, far: { url: proxy.url }, near: {} });
    for (const host of ['hub', 'far', 'near']) {
      await test.until('ConfigMap', 'ready', host);
    }
    test.changes.length = 0;
    await proxy.cut();
    await test.until('ConfigMap', 'stale', 'far');
    const began = Date.now();
    await make('b');
    for (const host of ['hub', 'near']) {
      await eventually(() => maps(test, host).join() === 'a,b');
    }
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(maps(test, 'far')).toEqual(['a']);
    expect(
      test.mirror.hosts().map(({ name, state }) => `${name} ${state}`),
    ).toEqual(['hub ready', 'far stale', 'near ready']);

    await proxy.restore();
    await test.until('ConfigMap', 'ready', 'far');
    await eventually(() => maps(test, 'far').join() === 'a,b');
    const states = test.changes.flatMap(change =>
      change.type === 'object' ? [] : [`${change.host} ${change.state}`],
    );
    expect(new Set(states)).toEqual(new Set(['far stale', 'far ready']));
  });
});
