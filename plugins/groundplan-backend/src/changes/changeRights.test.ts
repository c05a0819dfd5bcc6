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
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  HostConnection,
  hostConnectionsServiceRef,
  mirrorServiceRef,
} from 'backstage-plugin-groundplan-node';
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import request from 'supertest';
import groundplanPlugin from '..';

const GROUP = 'infrastructure.cluster.x-k8s.io';
const KIND = 'AWSClusterRoleIdentity';

const servers: Server[] = [];
const stops: (() => Promise<void>)[] = [];

/** A host that serves one kind of identity, and says what it was asked. */
async function aHost() {
  const asked: string[] = [];
  const answers: Record<string, object> = {
    '/apis': {
      kind: 'APIGroupDiscoveryList',
      apiVersion: 'apidiscovery.k8s.io/v2',
      items: [
        {
          metadata: { name: GROUP },
          versions: [
            {
              version: 'v1beta2',
              freshness: 'Current',
              resources: [
                {
                  resource: 'awsclusterroleidentities',
                  responseKind: {
                    group: GROUP,
                    version: 'v1beta2',
                    kind: KIND,
                  },
                  scope: 'Cluster',
                  verbs: ['get', 'list', 'watch'],
                },
              ],
            },
          ],
        },
      ],
    },
    [`/apis/${GROUP}/v1beta2/awsclusterroleidentities`]: {
      kind: 'PartialObjectMetadataList',
      metadata: {},
      items: [{ metadata: { name: 'payments' } }],
    },
  };
  const server = createServer((req, res) => {
    const [path] = (req.url ?? '').split('?');
    asked.push(path);
    res
      .writeHead(answers[path] ? 200 : 404, {
        'Content-Type': 'application/json',
      })
      .end(JSON.stringify(answers[path] ?? { kind: 'Status', code: 404 }));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  const { port } = server.address() as AddressInfo;
  const connection: HostConnection = {
    name: 'hub',
    configuredAt: 'test',
    prepare: async () => ({ url: `http://127.0.0.1:${port}`, options: {} }),
  };
  return { asked, connection };
}

afterEach(async () => {
  await Promise.all(stops.splice(0).map(stop => stop()));
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  }
});

async function start(create: AuthorizeResult.ALLOW | AuthorizeResult.DENY) {
  const { asked, connection } = await aHost();
  const auditor = mockServices.auditor.mock();
  const event = { success: jest.fn(), fail: jest.fn() };
  auditor.createEvent.mockResolvedValue(event);
  const namespace = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'team-a', uid: 'n' },
  };
  const charts = {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'HelmRepository',
    metadata: {
      name: 'charts',
      namespace: 'flux-system',
      uid: 'c',
      annotations: { 'weave.works/profiles': 'true' },
    },
    spec: { url: 'https://charts.example.com' },
  };
  const mirror = FakeMirror.create({ hub: [namespace, charts], edge: [] });
  const backend = await startTestBackend({
    features: [
      groundplanPlugin,
      mockServices.rootConfig.factory(),
      mockServices.database.factory(),
      auditor.factory,
      mockServices.permissions.mock({
        authorize: async () => [{ result: AuthorizeResult.ALLOW }],
        authorizeConditional: async () => [{ result: create }],
      }).factory,
      mockServices.permissionsRegistry.mock().factory,
      actionsRegistryServiceMock.factory(),
      createServiceFactory({
        service: mirrorServiceRef,
        deps: {},
        factory: () => mirror,
      }),
      createServiceFactory({
        service: hostConnectionsServiceRef,
        deps: { logger: coreServices.rootLogger },
        factory: () => [connection],
      }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalogServiceMock({ entities: [] }),
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: jest.fn(async () => {}) }),
      }),
    ],
  });
  stops.push(() => backend.stop());
  auditor.createEvent.mockClear();
  return {
    asked,
    auditor,
    event,
    get: (path: string) =>
      request(backend.server).get(`/api/groundplan/v1${path}`),
  };
}

describe('what a form offers of a host', () => {
  it('names its identities to who may make a cluster on it', async () => {
    const { get, auditor, event } = await start(AuthorizeResult.ALLOW);
    const { status, body } = await get('/credentials?host=hub');
    expect([status, body]).toEqual([
      200,
      { items: [{ kind: KIND, name: 'payments' }], unreadable: [] },
    ]);
    expect(auditor.createEvent).toHaveBeenCalledWith({
      eventId: 'credential-fetch',
      request: expect.anything(),
      meta: { queryType: 'by-host', host: 'hub' },
    });
    expect(event.success).toHaveBeenCalledTimes(1);
  });

  it('names its profiles, and what stands in the way', async () => {
    const { get, auditor } = await start(AuthorizeResult.ALLOW);
    const { status, body } = await get('/profiles?host=hub');
    expect([status, body]).toEqual([
      200,
      {
        items: [],
        problems: [
          expect.stringMatching(
            /charts\.example\.com\/index\.yaml.*allow: \[\{ host: "charts\.example\.com" \}\]/,
          ),
        ],
      },
    ]);
    const values = '/profiles/values?host=hub&chart=dns&version=1.0.0%2Bbuild';
    expect((await get(values)).status).toBe(503);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'profile-values-fetch',
        meta: expect.objectContaining({
          chart: 'dns',
          version: '1.0.0+build',
        }),
      }),
    );
  });

  it.each([
    '/credentials?host=hub',
    '/profiles?host=hub',
    '/profiles/values?host=hub&chart=dns&version=1.0.0',
  ])(
    'refuses %s to the unknown and the unpermitted, and asks the host nothing',
    async path => {
      const { get, asked, event } = await start(AuthorizeResult.DENY);
      const unknown = await get(path).set(
        'authorization',
        mockCredentials.none.header(),
      );
      expect(unknown.status).toBe(401);
      const unpermitted = await get(path);
      expect([unpermitted.status, unpermitted.body.error.message]).toEqual([
        403,
        expect.stringContaining('groundplan.cluster.create'),
      ]);
      expect(event.fail).toHaveBeenCalled();
      expect(event.success).not.toHaveBeenCalled();
      expect(asked).toEqual([]);
    },
  );

  it('answers of hosts that there are none as of those without rights', async () => {
    const { get } = await start(AuthorizeResult.ALLOW);
    for (const host of ['edge', 'nowhere', '../hub']) {
      const query = `host=${encodeURIComponent(host)}`;
      expect((await get(`/credentials?${query}`)).status).toBe(403);
      expect((await get(`/profiles?${query}`)).status).toBe(403);
    }
    expect((await get('/credentials')).status).toBe(400);
  });
});
