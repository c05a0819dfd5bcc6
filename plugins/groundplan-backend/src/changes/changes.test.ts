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
  AuditorService,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  ServiceMock,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { Entity } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  groundplanChangePermissions,
  KubernetesObject,
  PullRequestView,
} from 'backstage-plugin-groundplan-common';
import {
  ChangeService,
  changeServiceRef,
  mirrorServiceRef,
} from 'backstage-plugin-groundplan-node';
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import request from 'supertest';
import { aCluster, aTerraform } from '../__testUtils__/fakeObjects';
import groundplanPlugin, {
  createGroundplanTargetConditionalDecision,
  groundplanTargetConditions,
} from '..';

const BASE = '/api/groundplan/v1';
const { create, update } = groundplanChangePermissions.cluster;
const { isHost, isNamespace, isNamespaceOwner } = groundplanTargetConditions;

const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(stops.splice(0).map(stop => stop()));
});

const aNamespace = (name: string, owner?: string): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name,
    uid: name,
    annotations: owner ? { 'groundplan.dev/owner': owner } : {},
  },
});

const repository = (name: string) => ({
  url: `https://git.example.com/fleet/${name}`,
  title: `fleet/${name}`,
  layout: 'flux' as const,
  path: `clusters/${name}`,
});

const pull = (branch: string): PullRequestView => ({
  repository: repository('hub').url,
  number: 1,
  title: branch,
  url: 'https://git.example.com/fleet/hub/pulls/1',
  state: 'open',
  branch: `groundplan/${branch}`,
  base: 'main',
  checks: { state: 'none', passed: 0, failed: 0, pending: 0 },
});

function anEntity(location: string): Entity {
  const [host, kind, namespace, name] = location.split('/');
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: `${name}.${kind}.${namespace}.${host}`,
      annotations: {
        'groundplan.dev/host-cluster': host,
        'groundplan.dev/kind': kind,
        'groundplan.dev/namespace': namespace,
        'groundplan.dev/name': name,
        'backstage.io/managed-by-origin-location': `groundplan:${location}`,
      },
    },
    spec: { type: 'x', owner: 'group:default/team-a' },
  };
}

const TEMPLATE: Entity = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'cluster', namespace: 'default' },
  spec: {
    type: 'x',
    steps: [
      {
        action: 'groundplan:render',
        input: {
          source: { kind: 'cluster' },
          values: '${{ parameters }}',
          target: '${{ parameters.target }}',
        },
      },
    ],
  },
};

const EDIT_FORM = {
  apiVersion: 'cluster.x-k8s.io/v1beta2',
  kind: 'Cluster',
  repository: repository('hub').url,
  path: 'clusters/hub/payments.yaml',
  spec: { paused: true },
  schema: { type: 'object' },
};

const TOKEN = 'gho_the-callers-own';

const FILE = { path: 'clusters/hub/a.yaml', before: null, after: 'a: 1\n' };

