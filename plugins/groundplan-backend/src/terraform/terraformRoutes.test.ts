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

import { createHash } from 'node:crypto';
import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  aPlanned,
  aStoredPlan,
  CREATES,
  DESTROYS,
  OTHER,
  pathOf,
  PLAN,
  planPathOf,
  startTerraforms,
  stopTerraforms,
} from '../__testUtils__/startTerraforms';
import { FakeTerraformHost } from '../__testUtils__/FakeTerraformHost';

jest.setTimeout(60_000);

afterEach(stopTerraforms);

const HASH = createHash('sha256').update(CREATES).digest('hex');
const REF = 'resource:default/vpc.terraform.team-a.hub';
const LOCK = '6f1c1b2c-3c1e-4a7e-9a57-5f1a6f6d2f10';

const locked = aPlanned('vpc', {
  status: {
    plan: {},
    lock: { pending: LOCK },
    conditions: [
      { type: 'Ready', status: 'False', reason: 'TFExecPlanFailed' },
    ],
  },
});

const READS: [string, string?][] = [
  ['plan', 'groundplan.terraform.plan.read'],
  ['history', 'groundplan.terraform.plan.read'],
  ['outputs', 'groundplan.terraform.outputs.read'],
  ['activity'],
  ['dependencies'],
  ['operations'],
];

const APPROVAL = { planId: PLAN, hash: HASH };

const WRITES: [string, object | undefined, string][] = [
  ['approve', APPROVAL, 'groundplan.terraform.approve'],
  ['approve', APPROVAL, 'groundplan.terraform.plan.read'],
  ['replan', undefined, 'groundplan.terraform.replan'],
  ['reconcile', undefined, 'groundplan.terraform.reconcile'],
  ['suspend', undefined, 'groundplan.terraform.suspend'],
  ['resume', undefined, 'groundplan.terraform.suspend'],
  ['force-unlock', { lockId: LOCK }, 'groundplan.terraform.unlock'],
];

const starting: Record<string, Parameters<typeof startTerraforms>[0]> = {
  'force-unlock': { vpc: locked },
  resume: { vpc: aPlanned('vpc', { spec: { suspend: true } }) },
};

/** A component of somebody who wrote our annotations into their file. */
const IMITATION: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'vpc.terraform.team-a.hub',
    annotations: {
      'groundplan.dev/host-cluster': 'hub',
      'groundplan.dev/kind': 'terraform',
      'groundplan.dev/namespace': 'team-a',
      'groundplan.dev/name': 'vpc',
      'backstage.io/managed-by-origin-location':
        'url:https://git.example.com/x',
    },
  },
  spec: { type: 'x', owner: 'user:default/mock' },
};

