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
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { mirrorServiceRef } from 'backstage-plugin-groundplan-node';
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import request from 'supertest';
import { aCluster, aScaleSet, aTerraform } from './__testUtils__/fakeObjects';
import groundplanPlugin from '.';

jest.mock('backstage-plugin-groundplan-common', () => ({
  ...jest.requireActual('backstage-plugin-groundplan-common'),
  fleets: jest.requireActual('./__testUtils__/fakeFleets').fakeFleets,
}));

const BASE = '/api/groundplan/v1';

const stops: (() => Promise<void>)[] = [];

/** An entity as our provider makes it, or as a stranger imitates it. */
function anEntity(
  location: string,
  options: { name?: string; origin?: string } = {},
): Entity {
  const [host, kind, namespace, name] = location.split('/');
  const {
    name: entityName = `${name}.${kind}${
      kind === 'management-cluster' ? '' : `.${namespace}.${host}`
    }`,
    origin = `groundplan:${location}`,
  } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: entityName,
      annotations: {
        'groundplan.dev/host-cluster': host,
        'groundplan.dev/kind': kind,
        'groundplan.dev/namespace': namespace,
        'groundplan.dev/name': name,
        'backstage.io/managed-by-origin-location': origin,
      },
    },
    spec: { type: 'x', owner: 'group:default/team-a' },
  };
}

function aMirror(): FakeMirror {
  return FakeMirror.create({
    hub: [
      aCluster('payments', { owner: 'team-a', version: 'v1.34.1' }),
      aCluster('search', {
        namespace: 'team-b',
        owner: 'team-b',
        status: { health: 'Error', state: 'unavailable' },
      }),
      aTerraform('vpc', {
        dependsOn: [
          { namespace: 'team-a', name: 'dns' },
          { namespace: 'team-b', name: 'secret-plan' },
        ],
      }),
      aTerraform('dns'),
      aTerraform('vpc-pr-7'),
      aTerraform('secret-plan', { namespace: 'team-b' }),
      aScaleSet('linux'),
    ],
    edge: [],
  });
}

const DECISIONS: Record<'allow' | 'conditional' | 'deny', PolicyDecision> = {
  allow: { result: AuthorizeResult.ALLOW },
  deny: { result: AuthorizeResult.DENY },
  conditional: {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    conditions: {
      rule: 'IS_ENTITY_OWNER',
      resourceType: 'catalog-entity',
      params: { claims: ['group:default/team-a'] },
    },
  },
};

async function start(
  options: {
    mirror?: FakeMirror;
    entities?: Entity[];
    use?: 'allow' | 'deny';
    read?: keyof typeof DECISIONS;
  } = {},
) {
  const { mirror = aMirror(), entities = [], use = 'allow' } = options;
  const auditor = mockServices.auditor.mock();
  const event = { success: jest.fn(), fail: jest.fn() };
  auditor.createEvent.mockResolvedValue(event);
  const catalog = catalogServiceMock({ entities });
  const reads = jest.spyOn(catalog, 'streamEntities');
  const permissions = mockServices.permissions.mock({
    authorize: async () => [
      {
        result: use === 'allow' ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      },
    ],
    authorizeConditional: async () => [DECISIONS[options.read ?? 'allow']],
  });
  const signals = { publish: jest.fn().mockResolvedValue(undefined) };
  const permissionsRegistry = mockServices.permissionsRegistry.mock();
  const backend = await startTestBackend({
    features: [
      groundplanPlugin,
      mockServices.rootConfig.factory(),
      mockServices.database.factory(),
      auditor.factory,
      permissions.factory,
      permissionsRegistry.factory,
      actionsRegistryServiceMock.factory(),
      createServiceFactory({
        service: mirrorServiceRef,
        deps: {},
        factory: () => mirror,
      }),
      catalogMockFactory(catalog),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => signals,
      }),
    ],
  });
  stops.push(() => backend.stop());
  const get = (path: string) => request(backend.server).get(`${BASE}${path}`);
  return {
    get,
    mirror,
    auditor,
    event,
    catalog,
    reads,
    permissions,
    permissionsRegistry,
    signals,
  };
}

function catalogMockFactory(catalog: ReturnType<typeof catalogServiceMock>) {
  return createServiceFactory({
    service: catalogServiceRef,
    deps: {},
    factory: () => catalog,
  });
}

afterEach(async () => {
  await Promise.all(stops.splice(0).map(stop => stop()));
});

const ROUTES = [
  '/host-clusters',
  '/clusters',
  '/terraforms',
  '/runner-scale-sets',
  '/clusters/cluster/hub/team-a/payments',
  '/clusters/management-cluster/hub/_/hub',
  '/terraforms/terraform/hub/team-a/vpc',
  '/runner-scale-sets/runner-scale-set/hub/team-a/linux',
  '/entity-statuses?entityRef=resource:default/payments.cluster.team-a.hub',
];