async function start(
  options: {
    decision?: PolicyDecision;
    denied?: string[];
    requiresUserCredentials?: boolean;
    /** A host whose Namespaces could not be read. */
    unread?: string;
  } = {},
) {
  const mirror = FakeMirror.create({
    hub: [
      aNamespace('team-a', 'team-a'),
      aNamespace('team-b', 'team-b'),
      aNamespace('nobodys'),
      aCluster('payments', { owner: 'team-a' }),
      aCluster('search', { namespace: 'team-b', owner: 'team-b' }),
      aTerraform('vpc', { namespace: 'team-a' }),
    ],
    edge: [aNamespace('team-a', 'team-a')],
    ...(options.unread && { [options.unread]: [] }),
  });
  if (options.unread) {
    mirror.setIncomplete(options.unread, '', 'Namespace');
  }
  const changes = {
    plan: jest.fn().mockResolvedValue({
      files: [FILE],
      reach: [],
      plan: {
        what: 'new.cluster.team-a.hub',
        title: 'Cluster new',
        host: 'hub',
        namespace: 'team-a',
        repository: repository('hub').url,
        base: 'main',
        basedOn: 'abc',
        objects: [],
        files: [],
      },
    }),
    rights: jest
      .fn()
      .mockReturnValue([{ permission: create, resourceRef: 'hub/team-a' }]),
    validate: jest
      .fn()
      .mockResolvedValue({ findings: [], checkedBy: 'server', unchecked: [] }),
    consequences: jest.fn().mockReturnValue([]),
    editForm: jest.fn().mockResolvedValue(EDIT_FORM),
    requiresUserCredentials: options.requiresUserCredentials ?? false,
    repositories: (host: string) => [repository(host)],
    written: jest.fn().mockReturnValue({
      what: 'payments.cluster.team-a.hub',
      repositories: [repository('hub')],
    }),
    pullRequests: {
      open: jest.fn().mockResolvedValue([]),
      openOf: jest.fn().mockResolvedValue([]),
      mergedOf: jest.fn().mockResolvedValue(undefined),
    },
  };
  const auditor = mockServices.auditor.mock();
  const event = { success: jest.fn(), fail: jest.fn() };
  auditor.createEvent.mockResolvedValue(event);
  const { decision = { result: AuthorizeResult.ALLOW }, denied = [] } = options;
  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(({ permission }) => ({
        result: denied.includes(permission.name)
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      })),
    // What the catalog lets read is what it has; the rest is about places
    authorizeConditional: async requests =>
      requests.map(({ permission }) =>
        permission.name.endsWith('.create')
          ? decision
          : {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'catalog',
              resourceType: 'catalog-entity',
              conditions: {
                rule: 'X',
                resourceType: 'catalog-entity',
                params: {},
              },
            },
      ),
  });
  const catalog = catalogServiceMock({
    entities: [anEntity('hub/cluster/team-a/payments'), TEMPLATE],
  });
  const backend = await startTestBackend({
    features: [
      groundplanPlugin,
      mockServices.rootConfig.factory(),
      mockServices.database.factory(),
      auditor.factory,
      permissions.factory,
      actionsRegistryServiceMock.factory(),
      createServiceFactory({
        service: mirrorServiceRef,
        deps: {},
        factory: () => mirror,
      }),
      createServiceFactory({
        service: changeServiceRef,
        deps: {},
        factory: () => changes as unknown as ChangeService,
      }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalog,
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => {} }),
      }),
    ],
  });
  stops.push(() => backend.stop());
  return {
    changes,
    auditor,
    event,
    server: backend.server,
    get: (path: string) => request(backend.server).get(`${BASE}${path}`),
    preview: (body: object) =>
      request(backend.server).post(`${BASE}/preview`).send(body),
    editForm: (body: object) =>
      request(backend.server).post(`${BASE}/edit-form`).send(body),
  };
}

/** What the auditor keeps. */
const told = (auditor: ServiceMock<AuditorService>) =>
  JSON.stringify(
    auditor.createEvent.mock.calls.map(([{ request: _, ...event }]) => event),
  );

const conditional = (
  conditions: Parameters<typeof createGroundplanTargetConditionalDecision>[1],
) => createGroundplanTargetConditionalDecision(create, conditions);