describe('the routes about a Terraform resource', () => {
  it.each(READS)('lets those who may read %s', async what => {
    const { get, auditor, event } = await startTerraforms();
    expect((await get(what)).status).toBe(200);
    expect(auditor.createEvent).toHaveBeenCalledWith({
      eventId: `terraform-${what}-fetch`,
      request: expect.anything(),
      meta: expect.objectContaining({ host: 'hub', name: 'vpc' }),
    });
    expect(event.success).toHaveBeenCalledTimes(1);
    await stopTerraforms();

    const unread = await startTerraforms({ read: 'deny' });
    expect((await unread.get(what)).status).toBe(404);
  });

  it.each(READS.filter(([, permission]) => permission))(
    'keeps %s from those without %s',
    async (what, permission = '') => {
      const denied = await startTerraforms({ denied: [permission] });
      const { status, body } = await denied.get(what);
      expect([status, body.error?.message]).toEqual([
        403,
        `This takes the permission ${permission} for ${REF}`,
      ]);
      expect(JSON.stringify(body)).not.toContain('aws_s3_bucket');
    },
  );

  it.each(WRITES)('lets those %s who may', async (what, body, permission) => {
    const allowed = await startTerraforms(starting[what]);
    const done = await allowed.post(what, body);
    expect([done.status, done.body.error]).toEqual([200, undefined]);
    expect(done.body).toMatchObject({
      operation: what,
      by: 'user:default/mock',
      message: 'Asked of tofu-controller.',
    });
    expect(allowed.host.writes.length).toBeGreaterThan(0);
    const { metadata } = allowed.host.writes.at(-1)!.body as {
      metadata: { annotations: Record<string, string> };
    };
    expect(
      JSON.parse(metadata.annotations['groundplan.dev/operation']),
    ).toMatchObject({ operation: what, by: 'user:default/mock' });
    expect(allowed.auditor.createEvent).toHaveBeenCalledWith({
      eventId: `terraform-${what}`,
      request: expect.anything(),
      meta: expect.objectContaining({ name: 'vpc', ...body }),
    });
    expect(allowed.event.success).toHaveBeenCalledTimes(1);
    // Of nothing but the entity that the object has made
    const asked = allowed.permissions.authorize.mock.calls
      .flatMap(([requests]) => requests)
      .filter(one => one.permission.name !== 'groundplan.read');
    expect(asked).toEqual(
      asked.map(() => expect.objectContaining({ resourceRef: REF })),
    );
    await stopTerraforms();

    const denied = await startTerraforms({
      ...starting[what],
      denied: [permission],
    });
    const refused = await denied.post(what, body);
    expect([refused.status, refused.body.error?.message]).toEqual([
      403,
      `This takes the permission ${permission} for ${REF}`,
    ]);
    expect(denied.event.fail).toHaveBeenCalledWith({
      error: expect.objectContaining({ name: 'NotAllowedError' }),
    });
    expect(denied.host.writes).toEqual([]);
    expect(
      (
        await denied
          .post(what, body)
          .set('authorization', mockCredentials.none.header())
      ).status,
    ).toBe(401);
    await stopTerraforms();

    for (const options of [
      { read: 'deny' as const },
      { read: 'conditional' as const, entities: [IMITATION] },
      { denied: ['groundplan.read'] },
    ]) {
      const unseen = await startTerraforms({ ...starting[what], ...options });
      const { status } = await unseen.post(what, body);
      expect([options, status]).toEqual([options, options.denied ? 403 : 404]);
      expect(unseen.host.writes).toEqual([]);
      await stopTerraforms();
    }
  });

  it('asks many, each for itself, and keeps the answer of each', async () => {
    const { bulk, event, host } = await startTerraforms({
      denied: [
        'groundplan.terraform.suspend of resource:default/dns.terraform.team-a.hub',
      ],
    });
    const objects = ['vpc', 'dns', 'nowhere'].map(name => ({
      kind: 'terraform',
      host: 'hub',
      namespace: 'team-a',
      name,
    }));
    const { status, body } = await bulk({ operation: 'suspend', objects });
    expect(status).toBe(200);
    expect(body.items).toEqual([
      { ...objects[0], accepted: true, message: 'Asked of tofu-controller.' },
      {
        ...objects[1],
        accepted: false,
        message: expect.stringContaining('groundplan.terraform.suspend'),
      },
      { ...objects[2], accepted: false, message: expect.any(String) },
    ]);
    expect(event.success).toHaveBeenCalledWith({
      meta: { results: body.items },
    });
    expect(host.writes.map(({ path }) => path)).toEqual([pathOf('vpc')]);
    for (const operation of ['approve', 'force-unlock', 'destroy']) {
      expect((await bulk({ operation, objects })).status).toBe(400);
    }
    const many = Array(201).fill(objects[0]);
    expect((await bulk({ operation: 'suspend', objects: many })).status).toBe(
      400,
    );
  });
});

