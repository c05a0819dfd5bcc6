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

import {
  describeWithKubeApiServer,
  KubeApiServer,
} from '@groundplan/test-servers';
import { KindRule } from 'backstage-plugin-groundplan-common';
import { HostConnection } from '../host-clusters/HostConnection';
import { TokenConnection } from '../host-clusters/TokenConnection';
import { TcpProxy } from '../__testUtils__/TcpProxy';
import {
  eventually,
  startTestMirror,
  TestMirror,
} from '../__testUtils__/startTestMirror';

jest.setTimeout(180_000);

const GROUP = 'mirror.example.com';
const RULES: KindRule[] = [
  { group: GROUP, kind: '*', fields: ['spec.size'] },
  { group: GROUP, kind: 'Thing', fields: ['spec.size', 'status'] },
  { group: '', kind: 'Namespace', fields: [] },
];
const THINGS = `/apis/${GROUP}/v1/namespaces/default/things`;
const CRDS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const RBAC = '/apis/rbac.authorization.k8s.io/v1';

function crd(kind: string): object {
  const plural = `${kind.toLowerCase()}s`;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${GROUP}` },
    spec: {
      group: GROUP,
      scope: 'Namespaced',
      names: { kind, plural, singular: kind.toLowerCase() },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              'x-kubernetes-preserve-unknown-fields': true,
            },
          },
        },
      ],
    },
  };
}

describeWithKubeApiServer('createMirror with a kube-apiserver', () => {
  let server: KubeApiServer;
  let proxy: TcpProxy;
  let running: TestMirror[] = [];

  beforeAll(async () => {
    server = await KubeApiServer.start({ crds: [crd('Thing')] });
    proxy = await TcpProxy.start(Number(new URL(server.url).port));
    await request('POST', `${RBAC}/clusterroles`, {
      metadata: { name: 'things' },
      rules: [
        {
          apiGroups: [GROUP],
          resources: ['things'],
          verbs: ['get', 'list', 'watch'],
        },
      ],
    });
  });

  afterEach(async () => {
    await Promise.all(running.map(({ mirror }) => mirror.stop()));
    running = [];
  });

  afterAll(async () => {
    await proxy?.cut();
    await server?.stop();
  });

  async function request(method: string, path: string, body?: object) {
    const answer = await server.request(method, path, body);
    if (answer.status >= 300) {
      throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    }
    return answer.body;
  }

  async function put(name: string, size: number, extra?: object) {
    const current = await server.request('GET', `${THINGS}/${name}`);
    const object = {
      apiVersion: `${GROUP}/v1`,
      kind: 'Thing',
      metadata: { name },
      spec: { size },
      ...extra,
    };
    if (current.status === 404) {
      await request('POST', THINGS, object);
    } else {
      await request('PUT', `${THINGS}/${name}`, {
        ...(current.body as object),
        ...object,
        metadata: (current.body as { metadata: object }).metadata,
      });
    }
  }

  async function remove(name: string) {
    await request('DELETE', `${THINGS}/${name}`);
  }

  /** Leaves these things and no others. */
  async function reset(...names: string[]) {
    await request('DELETE', THINGS);
    for (const name of names) {
      await put(name, 1);
    }
  }

  function connection(options?: {
    name?: string;
    url?: string;
    user?: 'admin' | 'reader' | 'nobody';
    onRequest?: () => Promise<void>;
  }): HostConnection {
    const { name = 'hub', url = server.url, user = 'admin' } = options ?? {};
    return TokenConnection.create({
      name,
      configuredAt: 'test',
      url,
      ca: Buffer.from(server.caData, 'base64').toString(),
      getCredentials: async () => {
        await options?.onRequest?.();
        return { token: server.tokens[user] };
      },
    });
  }

  function start(
    options?: Partial<Parameters<typeof startTestMirror>[0]>,
  ): TestMirror {
    const test = startTestMirror({
      hosts: [connection()],
      rules: RULES,
      ...options,
    });
    running.push(test);
    return test;
  }

  function sizeOf(test: TestMirror, name: string): unknown {
    return test.mirror.lookup('hub').get(GROUP, 'Thing', 'default', name)?.spec;
  }

  it('follows what is created, updated and deleted within a second', async () => {
    await reset('a');
    const test = start();
    await test.until('Thing', 'ready');
    await test.until('Namespace', 'ready');
    expect(test.names(GROUP, 'Thing')).toEqual(['a']);
    const began = Date.now();
    await put('b', 2, { secret: 'hush' });
    await eventually(() => test.objectChanges().includes('added b'));
    await put('b', 3);
    await eventually(() => test.objectChanges().includes('modified b'));
    await remove('b');
    await eventually(() => test.objectChanges().includes('deleted b'));
    expect(Date.now() - began).toBeLessThan(20_000);
    expect(JSON.stringify(test.changes)).not.toContain('hush');
    expect(JSON.stringify(test.changes)).not.toContain('managedFields');
  });

  it('asks for nothing but a conditional discovery while nothing changes', async () => {
    await reset('a');
    const test = start({ timing: { discoveryMs: 200 } });
    await test.until('Thing', 'ready');
    const [{ requests }] = test.mirror.counters();
    await eventually(() => {
      const now = test.mirror.counters()[0].requests;
      return now.discovery >= requests.discovery + 5;
    });
    const [after] = test.mirror.counters();
    expect(after.requests.list).toBe(requests.list);
    const bytes = after.bytes;
    await eventually(
      () =>
        test.mirror.counters()[0].requests.discovery >=
        after.requests.discovery + 3,
    );
    // Answers of 304 have no body.
    expect(test.mirror.counters()[0].bytes - bytes).toBeLessThan(1_000);
  });

  it('goes on after the server was killed and started again', async () => {
    await reset('a');
    const test = start();
    await test.until('Thing', 'ready');
    await server.kill();
    await test.until('Thing', 'stale');
    expect(test.names(GROUP, 'Thing')).toEqual(['a']);
    expect(test.mirror.hosts()[0].state).toBe('stale');
    await server.restart();
    await eventually(
      () => test.mirror.hosts()[0].state === 'ready',
      undefined,
      60_000,
    );
    await put('b', 1);
    await eventually(() => test.names(GROUP, 'Thing').length === 2);
    expect(
      test.objectChanges().filter(each => each.startsWith('deleted')),
    ).toEqual([]);
  });

  it('finds what happened while it was cut off, when it can go on', async () => {
    await reset('a', 'b');
    const test = start({ hosts: [connection({ url: proxy.url })] });
    await test.until('Thing', 'ready');
    const { list } = test.mirror.counters()[0].requests;
    await proxy.cut();
    await remove('a');
    await put('b', 2);
    await put('c', 1);
    await test.until('Thing', 'stale');
    await proxy.restore();
    await test.until('Thing', 'ready');
    await eventually(() => test.names(GROUP, 'Thing').join() === 'b,c');
    expect(sizeOf(test, 'b')).toEqual({ size: 2 });
    expect(test.mirror.counters()[0].requests.list).toBe(list);
    expect(test.mirror.counters()[0].relists).toBe(0);
  });

  it('lists and compares when the server has forgotten what happened', async () => {
    await reset('a', 'b', 'c');
    const test = start({ hosts: [connection({ url: proxy.url })] });
    await test.until('Thing', 'ready');
    await proxy.cut();
    await remove('a');
    await put('b', 2);
    await put('d', 1);
    // A server that was started anew knows nothing from before; nor does etcd.
    await server.kill();
    await server.compact();
    await server.restart();
    test.changes.length = 0;
    await proxy.restore();
    await eventually(
      () => test.names(GROUP, 'Thing').join() === 'b,c,d',
      () => JSON.stringify(test.mirror.hosts()),
      60_000,
    );
    await eventually(() =>
      test.objectChanges().some(each => each === 'deleted a'),
    );
    expect(test.objectChanges().sort()).toEqual([
      'added d',
      'deleted a',
      'modified b',
    ]);
    expect(test.mirror.counters()[0].relists).toBeGreaterThanOrEqual(1);
  });

  it('completes a paged list although etcd is compacted between two pages', async () => {
    await reset();
    await Promise.all(
      Array.from({ length: 10 }, async (_, worker) => {
        for (let i = 0; i < 60; i++) {
          await put(`paged-${worker}-${i}`, 1);
        }
      }),
    );
    let compacting: Promise<void> | undefined;
    const compact = async () => {
      await put('paged-0-0', 2);
      // Its cache would outlive the compaction for a while.
      await server.kill();
      await server.compact();
      await server.restart();
    };
    const test = start({
      rules: [RULES[1]],
      timing: { responseMs: 10_000 },
      hosts: [
        connection({
          onRequest: async () => {
            if (test && test.mirror.lookup('hub').list(GROUP, 'Thing').length) {
              compacting ??= compact();
              await compacting;
            }
          },
        }),
      ],
    });
    await eventually(
      () => test.mirror.isComplete('hub', GROUP, 'Thing'),
      () => JSON.stringify(test.mirror.hosts()),
      60_000,
    );
    expect(test.names(GROUP, 'Thing')).toHaveLength(600);
    expect(sizeOf(test, 'paged-0-0')).toEqual({ size: 2 });
    expect(test.mirror.counters()[0].failures['list 410']).toBe(1);
  });

  it('names the rule that is missing, and reads once it is there', async () => {
    await reset('a');
    const test = start({ hosts: [connection({ user: 'reader' })] });
    const { message } = await test.until('Thing', 'forbidden');
    expect(message).toContain(
      `apiGroups: ["${GROUP}"], resources: ["things"], verbs: ["get", "list", "watch"]`,
    );
    expect(test.mirror.isComplete('hub', GROUP, 'Thing')).toBe(false);
    await request('POST', `${RBAC}/clusterrolebindings`, {
      metadata: { name: 'things' },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: 'things',
      },
      subjects: [
        { kind: 'User', name: 'reader', apiGroup: 'rbac.authorization.k8s.io' },
      ],
    });
    await test.until('Thing', 'ready');
    expect(test.names(GROUP, 'Thing')).toEqual(['a']);
    expect(test.kind('Namespace').state).toBe('forbidden');
    expect(test.mirror.hosts()[0]).toMatchObject({
      state: 'ready',
      message: 'Namespace may not be read',
    });

    await request('DELETE', `${RBAC}/clusterrolebindings/things`);
    await server.kill();
    await server.restart();
    await eventually(
      () => test.kind('Thing').state === 'forbidden',
      undefined,
      60_000,
    );
    expect(test.names(GROUP, 'Thing')).toEqual(['a']);
    expect(test.objectChanges()).not.toContain('deleted a');
  });

  it('follows a definition that is added, removed and added again', async () => {
    // Only the watch on definitions can be as fast as this.
    const test = start({ timing: { discoveryMs: 3_600_000 } });
    await test.until('Thing', 'ready');
    const gadgets = `/apis/${GROUP}/v1/namespaces/default/gadgets`;
    for (const round of [1, 2]) {
      await server.createCrds([crd('Gadget')]);
      await eventually(
        () =>
          test.mirror
            .hosts()[0]
            .kinds.some(
              ({ kind, state }) => kind === 'Gadget' && state === 'ready',
            ),
        () => 'gadgets to be read',
        20_000,
      );
      await request('POST', gadgets, {
        apiVersion: `${GROUP}/v1`,
        kind: 'Gadget',
        metadata: { name: `g${round}` },
      });
      await eventually(() => test.objectChanges().includes(`added g${round}`));
      await request('DELETE', `${CRDS}/gadgets.${GROUP}`);
      await eventually(
        () => test.objectChanges().includes(`deleted g${round}`),
        undefined,
        20_000,
      );
      await eventually(
        () =>
          !test.mirror.hosts()[0].kinds.some(({ kind }) => kind === 'Gadget'),
        () => 'gadgets to be gone',
        20_000,
      );
    }
    expect(test.kind('Thing').state).toBe('ready');
    expect(test.mirror.isComplete('hub', GROUP, 'Gadget')).toBe(true);
  });

  it('is stale while the server hangs, and ready when it goes on', async () => {
    await reset('a');
    const test = start();
    await test.until('Thing', 'ready');
    server.suspend();
    try {
      await test.until('Thing', 'stale');
      expect(test.names(GROUP, 'Thing')).toEqual(['a']);
    } finally {
      server.resume();
    }
    await eventually(
      () => test.mirror.hosts()[0].state === 'ready',
      undefined,
      30_000,
    );
    await put('b', 1);
    await eventually(() => test.names(GROUP, 'Thing').length === 2);
    expect(test.objectChanges()).not.toContain('deleted a');
  });

  it('mirrors two hosts, one of which goes away', async () => {
    await reset('a');
    const test = start({
      hosts: [connection(), connection({ name: 'far', url: proxy.url })],
    });
    await test.until('Thing', 'ready', 'hub');
    await test.until('Thing', 'ready', 'far');
    await proxy.cut();
    await test.until('Thing', 'stale', 'far');
    await put('b', 1);
    await eventually(() => test.names(GROUP, 'Thing', 'hub').length === 2);
    expect(test.names(GROUP, 'Thing', 'far')).toEqual(['a']);
    expect(test.kind('Thing', 'hub').state).toBe('ready');
    await proxy.restore();
    await test.until('Thing', 'ready', 'far');
    await eventually(() => test.names(GROUP, 'Thing', 'far').length === 2);
  });
});
