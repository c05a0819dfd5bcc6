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
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { HostConnection } from '../host-clusters/HostConnection';
import { hostClusterSourceServiceRef } from '../host-clusters/hostClusterSourceServiceRef';
import { ScriptedApiServer } from '../__testUtils__/ScriptedApiServer';
import { eventually } from '../__testUtils__/startTestMirror';
import { Mirror } from './Mirror';
import { mirrorServiceRef } from './mirrorServiceRef';

describe('mirrorServiceRef', () => {
  let server: ScriptedApiServer;

  beforeEach(async () => {
    server = await ScriptedApiServer.start([
      {
        group: 'cluster.x-k8s.io',
        version: 'v1beta2',
        kind: 'Cluster',
        plural: 'clusters',
      },
    ]);
    server.put('clusters', { metadata: { name: 'a', namespace: 'team' } });
  });

  afterEach(() => server.stop());

  async function startBackend(options: {
    hostClusters?: object[];
    sources?: HostConnection[][];
  }) {
    let mirror: Mirror | undefined;
    const backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({
          data: {
            groundplan: { hostClusters: options.hostClusters as never },
          },
        }),
        ...(options.sources ?? []).map(connections =>
          createServiceFactory({
            service: hostClusterSourceServiceRef,
            deps: {},
            factory: () => ({ getHostConnections: async () => connections }),
          }),
        ),
        createBackendPlugin({
          pluginId: 'groundplan',
          register(env) {
            env.registerInit({
              deps: { mirror: mirrorServiceRef, logger: coreServices.logger },
              async init(deps) {
                mirror = deps.mirror;
              },
            });
          },
        }),
      ],
    });
    return { backend, mirror: mirror! };
  }

  function entry(name: string): object {
    return { name, url: server.url, serviceAccountToken: 'a-token' };
  }

  it('mirrors what is configured and what other services add', async () => {
    const { backend, mirror } = await startBackend({
      hostClusters: [entry('hub')],
      sources: [[server.connection('from-code')], []],
    });
    try {
      await eventually(() =>
        ['hub', 'from-code'].every(host =>
          mirror.isComplete(host, 'cluster.x-k8s.io', 'Cluster'),
        ),
      );
      expect(mirror.hosts().map(({ name }) => name)).toEqual([
        'hub',
        'from-code',
      ]);
      expect(
        mirror
          .lookup('from-code')
          .get('cluster.x-k8s.io', 'Cluster', 'team', 'a'),
      ).toBeDefined();
    } finally {
      await backend.stop();
    }
    const requests = server.log.length;
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(server.log).toHaveLength(requests);
  });

  it('starts without any host cluster', async () => {
    const { backend, mirror } = await startBackend({});
    expect(mirror.hosts()).toEqual([]);
    await backend.stop();
  });

  it('starts although a host cluster cannot be reached', async () => {
    const { url } = server;
    const { backend, mirror } = await startBackend({
      hostClusters: [
        { name: 'away', url: 'https://127.0.0.1:1', serviceAccountToken: 'x' },
        { name: 'hub', url, serviceAccountToken: 'x' },
      ],
    });
    await eventually(() => mirror.hosts()[0].state === 'unreachable');
    await eventually(() => mirror.hosts()[1].state === 'ready');
    expect(mirror.hosts()[0].message).toContain('ECONNREFUSED');
    await backend.stop();
  });

  it.each([
    [
      'an entry that says nothing of how to connect',
      { hostClusters: [{ name: 'hub' }] },
      'groundplan.hostClusters[0]',
    ],
    [
      'two names that are the same',
      {
        hostClusters: [
          { name: 'hub', url: 'https://a', serviceAccountToken: 'x' },
        ],
        double: true,
      },
      "Two host clusters are named 'hub'",
    ],
  ])(
    'does not start with %s',
    async (_, { hostClusters, ...rest }, message) => {
      await expect(
        startBackend({
          hostClusters,
          sources: 'double' in rest ? [[server.connection('hub')]] : [],
        }),
      ).rejects.toThrow(message);
    },
  );
});