describe('an approval', () => {
  it.each<[string, (host: FakeTerraformHost) => unknown, RegExp, object?]>([
    [
      'another plan waits',
      host => {
        host.put(
          pathOf('vpc'),
          aPlanned('vpc', { status: { plan: { pending: OTHER } } }),
        );
      },
      /^plan-main-1234567890 was read, and plan-main-0987654321 waits now\. Read/,
    ],
    [
      'only part of the id is named',
      () => {},
      /^plan-main was read, and/,
      { planId: 'plan-main' },
    ],
    [
      'nothing waits any more',
      host =>
        host.put(
          pathOf('vpc'),
          aPlanned('vpc', { status: { plan: { lastApplied: PLAN } } }),
        ),
      /No plan waits/,
    ],
    [
      'it was planned anew under the same name',
      host => host.put(planPathOf('vpc'), aStoredPlan('vpc', DESTROYS)),
      /its text is another one now \([0-9a-f]{12}…\) than what was read \([0-9a-f]{12}…\)/,
    ],
    [
      'another hash is named',
      () => {},
      /its text is another one/,
      { hash: 'b'.repeat(64) },
    ],
    [
      'the text of another plan is stored',
      host => host.put(planPathOf('vpc'), aStoredPlan('vpc', CREATES, OTHER)),
      /cannot be read: another plan is stored\. Nothing is approved that nobody has read/,
    ],
    [
      'its text is stored nowhere',
      host =>
        host.put(
          pathOf('vpc'),
          aPlanned('vpc', { spec: { storeReadablePlan: 'none' } }),
        ),
      /Nothing is approved that nobody has read/,
    ],
    [
      'it was suspended',
      host =>
        host.put(pathOf('vpc'), aPlanned('vpc', { spec: { suspend: true } })),
      /suspended/,
    ],
    [
      'it was approved',
      host =>
        host.put(
          pathOf('vpc'),
          aPlanned('vpc', { spec: { approvePlan: PLAN } }),
        ),
      /approved already/,
    ],
    [
      'it was deleted and made anew',
      host => host.put(pathOf('vpc'), aPlanned('vpc', { uid: 'uid-other' })),
      /deleted, and there is another one of its name now/,
    ],
    [
      'it changes all the time',
      host => {
        host.intercept = method => {
          if (method === 'PATCH') {
            host.touch(pathOf('vpc'));
          }
        };
      },
      /was changed 5 times/,
    ],
  ])('is refused where %s', async (_what, happens, message, body = {}) => {
    const { host, post, event } = await startTerraforms();
    happens(host);
    const answer = await post('approve', { ...APPROVAL, ...body });
    expect(answer.body.error?.message).toMatch(message);
    expect(answer.status).toBe(409);
    expect(host.writes).toEqual([]);
    expect(event.fail).toHaveBeenCalledTimes(1);
  });

  it('goes through where the object changes and the plan does not', async () => {
    const { host, post } = await startTerraforms();
    let changes = 0;
    host.intercept = method => {
      if (method === 'PATCH' && changes < 4) {
        changes++;
        host.touch(pathOf('vpc'));
      }
    };
    expect((await post('approve', APPROVAL)).status).toBe(200);
    expect(host.writes).toHaveLength(1);
    expect(host.writes[0].body).toMatchObject({
      metadata: { resourceVersion: expect.any(String) },
      spec: { approvePlan: PLAN },
    });
  });

  it('has the name of what it destroys confirmed', async () => {
    const { host, get, post } = await startTerraforms({ text: DESTROYS });
    const { hash, plan } = (await get('plan')).body;
    expect(plan.summary.destructive).toBe(true);
    const approval = { planId: PLAN, hash };
    for (const confirmName of [undefined, '', 'VPC', 'dns']) {
      const answer = await post('approve', { ...approval, confirmName });
      expect([confirmName, answer.status]).toEqual([confirmName, 400]);
      expect(answer.body.error.message).toMatch(
        /the name of the resource, vpc/,
      );
    }
    expect(host.writes).toEqual([]);
    const confirmed = { ...approval, confirmName: 'vpc' };
    expect((await post('approve', confirmed)).status).toBe(200);
  });
});

