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

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import { AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  describeWithKubeApiServer,
  KubeApiServer,
} from '@groundplan/test-servers';
import { KubeConfig } from '@kubernetes/client-node';
import { KindRule } from 'backstage-plugin-groundplan-common';
import { startTestMirror } from '../__testUtils__/startTestMirror';
import { readHostClusters } from './readHostClusters';

jest.setTimeout(120_000);

const RULES: KindRule[] = [{ group: '', kind: 'Namespace', fields: [] }];

describeWithKubeApiServer('readHostClusters with a kube-apiserver', () => {
  const env = { ...process.env };
  let dir: string;
  let server: KubeApiServer;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'groundplan-hosts-'));
    // Its own authority; the server takes the groups from the subject.
    execFileSync(
      'openssl',
      'req -x509 -newkey rsa:2048 -nodes -days 1 -subj /O=system:masters/CN=jane -keyout client.key -out client.crt'.split(
        ' ',
      ),
      { cwd: dir, stdio: 'pipe' },
    );
    server = await KubeApiServer.start({
      args: [`--client-ca-file=${join(dir, 'client.crt')}`],
    });
  });

  afterEach(() => {
    process.env = { ...env };
    jest.restoreAllMocks();
  });

  afterAll(async () => {
    await server?.stop();
    rmSync(dir, { recursive: true });
  });

  function file(name: string, content: string): string {
    const path = join(dir, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  function kubeconfig(name: string, user: object, cluster: object = {}) {
    return file(
      name,
      JSON.stringify({
        clusters: [
          {
            name: 'c',
            cluster: {
              server: server.url,
              'certificate-authority-data': server.caData,
              ...cluster,
            },
          },
        ],
        users: [{ name: 'u', user }],
        contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
        'current-context': 'x',
      }),
    );
  }

  const READ = { listed: true, watched: true, failures: {} };

  /** Mirrors a host cluster that is configured so, and says what was read of it. */
  async function read(host: JsonObject): Promise<typeof READ> {
    const data = { groundplan: { hostClusters: [{ name: 'hub', ...host }] } };
    const hosts = readHostClusters({
      config: mockServices.rootConfig({ data }),
      logger: mockServices.logger.mock(),
    });
    const test = startTestMirror({ hosts, rules: RULES });
    try {
      await test.until('Namespace', 'ready');
      const listed = test.names('', 'Namespace').includes('kube-system');
      // The first watch goes by the same credentials.
      const name = `made-${Math.random().toString(36).slice(2)}`;
      await server.request('POST', '/api/v1/namespaces', {
        metadata: { name },
      });
      for (let tries = 0; tries < 500; tries++) {
        if (test.objectChanges().includes(`added ${name}`)) {
          break;
        }
        await new Promise(resolve => setTimeout(resolve, 10));
      }
      return {
        listed,
        watched: test.names('', 'Namespace').includes(name),
        failures: test.mirror.counters()[0].failures,
      };
    } finally {
      await test.mirror.stop();
    }
  }

  it('signs in with a client certificate of a kubeconfig', async () => {
    expect(
      await read({
        kubeconfig: kubeconfig('cert', {
          // Relative to the kubeconfig, as kubectl reads them.
          'client-certificate': 'client.crt',
          'client-key': 'client.key',
        }),
      }),
    ).toEqual(READ);
  });

  it('signs in with an exec plugin of a kubeconfig', async () => {
    const credential = {
      apiVersion: 'client.authentication.k8s.io/v1',
      kind: 'ExecCredential',
      status: { token: server.tokens.admin },
    };
    const plugin = file(
      'plugin.js',
      `console.log(${JSON.stringify(JSON.stringify(credential))})`,
    );
    expect(
      await read({
        kubeconfig: kubeconfig('exec', {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1',
            command: process.execPath,
            args: [plugin],
            interactiveMode: 'Never',
          },
        }),
      }),
    ).toEqual(READ);
  });

  it('goes through the proxy that a kubeconfig names, TLS and all', async () => {
    const tunnels: string[] = [];
    const proxy: Server = createServer();
    proxy.on('connect', (request, socket) => {
      tunnels.push(request.url ?? '');
      const { hostname, port } = new URL(`tcp://${request.url}`);
      const target = connect(Number(port), hostname, () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        socket.pipe(target).pipe(socket);
      });
      target.on('error', () => socket.destroy());
      socket.on('error', () => target.destroy());
      socket.on('close', () => target.destroy());
    });
    await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as AddressInfo;
    try {
      expect(
        await read({
          kubeconfig: kubeconfig(
            'proxied',
            { token: server.tokens.admin },
            { 'proxy-url': `http://127.0.0.1:${port}` },
          ),
        }),
      ).toEqual(READ);
      expect(new Set(tunnels)).toEqual(new Set([new URL(server.url).host]));
    } finally {
      proxy.closeAllConnections();
      proxy.close();
    }
  });

  it('reads the cluster that it runs in by the files that are mounted there', async () => {
    const mounted = 'var/run/secrets/kubernetes.io/serviceaccount';
    file(
      `${mounted}/ca.crt`,
      Buffer.from(server.caData, 'base64').toString('utf8'),
    );
    file(`${mounted}/token`, server.tokens.admin);
    const load = KubeConfig.prototype.loadFromCluster;
    jest
      .spyOn(KubeConfig.prototype, 'loadFromCluster')
      .mockImplementation(function loadFrom(this: KubeConfig) {
        load.call(this, dir);
      });
    const { hostname, port } = new URL(server.url);
    process.env.KUBERNETES_SERVICE_HOST = hostname;
    process.env.KUBERNETES_SERVICE_PORT = port;
    expect(await read({ inCluster: true })).toEqual(READ);
  });
});