describe('GET /targets', () => {
  it.each<[string, PolicyDecision, string[]]>([
    [
      'everywhere',
      { result: AuthorizeResult.ALLOW },
      ['hub/nobodys', 'hub/team-a', 'hub/team-b', 'edge/team-a'],
    ],
    ['nowhere', { result: AuthorizeResult.DENY }, []],
    ['on one host', conditional(isHost({ hosts: ['edge'] })), ['edge/team-a']],
    [
      'in namespaces of a pattern',
      conditional(isNamespace({ namespaces: ['team-*'] })),
      ['hub/team-a', 'hub/team-b', 'edge/team-a'],
    ],
    [
      "in one's own, not in nobody's",
      conditional(isNamespaceOwner({ claims: ['group:default/team-b'] })),
      ['hub/team-b'],
    ],
    [
      "in others' of a host",
      conditional({
        allOf: [
          isHost({ hosts: ['hub'] }),
          { not: isNamespaceOwner({ claims: ['group:default/team-a'] }) },
        ],
      }),
      ['hub/nobodys', 'hub/team-b'],
    ],
  ])('says where things may be made: %s', async (_, decision, expected) => {
    const { get, auditor, event } = await start({ decision });
    const { status, body } = await get('/targets?domain=cluster');
    expect(status).toBe(200);
    expect(
      body.items.flatMap((one: { host: string; namespaces: string[] }) =>
        one.namespaces.map(namespace => `${one.host}/${namespace}`),
      ),
    ).toEqual(expected);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'target-fetch' }),
    );
    expect(event.success).toHaveBeenCalledTimes(1);
  });

  it.each<[string, PolicyDecision, string[]]>([
    ['all', { result: AuthorizeResult.ALLOW }, ['hub', 'edge', 'dark']],
    ['that host', conditional(isHost({ hosts: ['dark'] })), ['dark']],
    [
      'what they own',
      conditional(isNamespaceOwner({ claims: ['group:default/team-b'] })),
      ['hub'],
    ],
    ['nothing', { result: AuthorizeResult.DENY }, []],
  ])(
    'does not take unread namespaces for none, for whom may use %s',
    async (_, decision, hosts) => {
      const { get } = await start({ decision, unread: 'dark' });
      const { body } = await get('/targets?domain=cluster');
      expect(body.items.map(({ host }: { host: string }) => host)).toEqual(
        hosts,
      );
    },
  );

  it('knows no other domain', async () => {
    const { get } = await start();
    expect((await get('/targets?domain=everything')).status).toBe(400);
  });
});

it('has its rules decide about places that others ask for', async () => {
  const { server } = await start();
  const ask = async (conditions: unknown, resourceRef: string) => {
    const { status, body } = await request(server)
      .post(
        '/api/groundplan/.well-known/backstage/permissions/apply-conditions',
      )
      .set('authorization', mockCredentials.service.header())
      .send({
        items: [
          {
            id: '1',
            resourceRef,
            resourceType: 'groundplan-target',
            conditions,
          },
        ],
      });
    expect(status).toBe(200);
    return body.items[0].result;
  };
  const own = isNamespaceOwner({ claims: ['group:default/team-a'] });
  expect(await ask(own, 'hub/team-a')).toBe('ALLOW');
  for (const other of ['hub/team-b', 'hub/nobodys', 'hub/new', 'hub/_']) {
    expect(await ask(own, other)).toBe('DENY');
  }
  const all = { not: isHost({ hosts: ['x'] }) };
  expect(await ask(all, 'hub/_')).toBe('ALLOW');
  for (const none of ['nowhere/team-a', 'hub', 'hub/', 'hub/a/b', '']) {
    expect(await ask(all, none)).toBe('DENY');
  }
});