describe('a lock', () => {
  const podPath = '/api/v1/namespaces/team-a/pods/vpc-tf-runner';
  const pod = (phase: string) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'vpc-tf-runner', namespace: 'team-a', uid: 'x' },
    status: { phase },
  });

  it('is not released under a runner that lives, unless confirmed', async () => {
    const { host, post } = await startTerraforms({ vpc: locked });
    host.put(podPath, pod('Running'));
    const refused = await post('force-unlock', { lockId: LOCK });
    expect([refused.status, refused.body.error.message]).toEqual([
      409,
      expect.stringContaining('vpc-tf-runner is alive'),
    ]);
    const other = await post('force-unlock', { lockId: LOCK.slice(0, 8) });
    expect([other.status, other.body.error.message]).toEqual([
      409,
      expect.stringContaining(`The lock is ${LOCK} now`),
    ]);
    expect(host.writes).toEqual([]);
    host.put(podPath, pod('Succeeded'));
    expect((await post('force-unlock', { lockId: LOCK })).status).toBe(200);
    host.put(podPath, pod('Running'));
    const confirmed = { lockId: LOCK, evenIfRunning: true };
    expect((await post('force-unlock', confirmed)).status).toBe(200);
  });

  it('is not released where nobody can tell whether a runner lives', async () => {
    const { host, post } = await startTerraforms({ vpc: locked });
    host.intercept = (_method, path) =>
      path === podPath
        ? FakeTerraformHost.refuse(403, 'pods is forbidden')
        : undefined;
    const confirmed = { lockId: LOCK, evenIfRunning: true };
    const { status, body } = await post('force-unlock', confirmed);
    expect([status, body.error.message]).toEqual([
      403,
      expect.stringMatching(/hub.*RBAC decides this, not Backstage/),
    ]);
    expect(host.writes).toEqual([]);
  });
});

describe('a host cluster', () => {
  it.each([
    [403, 403, /Host cluster hub: .*RBAC decides this, not Backstage/],
    [422, 400, /Host cluster hub/],
    [404, 404, /Host cluster hub/],
    [401, 503, /Host cluster hub/],
    [500, 503, /Host cluster hub/],
  ])('that answers %s to a patch is %s here', async (code, status, message) => {
    const { host, post } = await startTerraforms();
    host.intercept = method =>
      method === 'PATCH' ? FakeTerraformHost.refuse(code, 'no') : undefined;
    const answer = await post('reconcile');
    expect(answer.body.error?.message).toMatch(message);
    expect(answer.status).toBe(status);
  });

  it('that is down is named, and nothing is done', async () => {
    const { host, get, post } = await startTerraforms();
    host.stop();
    for (const answer of [await post('approve', APPROVAL), await get('plan')]) {
      expect([answer.status, answer.body.error.message]).toEqual([
        503,
        expect.stringContaining('Host cluster hub'),
      ]);
    }
  });

  it('that keeps status to itself has replan done in part, or not at all', async () => {
    const { host, post, get } = await startTerraforms();
    host.denied.add('terraforms/status');
    const refused = await post('replan');
    expect([refused.status, refused.body.error.message]).toEqual([
      403,
      expect.stringMatching(
        /^Host cluster hub: .*resources: \["terraforms\/status"\]/,
      ),
    ]);
    const { items } = (await get('operations')).body;
    expect(items).toContainEqual(
      expect.objectContaining({
        operation: 'replan',
        allowed: false,
        deniedBy: 'host',
      }),
    );
    host.put(pathOf('vpc'), aPlanned('vpc', { spec: { suspend: true } }));
    const suspended = await post('replan');
    expect([suspended.status, suspended.body.error.message]).toEqual([
      409,
      expect.stringContaining('It is suspended'),
    ]);
    const drifted = aPlanned('dns', { status: { plan: {} } });
    host.put(pathOf('dns'), drifted);
    expect((await post('replan', undefined, 'dns')).status).toBe(200);
    expect(host.writes.map(({ path }) => path)).toEqual([pathOf('dns')]);
  });

  it('that does not say what it allows is not held to refuse', async () => {
    const { host, post, get } = await startTerraforms();
    host.intercept = method =>
      method === 'POST'
        ? FakeTerraformHost.refuse(500, 'no reviews')
        : undefined;
    const { items } = (await get('operations')).body;
    expect(items).toContainEqual(
      expect.objectContaining({
        operation: 'replan',
        allowed: false,
        reason: expect.stringMatching(/is not known: .*no reviews/),
      }),
    );
    expect((await post('replan')).status).toBe(200);
    expect(host.writes.map(({ path }) => path)).toContain(
      `${pathOf('vpc')}/status`,
    );
  });
});

