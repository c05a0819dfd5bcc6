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

import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { HostConnection } from './HostConnection';
import { readHostClusters } from './readHostClusters';

describe('readHostClusters', () => {
  const env = { ...process.env };
  let dir: string;
  let kubeconfig: string;

  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'groundplan-hosts-'));
    kubeconfig = file('kubeconfig', {
      clusters: [
        { name: 'c', cluster: { server: 'https://c.example.com:6443' } },
        { name: 'odd', cluster: { server: 'ftp://c.example.com' } },
      ],
      users: [
        { name: 'token', user: { token: 'from-kubeconfig' } },
        {
          name: 'exec',
          user: {
            exec: {
              apiVersion: 'client.authentication.k8s.io/v1',
              command: process.execPath,
              args: [
                '-e',
                `const f = ${JSON.stringify(join(dir, 'calls'))};
                 require('fs').appendFileSync(f, '.');
                 const token = 'exec-' + require('fs').readFileSync(f).length;
                 console.log(JSON.stringify({ status: { token, expirationTimestamp: '2100-01-01T00:00:00Z' } }))`,
              ],
            },
          },
        },
      ],
      contexts: [
        { name: 'first', context: { cluster: 'c', user: 'token' } },
        { name: 'second', context: { cluster: 'c', user: 'exec' } },
        { name: 'broken', context: { cluster: 'c', user: 'nobody' } },
        { name: 'odd', context: { cluster: 'odd', user: 'token' } },
      ],
      'current-context': 'first',
    });
  });

  afterAll(() => rmSync(dir, { recursive: true }));
  afterEach(() => {
    process.env = { ...env };
  });

  function file(name: string, content: unknown): string {
    const path = join(dir, name);
    writeFileSync(
      path,
      typeof content === 'string' ? content : JSON.stringify(content),
    );
    return path;
  }

  function read(hostClusters: unknown, more?: JsonObject): HostConnection[] {
    return readHostClusters({
      config: mockServices.rootConfig({
        data: { groundplan: { hostClusters } as JsonObject, ...more },
      }),
      logger: mockServices.logger.mock(),
    });
  }

  async function authorizationOf(
    [connection]: HostConnection[],
    refresh = false,
  ): Promise<unknown> {
    const { options } = await connection.prepare({ refresh });
    return (options.headers as Record<string, unknown>).Authorization;
  }

  const url = 'https://hub.example.com';
  const clusters = [
    {
      name: 'sa',
      authProvider: 'serviceAccount',
      url,
      serviceAccountToken: 's',
    },
    { name: 'oidc', authProvider: 'oidc', url },
    {
      name: 'meta',
      url,
      authMetadata: { 'kubernetes.io/auth-provider': 'google' },
    },
    { name: 'none', url },
  ];
  const kubernetes = {
    clusterLocatorMethods: [{ type: 'catalog' }, { type: 'config', clusters }],
  };

  it.each([
    ['no list', { name: 'a' }, 'groundplan.hostClusters: is not a list'],
    ['no name', [{ url }], '[0].name: is missing'],
    [
      'a dot in a name',
      [{ name: 'a.b', url }],
      "[0].name: 'a.b' is not a DNS label",
    ],
    ['a long name', [{ name: 'a'.repeat(64), url }], 'is not a DNS label'],
    [
      'one name twice',
      [
        { name: 'a', url, serviceAccountToken: 'x' },
        { name: 'a', url, serviceAccountToken: 'x' },
      ],
      "[1].name: 'a' is also the name of groundplan.hostClusters[0]",
    ],
    [
      'no way to connect',
      [{ name: 'a' }],
      '[0]: exactly one of kubeconfig, inCluster, url, kubernetesPlugin says how to connect; none',
    ],
    [
      'two ways',
      [{ name: 'a', url, inCluster: true }],
      'there are inCluster, url',
    ],
    [
      'an odd URL',
      [{ name: 'a', url: 'hub' }],
      "[0].url: 'hub' is not the URL of an API server",
    ],
    [
      'plain HTTP',
      [{ name: 'a', url: 'http://hub.example.com' }],
      "[0].url: 'http://hub.example.com' must begin with https://",
    ],
    [
      'a URL of another type',
      [{ name: 'a', url: 7 }],
      '[0].url: must be a string',
    ],
    [
      'no token',
      [{ name: 'a', url }],
      '[0]: exactly one of serviceAccountToken, serviceAccountTokenFile',
    ],
    [
      'two tokens',
      [
        {
          name: 'a',
          url,
          serviceAccountToken: 'x',
          serviceAccountTokenFile: 'y',
        },
      ],
      'exactly one of serviceAccountToken',
    ],
    [
      'a token file that is not there',
      [{ name: 'a', url, serviceAccountTokenFile: '/none' }],
      "[0].serviceAccountTokenFile: '/none' cannot be read",
    ],
    [
      'a CA that is none',
      [{ name: 'a', url, serviceAccountToken: 'x', caData: 'eA==' }],
      '[0].caData: is not a certificate',
    ],
    [
      'two CAs',
      [
        {
          name: 'a',
          url,
          serviceAccountToken: 'x',
          caData: 'eA==',
          caFile: 'y',
        },
      ],
      'at most one of caData, caFile',
    ],
    [
      'skipTLSVerify of another type',
      [{ name: 'a', url, serviceAccountToken: 'x', skipTLSVerify: 'yes' }],
      '[0].skipTLSVerify: must be true or false',
    ],
    [
      'a kubeconfig that is not there',
      [{ name: 'a', kubeconfig: '/none' }],
      "[0].kubeconfig: '/none' cannot be read",
    ],
    [
      'no cluster around',
      [{ name: 'a', inCluster: true }],
      '[0].inCluster: the backend does not run in a Kubernetes cluster',
    ],
    [
      'a cluster that the Kubernetes plugin does not know',
      [{ name: 'a', kubernetesPlugin: 'x' }],
      "[0].kubernetesPlugin: 'x' is not among the clusters under kubernetes.clusterLocatorMethods with type config; those are sa, oidc, meta, none",
    ],
    [
      'a cluster that needs somebody signed in',
      [{ name: 'a', kubernetesPlugin: 'oidc' }],
      "[0].kubernetesPlugin: the cluster has the auth provider 'oidc' at kubernetes.clusterLocatorMethods[1].clusters[1].authProvider; the mirror reads without anybody signed in, with one of serviceAccount, aws, azure, googleServiceAccount",
    ],
    [
      'such a cluster by its metadata',
      [{ name: 'a', kubernetesPlugin: 'meta' }],
      "the auth provider 'google'",
    ],
    [
      'a cluster without auth provider',
      [{ name: 'a', kubernetesPlugin: 'none' }],
      'no auth provider',
    ],
  ])('refuses %s and names the key', (_, hostClusters, message) => {
    delete process.env.KUBERNETES_SERVICE_HOST;
    expect(() => read(hostClusters, { kubernetes })).toThrow(message);
  });

  it.each([
    ['missing', "[0].context: 'missing' is not in"],
    ['broken', "[0].context: 'broken' of"],
    ['odd', "[0].kubeconfig: 'ftp://c.example.com' is not the URL"],
  ])('refuses the context %s of a kubeconfig', (context, message) => {
    expect(() => read([{ name: 'a', kubeconfig, context }])).toThrow(message);
  });

  it('reads nothing where nothing is configured', () => {
    expect(read(undefined)).toEqual([]);
  });

  it('connects by URL and token', async () => {
    const [connection] = read([
      {
        name: 'hub',
        entityRef: 'resource:default/hub',
        url: 'https://hub.example.com/k8s',
        serviceAccountToken: 'a-token',
        skipTLSVerify: true,
      },
    ]);
    expect(connection).toMatchObject({
      name: 'hub',
      entityRef: 'resource:default/hub',
      configuredAt: 'groundplan.hostClusters[0]',
    });
    await expect(connection.prepare({ refresh: false })).resolves.toEqual({
      url: 'https://hub.example.com/k8s',
      options: {
        headers: { Authorization: 'Bearer a-token' },
        rejectUnauthorized: false,
      },
    });
  });

  it('reads a token file again when it changes', async () => {
    const path = file('token', 'one\n');
    const hosts = read([{ name: 'a', url, serviceAccountTokenFile: path }]);
    await expect(authorizationOf(hosts)).resolves.toBe('Bearer one');
    file('token', 'two\n');
    utimesSync(path, new Date(), new Date(Date.now() + 5_000));
    await expect(authorizationOf(hosts)).resolves.toBe('Bearer two');
  });

  it('connects by the current context of a kubeconfig', async () => {
    const hosts = read([{ name: 'a', kubeconfig }]);
    await expect(hosts[0].prepare({ refresh: false })).resolves.toMatchObject({
      url: 'https://c.example.com:6443',
    });
    await expect(authorizationOf(hosts)).resolves.toBe(
      'Bearer from-kubeconfig',
    );
  });

  it('runs an exec plugin, and again when its credential is refused', async () => {
    const hosts = read([{ name: 'a', kubeconfig, context: 'second' }]);
    await expect(authorizationOf(hosts)).resolves.toBe('Bearer exec-1');
    await expect(authorizationOf(hosts)).resolves.toBe('Bearer exec-1');
    await expect(authorizationOf(hosts, true)).resolves.toBe('Bearer exec-2');
  });

  it('allows plain HTTP on this machine', async () => {
    const local = file('local', {
      clusters: [{ name: 'c', cluster: { server: 'http://127.0.0.1:8001' } }],
      users: [{ name: 'u', user: { token: 't' } }],
      contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
      'current-context': 'x',
    });
    const hosts = read([{ name: 'a', kubeconfig: local }]);
    await expect(authorizationOf(hosts)).resolves.toBe('Bearer t');
  });

  it('knows the cluster that it runs in', async () => {
    process.env.KUBERNETES_SERVICE_HOST = '10.0.0.1';
    process.env.KUBERNETES_SERVICE_PORT = '443';
    const [connection] = read([{ name: 'a', inCluster: true }]);
    // There is no service account to read here.
    await expect(connection.prepare({ refresh: false })).rejects.toThrow(
      '/var/run/secrets/kubernetes.io/serviceaccount',
    );
  });

  it('takes a cluster of the Kubernetes plugin', async () => {
    const [connection] = read([{ name: 'a', kubernetesPlugin: 'sa' }], {
      kubernetes,
    });
    expect(connection.name).toBe('a');
  });
});