describe('POST /preview', () => {
  const body = { templateRef: 'template:default/cluster', values: {} };

  it('shows the files to whom may write them', async () => {
    const { preview, event } = await start();
    const answer = await preview(body);
    expect(answer.status).toBe(200);
    expect(answer.body.files).toEqual([
      { ...FILE, change: 'created', findings: [] },
    ]);
    expect(event.success).toHaveBeenCalled();
  });

  it('says of several on several hosts which is where', async () => {
    const { preview, changes } = await start();
    const object = (name: string) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      name,
      domain: 'app',
      change: 'deleted',
    });
    const objects = [object('a'), object('a')];
    const { plan } = await changes.plan();
    changes.plan.mockResolvedValue({
      files: [FILE],
      reach: [],
      plan: {
        ...plan,
        objects,
        parts: ['hub', 'edge'].map((host, index) => ({
          host,
          objects: [objects[index]],
        })),
      },
    });
    const { status, body: shown } = await preview(body);
    expect(status).toBe(200);
    expect(shown.objects).toEqual([
      { ...object('a'), host: 'hub' },
      { ...object('a'), host: 'edge' },
    ]);
  });

  it('shows nothing to others, and has it written down', async () => {
    const { preview, changes, event } = await start({ denied: [create.name] });
    const answer = await preview(body);
    expect(answer.status).toBe(403);
    expect(answer.body.error.message).toContain(
      'the permission groundplan.cluster.create for hub/team-a',
    );
    expect(JSON.stringify(answer.body)).not.toContain(FILE.path);
    expect(changes.validate).not.toHaveBeenCalled();
    expect(event.fail).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['an unreadable template', { templateRef: 'template:default/other' }, 404],
    ['no reference', { templateRef: 'resource:' }, 400],
    ['what is no template', { templateRef: 'resource:default/x' }, 404],
    ['no values', { values: 7 }, 400],
    ['a forged target', { values: { target: { host: 1 } } }, 400],
  ])('refuses %s', async (_, wrong, expected) => {
    const { preview, changes } = await start();
    const { status } = await preview({ ...body, ...wrong });
    expect(status).toBe(expected);
    expect(changes.plan).not.toHaveBeenCalled();
  });

  it("reads with the caller's own token, which goes nowhere else", async () => {
    const { preview, changes, auditor } = await start({
      requiresUserCredentials: true,
    });
    const answer = await preview({ ...body, token: TOKEN });
    expect(answer.body.findings).toEqual([]);
    expect(changes.plan.mock.calls[0][1]).toMatchObject({ token: TOKEN });
    expect(changes.plan.mock.calls[0][0]).not.toHaveProperty('token');
    expect(told(auditor)).not.toContain(TOKEN);
    expect(JSON.stringify(answer.body)).not.toContain(TOKEN);
  });

  it("says in time that it takes the caller's own credentials", async () => {
    const { preview } = await start({ requiresUserCredentials: true });
    const { status, body: shown } = await preview(body);
    expect(status).toBe(200);
    expect(shown.findings).toEqual([
      expect.objectContaining({
        id: 'user-credentials',
        message: expect.stringContaining('none were given for git.example.com'),
      }),
    ]);
  });

  it('says that the provider is down', async () => {
    const { preview, changes } = await start();
    changes.plan.mockRejectedValue(
      new ServiceUnavailableError('git.example.com does not answer'),
    );
    const answer = await preview(body);
    expect(answer.status).toBe(503);
    expect(answer.body.error.message).toContain('git.example.com');
  });
});

describe('GET /pull-requests', () => {
  const OPEN = [
    'payments.cluster.team-a.hub',
    'payments.cluster.team-a.hub.scale-2',
    'search.cluster.team-b.hub',
    'new.cluster.team-a.hub',
    'new.cluster.team-b.hub',
    'x.cluster.team-a.elsewhere',
    'a-hash-1234abcd',
  ];

  it.each<[string, PolicyDecision, string[]]>([
    [
      'may make things nowhere: what they may see',
      { result: AuthorizeResult.DENY },
      [OPEN[0], OPEN[1]],
    ],
    [
      'may make things in a namespace: also what is new there',
      conditional(isNamespace({ namespaces: ['team-b'] })),
      [OPEN[0], OPEN[1], OPEN[4]],
    ],
  ])('shows to whom %s', async (_, decision, expected) => {
    const { get, changes } = await start({ decision });
    changes.pullRequests.open.mockImplementation(async ({ url }) =>
      url.endsWith('/hub') ? OPEN.map(pull) : [],
    );
    const { status, body } = await get('/pull-requests');
    expect(status).toBe(200);
    expect(body.items.map(({ title }: PullRequestView) => title)).toEqual(
      expected,
    );
  });

  it.each<[string, string[], boolean]>([
    ['one that they see', [OPEN[0], OPEN[2]], true],
    ['none that they see', [OPEN[2], OPEN[4], OPEN[5]], false],
  ])(
    'shows a pull request of several with %s, and names none of them',
    async (_, whats, isShown) => {
      const { get, changes } = await start({
        decision: { result: AuthorizeResult.DENY },
      });
      const several = { ...pull('several-0123456789abcdef'), whats };
      changes.pullRequests.open.mockResolvedValue([several]);
      changes.pullRequests.openOf.mockResolvedValue([several]);
      const { body } = await get('/pull-requests');
      const of = await get(
        '/pull-requests?entityRef=resource:default/payments.cluster.team-a.hub',
      );
      expect([
        ...new Set(body.items.map(({ title }: PullRequestView) => title)),
      ]).toEqual(isShown ? [several.title] : []);
      expect(of.body.items).toHaveLength(1);
      expect(JSON.stringify([body, of.body])).not.toContain(OPEN[2]);
    },
  );

  it('names a provider that is down, to whom sees something of its host', async () => {
    const { get, changes } = await start();
    changes.pullRequests.open.mockRejectedValue(new Error('it is down'));
    const { status, body } = await get('/pull-requests');
    expect(status).toBe(200);
    expect(body.problems).toEqual([
      { repository: repository('hub').url, message: 'it is down' },
    ]);
    changes.pullRequests.openOf.mockRejectedValue(new Error('it is down'));
    const ref = 'resource:default/payments.cluster.team-a.hub';
    const of = await get(`/pull-requests?entityRef=${ref}`);
    expect(of.body.problems).toHaveLength(1);
  });
});