describe('what is offered', () => {
  it('says who stands in the way: the policy, the host, or the state', async () => {
    const { host, get } = await startTerraforms({
      denied: ['groundplan.terraform.replan'],
    });
    host.denied.add('terraforms');
    const { items, readPlan } = (await get('operations')).body;
    expect(readPlan).toEqual({ allowed: true });
    const by = Object.fromEntries(
      items.map((item: { operation: string; deniedBy?: string }) => [
        item.operation,
        item.deniedBy,
      ]),
    );
    expect(by).toEqual({
      approve: 'host',
      replan: 'permission',
      reconcile: 'host',
      suspend: 'host',
      resume: 'host',
      'force-unlock': 'host',
    });
    await stopTerraforms();
    const free = await startTerraforms();
    const possible = (await free.get('operations')).body.items;
    expect(possible).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ operation: 'approve', allowed: true }),
        expect.objectContaining({
          operation: 'resume',
          allowed: false,
          deniedBy: 'state',
        }),
      ]),
    );
  });
});

it('asks a host for nothing where it is only to be read', async () => {
  const { host, post, get } = await startTerraforms({
    config: { groundplan: { actions: { enabled: false } } },
  });
  const { status, body } = await post('suspend');
  expect([status, body.error?.message]).toEqual([
    403,
    expect.stringContaining('groundplan.actions.enabled'),
  ]);
  expect(host.writes).toEqual([]);
  const { items } = (await get('operations')).body;
  expect(items.map((one: { allowed: boolean }) => one.allowed)).toEqual(
    items.map(() => false),
  );
  expect((await get('plan')).status).toBe(200);
});

describe('in the name of a person', () => {
  const impersonating = (impersonate: object) => ({
    groundplan: { actions: { identity: { impersonate } } },
  });
  const person = (mapped?: string): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: {
      name: 'mock',
      ...(mapped !== undefined && {
        annotations: { 'example.com/kube': mapped },
      }),
    },
    spec: {},
  });

  it('hosts are asked as that person', async () => {
    const { host, post } = await startTerraforms({
      config: impersonating({ user: 'entityRef' }) as {},
    });
    expect((await post('suspend')).status).toBe(200);
    expect(host.writes).toMatchObject([
      { user: 'backstage:user:default/mock', path: pathOf('vpc') },
    ]);
  });

  it.each([
    ['jane@example.com', 200],
    [undefined, 403],
    ['', 403],
    ['system:admin', 403],
    ['jane\r\nImpersonate-Group: system:masters', 403],
    ['Žofie', 403],
  ])('named %p by an annotation, it is %s', async (mapped, status) => {
    const { host, post, get } = await startTerraforms({
      config: impersonating({
        user: 'annotation:example.com/kube',
        prefix: '',
      }) as {},
      entities: [person(mapped)],
    });
    const answer = await post('suspend');
    expect(answer.status).toBe(status);
    expect(host.writes.map(({ user }) => user)).toEqual(
      status === 200 ? [mapped] : [],
    );
    const { items } = (await get('operations')).body;
    expect(items[0].deniedBy).toBe(status === 200 ? undefined : 'permission');
  });
});