const DETAILS = ROUTES.filter(route => route.split('/').length === 6);

describe('groundplanPlugin', () => {
  it('answers every route to those who may read everything', async () => {
    const { get, permissionsRegistry, reads } = await start();
    const statuses = [];
    for (const route of ROUTES) {
      statuses.push([route, (await get(route)).status]);
    }
    expect(statuses).toEqual(ROUTES.map(route => [route, 200]));
    expect(reads).not.toHaveBeenCalled();
    expect(permissionsRegistry.addPermissions).toHaveBeenCalledWith([
      expect.objectContaining({ name: 'groundplan.read' }),
    ]);

    const { body } = await get('/clusters?orderBy=name');
    expect(body).toEqual({
      items: [
        expect.objectContaining({ kind: 'management-cluster', name: 'edge' }),
        expect.objectContaining({ kind: 'management-cluster', name: 'hub' }),
        expect.objectContaining({
          kind: 'cluster',
          name: 'payments',
          namespace: 'team-a',
          entityRef: 'resource:default/payments.cluster.team-a.hub',
          owner: 'group:default/team-a',
          version: 'v1.34.1',
        }),
        expect.objectContaining({ name: 'search' }),
      ],
      total: 4,
      counts: {
        health: { Healthy: 3, Error: 1 },
        state: { reachable: 2, running: 1, unavailable: 1 },
      },
      hosts: [
        { name: 'hub', state: 'ready', since: expect.any(String) },
        { name: 'edge', state: 'ready', since: expect.any(String) },
      ],
    });
    const terraform = await get('/terraforms/terraform/hub/team-a/vpc');
    expect(terraform.body).toMatchObject({
      name: 'vpc',
      channel: expect.stringMatching(/^groundplan:object:[0-9a-f]{64}$/),
      findings: expect.any(Array),
      hostState: { name: 'hub', state: 'ready' },
      unreadable: [],
      dependencies: [
        { name: 'dns', status: { health: 'Healthy' } },
        { name: 'secret-plan', status: { health: 'Healthy' } },
      ],
    });
    const { body: other } = await get('/terraforms/terraform/hub/team-a/dns');
    expect(other.channel).not.toBe(terraform.body.channel);
  });

  it.each(ROUTES)('audits %s', async route => {
    const { get, auditor, event } = await start();
    auditor.createEvent.mockClear();
    await get(route);
    expect(auditor.createEvent).toHaveBeenCalledTimes(1);
    expect(auditor.createEvent).toHaveBeenCalledWith({
      eventId: expect.stringMatching(/^[a-z-]+-fetch$/),
      request: expect.anything(),
      meta: expect.objectContaining({
        queryType: expect.stringMatching(/^(all|by-name|by-refs)$/),
      }),
    });
    expect(event.success).toHaveBeenCalledTimes(1);
    expect(event.fail).not.toHaveBeenCalled();
  });

  it.each(ROUTES)(
    'refuses %s to the unknown and the unpermitted',
    async route => {
      const { get, event } = await start({ use: 'deny' });
      const unknown = await get(route).set(
        'authorization',
        mockCredentials.none.header(),
      );
      expect(unknown.status).toBe(401);
      expect(event.success).not.toHaveBeenCalled();

      const unpermitted = await get(route);
      expect(unpermitted.status).toBe(403);
      expect(unpermitted.body).toMatchObject({
        error: {
          name: 'NotAllowedError',
          message: expect.stringContaining('groundplan.read'),
        },
      });
      expect(event.fail).toHaveBeenLastCalledWith({
        error: expect.objectContaining({ name: 'NotAllowedError' }),
      });
    },
  );

  it('shows nothing to those who may read no entity', async () => {
    const { get } = await start({ read: 'deny' });
    for (const route of ['/clusters', '/terraforms', '/runner-scale-sets']) {
      expect((await get(route)).body).toEqual({
        items: [],
        total: 0,
        counts: { health: {}, state: {} },
        hosts: [],
      });
    }
    expect((await get('/host-clusters')).body).toEqual({ items: [] });
    expect((await get(ROUTES[8])).body).toEqual({ items: {} });
    for (const route of DETAILS) {
      expect((await get(route)).status).toBe(404);
    }
  });

  it('shows what the catalog returns to the caller, and mentions no more', async () => {
    const { get, reads } = await start({
      read: 'conditional',
      entities: [
        anEntity('hub/cluster/team-a/payments'),
        anEntity('hub/terraform/team-a/vpc'),
        anEntity('hub/terraform/team-a/dns'),
      ],
    });
    expect((await get('/clusters')).body).toMatchObject({
      items: [{ name: 'payments' }],
      total: 1,
      counts: { health: { Healthy: 1 }, state: { running: 1 } },
      hosts: [{ name: 'hub', state: 'ready' }],
    });
    expect((await get('/terraforms?orderBy=name')).body).toMatchObject({
      items: [{ name: 'dns' }, { name: 'vpc' }],
      total: 2,
    });
    expect((await get('/runner-scale-sets')).body).toMatchObject({
      items: [],
      total: 0,
      hosts: [{ name: 'hub' }],
    });
    expect((await get('/host-clusters')).body).toEqual({
      items: [
        { name: 'hub', state: 'ready', since: expect.any(String), kinds: [] },
      ],
    });
    const statuses = await get(
      '/entity-statuses?entityRef=resource:default/payments.cluster.team-a.hub&entityRef=resource:default/search.cluster.team-b.hub&entityRef=component:default/other',
    );
    expect(statuses.body).toEqual({
      items: {
        'resource:default/payments.cluster.team-a.hub': {
          status: expect.objectContaining({ health: 'Healthy' }),
          host: 'hub',
          domain: 'clusters',
          kind: 'cluster',
          namespace: 'team-a',
          name: 'payments',
        },
      },
    });
    const { body } = await get('/terraforms/terraform/hub/team-a/vpc');
    expect(body.dependencies).toEqual([
      expect.objectContaining({ name: 'dns', status: expect.anything() }),
      { namespace: 'team-b', name: 'secret-plan' },
    ]);
    expect(body.dependents).toEqual([expect.objectContaining({ name: 'dns' })]);
    expect(body.sourceStatus).toBeUndefined();

    const statusOf = async (path: string) => (await get(path)).status;
    expect(await statusOf('/clusters/cluster/hub/team-a/payments')).toBe(200);
    for (const unseen of [
      '/clusters/cluster/hub/team-b/search',
      '/clusters/management-cluster/hub/_/hub',
      '/terraforms/terraform/hub/team-b/secret-plan',
      '/terraforms/terraform/hub/team-a/vpc-pr-7',
      '/runner-scale-sets/runner-scale-set/hub/team-a/linux',
      '/clusters/cluster/hub/team-a/nowhere',
    ]) {
      const answer = await get(unseen);
      expect([unseen, answer.status]).toEqual([unseen, 404]);
      expect(answer.body.error.name).toBe('NotFoundError');
    }
    expect(reads).toHaveBeenCalledTimes(1);
    const [[, asked]] = reads.mock.calls;
    expect(asked).toMatchObject({
      credentials: { principal: { userEntityRef: 'user:default/mock' } },
    });
  });

  it('gives a stranger nothing for imitating our annotations', async () => {
    const { get } = await start({
      read: 'conditional',
      entities: [
        // By another name, and under the very name, from a file of theirs.
        anEntity('hub/cluster/team-b/search', {
          name: 'mine',
          origin: 'url:https://git.example.com/stranger/catalog-info.yaml',
        }),
        anEntity('hub/cluster/team-a/payments', {
          origin: 'url:https://git.example.com/stranger/catalog-info.yaml',
        }),
        // Ours, but of another object than the name says.
        anEntity('hub/terraform/team-a/dns', {
          name: 'vpc.terraform.team-a.hub',
        }),
      ],
    });
    expect((await get('/clusters')).body).toMatchObject({
      items: [],
      total: 0,
    });
    expect((await get('/terraforms')).body).toMatchObject({ items: [] });
    for (const route of DETAILS) {
      expect((await get(route)).status).toBe(404);
    }
  });

  it('tells the state of hosts, with reasons to those who may read the host', async () => {
    const mirror = FakeMirror.create({ hub: [], edge: [] });
    mirror.addHost({ name: 'own', entityRef: 'resource:default/our-host' });
    for (const host of ['hub', 'edge', 'own']) {
      mirror.setHostState(host, 'unreachable', 'https://10.0.0.1 is silent');
    }
    const { get } = await start({
      mirror,
      read: 'conditional',
      entities: [
        anEntity('hub/management-cluster/_/hub'),
        anEntity('edge/cluster/team-a/payments'),
        {
          ...anEntity('hub/cluster/team-z/x', { origin: 'url:https://x' }),
          metadata: { name: 'our-host' },
        },
      ],
    });
    const { body } = await get('/clusters');
    const since = expect.any(String);
    const message = 'https://10.0.0.1 is silent';
    expect(body.hosts).toEqual([
      { name: 'hub', state: 'unreachable', since, message },
      { name: 'edge', state: 'unreachable', since },
      { name: 'own', state: 'unreachable', since, message },
    ]);
    expect((await get('/host-clusters')).body.items).toMatchObject([
      { name: 'hub', entityRef: 'resource:default/hub.management-cluster' },
      { name: 'edge' },
      { name: 'own', entityRef: 'resource:default/our-host' },
    ]);
    // Theirs, but not readable now; the reason is the host's.
    const unread = await get('/clusters/cluster/edge/team-a/payments');
    expect(unread.status).toBe(503);
    expect(unread.body.error.message).toMatch(/'edge' cannot be read/);
    expect(unread.body.error.message).not.toMatch(/10\.0\.0\.1/);
    // Not theirs, as far as the catalog knows.
    expect((await get('/clusters/cluster/hub/team-a/payments')).status).toBe(
      404,
    );
  });

  it('tells what cannot be read apart from what does not exist', async () => {
    const mirror = aMirror();
    const { get } = await start({ mirror });
    const path = '/clusters/cluster/hub/team-a/nowhere';
    expect((await get(path)).status).toBe(404);
    mirror.setKindState('hub', 'cluster.x-k8s.io', 'Cluster', 'forbidden', {
      message: 'add clusters to the ClusterRole',
    });
    const { status, body } = await get(path);
    expect(status).toBe(503);
    expect(body.error).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(
        /^Cluster\.cluster\.x-k8s\.io of host cluster 'hub' cannot be read \(forbidden since .*\): add clusters to the ClusterRole$/,
      ),
    });
    mirror.setKindState('hub', 'cluster.x-k8s.io', 'Cluster', 'absent');
    expect((await get(path)).status).toBe(404);
    expect((await get('/clusters/cluster/none/team-a/x')).status).toBe(404);

    mirror.setHostState('hub', 'unreachable', 'connection refused');
    const other = await get('/terraforms/terraform/edge/team-a/vpc');
    expect(other.status).toBe(404);
    mirror.setHostState('edge', 'unreachable', 'connection refused');
    const unreachable = await get('/terraforms/terraform/edge/team-a/vpc');
    expect(unreachable.status).toBe(503);
    expect(unreachable.body.error.message).toMatch(
      /host cluster 'edge' cannot be read \(unreachable since .*\): connection refused/,
    );
  });

  it('forgets what the catalog said when there are other objects', async () => {
    const { get, mirror, reads } = await start({
      read: 'conditional',
      entities: [anEntity('hub/cluster/team-a/new')],
    });
    expect((await get('/clusters')).body.total).toBe(0);
    expect((await get('/clusters')).body.total).toBe(0);
    expect(reads).toHaveBeenCalledTimes(1);
    mirror.put('hub', aCluster('new'));
    await new Promise(resolve => setTimeout(resolve, 20));
    expect((await get('/clusters')).body.total).toBe(1);
    expect(reads).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['limit=0', /limit.*>= 1/],
    ['limit=501', /limit.*<= 500/],
    ['limit=x', /limit.*integer/],
    ['health=Ill', /health.*Healthy.*Unknown/],
    ['orderBy=color', /'orderBy' must be one of health, name, .*workers/],
    ['cursor=x', /'cursor' must be/],
    ['owner=group:', /'owner' must be an entity reference/],
    ['colour=red', /colour/],
  ])('refuses %s and says what is allowed', async (query, message) => {
    const { get } = await start();
    const { status, body } = await get(`/clusters?${query}`);
    expect(body.error?.message).toMatch(message);
    expect(status).toBe(400);
  });

  it('refuses to look up no entities, too many, or what is no reference', async () => {
    const { get } = await start();
    const ref = 'entityRef=resource:default/x';
    for (const query of [
      '',
      `?${Array(201).fill(ref).join('&')}`,
      '?entityRef=resource:',
    ]) {
      const { status, body } = await get(`/entity-statuses${query}`);
      expect([status, body.error.message]).toEqual([
        400,
        expect.stringContaining('entityRef'),
      ]);
    }
    expect((await get('/clusters/terraform/hub/team-a/vpc')).status).toBe(400);
  });

  it('tells open pages of changes at once, without a name', async () => {
    const { get, mirror, signals } = await start();
    const path = '/clusters/cluster/hub/team-a/payments';
    const { channel } = (await get(path)).body;
    // From here on, with what the start itself had to tell behind it.
    await new Promise(resolve => setTimeout(resolve, 2_500));
    signals.publish.mockClear();
    mirror.put('hub', aCluster('payments', { version: 'v1.35.0' }));
    await new Promise(resolve => setTimeout(resolve, 100));
    const recipients = { type: 'broadcast' };
    expect(signals.publish.mock.calls).toEqual([
      [{ recipients, channel: 'groundplan:clusters', message: {} }],
      [{ recipients, channel, message: {} }],
    ]);
    expect((await get(path)).body.version).toBe('v1.35.0');
  });
});