describe.each(['/pull-requests', '/entity-changes'])('GET %s', route => {
  it.each([
    ['resource:default/search.cluster.team-b.hub', 404],
    ['resource:default/nothing', 404],
    ['resource:', 400],
    ['', 400],
  ])('does not know %s', async (ref, expected) => {
    const { get, changes, event } = await start();
    const answer = await get(`${route}?entityRef=${ref}`);
    expect(answer.status).toBe(expected);
    expect(changes.written).not.toHaveBeenCalled();
    expect(event.success).not.toHaveBeenCalled();
  });
});

describe('GET /entity-changes', () => {
  const path =
    '/entity-changes?entityRef=resource:default/payments.cluster.team-a.hub';

  it('says what may be done', async () => {
    const { get } = await start();
    const { body } = await get(path);
    expect(body).toMatchObject({
      edit: { allowed: true },
      remove: { allowed: true },
    });
  });

  it('says what may not, and what it takes', async () => {
    const { get } = await start({ denied: [update.name] });
    const { body } = await get(path);
    expect(body).toMatchObject({
      edit: { allowed: false, reason: expect.stringContaining(update.name) },
      remove: { allowed: true },
    });
  });
});

describe('POST /edit-form', () => {
  const entityRef = 'resource:default/payments.cluster.team-a.hub';

  it('gives those who may change it what is written, read as they may', async () => {
    const { editForm, changes, auditor } = await start();
    const { status, body } = await editForm({ entityRef, token: TOKEN });
    expect({ status, body }).toEqual({ status: 200, body: EDIT_FORM });
    expect(changes.editForm.mock.calls[0]).toEqual([
      expect.objectContaining({ entityRef }),
      expect.objectContaining({ token: TOKEN }),
    ]);
    expect(told(auditor)).toContain('edit-form-fetch');
    expect(told(auditor)).not.toContain(TOKEN);
  });

  it('gives others nothing, and has it written down', async () => {
    const { editForm, changes, event } = await start({ denied: [update.name] });
    const { status, body } = await editForm({ entityRef });
    expect(status).toBe(403);
    expect(body.error.message).toContain(update.name);
    expect(changes.editForm).not.toHaveBeenCalled();
    expect(event.fail).toHaveBeenCalledTimes(1);
  });

  it.each<[string, object, number]>([
    [
      'what they may not read',
      { entityRef: 'resource:default/search.cluster.team-b.hub' },
      404,
    ],
    ['nothing', { entityRef: 'resource:default/nothing' }, 404],
    ['no reference', { entityRef: 'resource:' }, 400],
    ['no entity', {}, 400],
    ['what is no token', { entityRef, token: { not: TOKEN } }, 400],
  ])('does not know %s', async (_, wrong, expected) => {
    const { editForm, changes } = await start();
    const { status, text } = await editForm(wrong);
    expect(status).toBe(expected);
    expect(text).not.toContain(TOKEN);
    expect(changes.editForm).not.toHaveBeenCalled();
  });
});
