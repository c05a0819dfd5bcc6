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
import {
  describeWithKubeApiServer,
  KubeApiServer,
  KubeApiServerUser,
} from '@groundplan/test-servers';
import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import { HostConnection } from 'backstage-plugin-groundplan-node';
import {
  aPlanned,
  aStoredPlan,
  CREATES,
  OTHER,
  pathOf,
  PLAN,
  planPathOf,
  startTerraforms,
  stopTerraforms,
} from '../__testUtils__/startTerraforms';
import { terraformCrd } from '../__testUtils__/terraformCrd';

jest.setTimeout(120_000);

const HASH = createHash('sha256').update(CREATES).digest('hex');
const APPROVAL = { planId: PLAN, hash: HASH };
const PERSON = 'backstage:user:default/mock';

const aCondition = (type: string, status: string, reason: string) => ({
  type,
  status,
  reason,
  message: '',
  lastTransitionTime: '2026-06-01T10:00:00Z',
});

const RBAC = '/apis/rbac.authorization.k8s.io/v1';

describeWithKubeApiServer('operations on a kube-apiserver', () => {
  let server: KubeApiServer;
  let beforeRequest: () => Promise<void> = async () => {};

  beforeAll(async () => {
    server = await KubeApiServer.start({ crds: [terraformCrd] });
    await send('POST', '/api/v1/namespaces', {
      metadata: { name: 'team-a' },
    });
  });
  beforeEach(async () => {
    beforeRequest = async () => {};
    for (const kind of ['clusterroles', 'clusterrolebindings']) {
      await server.request('DELETE', `${RBAC}/${kind}/test`);
      await server.request('DELETE', `${RBAC}/${kind}/person`);
    }
    for (const name of ['vpc', 'dns']) {
      await server.request('DELETE', pathOf(name));
      await server.request('DELETE', planPathOf(name));
    }
  });
  afterEach(stopTerraforms);
  afterAll(async () => {
    await server?.stop();
  });

  async function send(
    method: string,
    path: string,
    body: unknown,
    contentType?: string,
  ): Promise<KubernetesObject> {
    const answer = await server.request(method, path, body, { contentType });
    if (answer.status >= 300) {
      throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    }
    return answer.body as KubernetesObject;
  }

  const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/'));

  /** What the controller writes. */
  async function report(status: object): Promise<KubernetesObject> {
    return send(
      'PATCH',
      `${pathOf('vpc')}/status?fieldManager=tofu-controller`,
      { status },
      'application/merge-patch+json',
    );
  }

  async function put(object: KubernetesObject): Promise<void> {
    const { resourceVersion, uid, ...metadata } = object.metadata;
    const path = pathOf(metadata.name);
    await send('POST', parentOf(path), {
      apiVersion: object.apiVersion,
      kind: object.kind,
      metadata,
      spec: object.spec,
    });
    await report(object.status as object);
    const plan = planPathOf(metadata.name);
    await send('POST', parentOf(plan), aStoredPlan(metadata.name, CREATES));
  }

  const vpc = async () =>
    (await server.request('GET', pathOf('vpc'))).body as KubernetesObject & {
      spec: { approvePlan?: string; suspend?: boolean; path?: string };
      status: { plan: object; conditions: { type: string }[] };
      metadata: { managedFields: { manager: string }[] };
    };

  async function bind(
    name: 'test' | 'person',
    subject: { kind: 'User' | 'Group'; name: string },
    rules: object[],
  ): Promise<void> {
    const { kind } = subject;
    await send('POST', `${RBAC}/clusterroles`, { metadata: { name }, rules });
    await send('POST', `${RBAC}/clusterrolebindings`, {
      metadata: { name },
      subjects: [
        { kind, name: subject.name, apiGroup: 'rbac.authorization.k8s.io' },
      ],
      roleRef: {
        kind: 'ClusterRole',
        name,
        apiGroup: 'rbac.authorization.k8s.io',
      },
    });
  }

  const READING = [
    {
      apiGroups: ['infra.contrib.fluxcd.io'],
      resources: ['terraforms'],
      verbs: ['get'],
    },
    { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list'] },
  ];
  const patching = (...resources: string[]) => ({
    apiGroups: ['infra.contrib.fluxcd.io'],
    resources,
    verbs: ['patch'],
  });

  async function start(
    options: {
      as?: KubeApiServerUser;
      impersonate?: boolean;
      groups?: string[];
      object?: KubernetesObject;
    } = {},
  ) {
    const { as = 'admin', groups } = options;
    await put(options.object ?? aPlanned('vpc'));
    const connection: HostConnection = {
      name: 'hub',
      configuredAt: 'a test',
      prepare: async () => {
        await beforeRequest();
        return {
          url: server.url,
          options: {
            ca: Buffer.from(server.caData, 'base64'),
            headers: { Authorization: `Bearer ${server.tokens[as]}` },
          },
        };
      },
    };
    return startTerraforms({
      real: { connection, objects: [await vpc()] },
      ownershipEntityRefs: groups,
      ...(options.impersonate && {
        config: {
          groundplan: {
            actions: {
              identity: {
                impersonate: {
                  user: 'entityRef',
                  ...(groups && { groups: 'ownershipEntityRefs' }),
                },
              },
            },
          },
        },
      }),
    });
  }

  it('lets one of two approvers win, and tells the other', async () => {
    const { post } = await start();
    const answers = await Promise.all(
      [1, 2, 3].map(() => post('approve', APPROVAL)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    for (const { status, body } of answers) {
      expect(status === 200 ? '' : body.error.message).toMatch(
        status === 200 ? /^$/ : /is approved already/,
      );
    }
    const object = await vpc();
    expect(object.spec).toMatchObject({ approvePlan: PLAN });
    const [won] = answers.filter(({ status }) => status === 200);
    expect(
      JSON.parse(object.metadata.annotations!['groundplan.dev/approval']),
    ).toEqual({ by: 'user:default/mock', at: won.body.at, ...APPROVAL });
  });

  it('approves nothing where the source moves while it is approved', async () => {
    const { post } = await start();
    const outcomes: unknown[] = [];
    for (let moveAt = 1; moveAt <= 8; moveAt++) {
      await send(
        'PATCH',
        pathOf('vpc'),
        { spec: { approvePlan: '' } },
        'application/merge-patch+json',
      );
      await report({ plan: { pending: PLAN } });
      let requests = 0;
      beforeRequest = async () => {
        requests++;
        if (requests === moveAt) {
          await report({ plan: { pending: OTHER } });
        }
      };
      const { status, body } = await post('approve', APPROVAL);
      beforeRequest = async () => {};
      const { spec } = await vpc();
      const moved = requests >= moveAt;
      expect([moveAt, status, spec.approvePlan]).toEqual([
        moveAt,
        moved ? 409 : 200,
        moved ? '' : PLAN,
      ]);
      outcomes.push(body.error?.message ?? 'approved');
    }
    expect(outcomes).toContainEqual(
      expect.stringContaining(`${PLAN} was read, and ${OTHER} waits now`),
    );
    expect(outcomes).toContain('approved');
  });

  it('keeps the fields of others, and is undone by who applies approvePlan', async () => {
    const { post, get, mirror } = await start();
    const apply = (spec: object) =>
      send(
        'PATCH',
        `${pathOf('vpc')}?fieldManager=kustomize-controller&force=true`,
        {
          apiVersion: 'infra.contrib.fluxcd.io/v1alpha2',
          kind: 'Terraform',
          metadata: { name: 'vpc', namespace: 'team-a' },
          spec,
        },
        'application/apply-patch+yaml',
      );
    const written = { storeReadablePlan: 'human', path: './network' };
    await apply(written);
    expect((await post('approve', APPROVAL)).status).toBe(200);
    const { metadata } = await vpc();
    expect(metadata.managedFields.map(({ manager }) => manager)).toEqual(
      expect.arrayContaining(['groundplan', 'kustomize-controller']),
    );
    await apply({ ...written, path: './other' });
    expect((await vpc()).spec).toMatchObject({
      approvePlan: PLAN,
      path: './other',
    });
    await apply({ ...written, approvePlan: '' });
    const object = await vpc();
    expect(object.spec.approvePlan).toBe('');
    mirror.put('hub', object);
    const { last, approval } = (await get('operations')).body;
    expect(last).toMatchObject({
      operation: 'approve',
      state: 'superseded',
      message: expect.stringContaining('Flux sets it back'),
    });
    expect(approval).toMatchObject(APPROVAL);
  });

  it('clears the status to have it planned anew, where it may', async () => {
    await bind('test', { kind: 'User', name: 'reader' }, [
      ...READING,
      patching('terraforms', 'terraforms/status'),
    ]);
    const { post } = await start({
      as: 'reader',
      object: aPlanned('vpc', {
        spec: { approvePlan: 'plan-main-old' },
        status: {
          plan: { pending: PLAN, lastApplied: 'plan-main-old' },
          conditions: [
            aCondition('Plan', 'True', 'TerraformPlannedWithChanges'),
            aCondition('Ready', 'Unknown', 'Progressing'),
          ],
        },
      }),
    });
    const answer = await post('replan');
    expect([answer.status, answer.body.error]).toEqual([200, undefined]);
    const { metadata, spec, status } = await vpc();
    expect(spec.approvePlan).toBe('');
    expect(status).toMatchObject({
      plan: { pending: '', lastApplied: 'plan-main-old' },
      conditions: [
        { type: 'Plan', status: 'True' },
        { type: 'Ready', status: 'False', reason: 'ReplanRequested' },
      ],
    });
    expect(metadata.annotations).toMatchObject({
      'reconcile.fluxcd.io/requestedAt': answer.body.at,
    });
  });

  it('plans anew by reconciling, where the status is not its own', async () => {
    await bind('test', { kind: 'User', name: 'reader' }, [
      ...READING,
      patching('terraforms'),
    ]);
    const { post, get } = await start({ as: 'reader' });
    const refused = await post('replan');
    expect([refused.status, refused.body.error.message]).toEqual([
      403,
      expect.stringContaining('takes the right to patch terraforms/status'),
    ]);
    expect((await vpc()).metadata.annotations).toBeUndefined();
    const { items } = (await get('operations')).body;
    expect(items).toContainEqual(
      expect.objectContaining({ operation: 'approve', allowed: true }),
    );
    expect(items).toContainEqual(
      expect.objectContaining({
        operation: 'replan',
        allowed: false,
        reason: expect.stringContaining('terraforms/status'),
      }),
    );
    await report({ plan: { pending: '' } });
    expect((await post('replan')).status).toBe(200);
    expect((await vpc()).metadata.annotations).toHaveProperty([
      'reconcile.fluxcd.io/requestedAt',
    ]);
  });

  it("says what the host's RBAC lacks, before and after it is asked", async () => {
    await bind('test', { kind: 'User', name: 'reader' }, READING);
    const { post, get } = await start({ as: 'reader' });
    const { items } = (await get('operations')).body;
    expect(items.map((item: { deniedBy?: string }) => item.deniedBy)).toEqual(
      Array(6).fill('host'),
    );
    expect(items[0].reason).toMatch(
      /^hub does not let the backend patch terraforms.*The rule to add: \{ apiGroups: \["infra\.contrib\.fluxcd\.io"\], resources: \["terraforms"\], verbs: \["patch"\] \}/,
    );
    const { status, body } = await post('approve', APPROVAL);
    expect([status, body.error.message]).toEqual([
      403,
      expect.stringMatching(/"reader" cannot patch.*RBAC decides this/),
    ]);
    expect((await vpc()).spec.approvePlan).toBeUndefined();
  });

  it('acts in the name of a person, and never steps in for them', async () => {
    await bind('test', { kind: 'User', name: 'reader' }, [
      ...READING,
      // The backend itself may; that must not help
      patching('terraforms', 'terraforms/status'),
      {
        apiGroups: [''],
        resources: ['users', 'groups'],
        verbs: ['impersonate'],
      },
    ]);
    const { post, get } = await start({ as: 'reader', impersonate: true });
    const { items } = (await get('operations')).body;
    expect(items[0]).toMatchObject({
      allowed: false,
      deniedBy: 'host',
      reason: expect.stringContaining(`does not let '${PERSON}' patch`),
    });
    const refused = await post('approve', APPROVAL);
    expect([refused.status, refused.body.error.message]).toEqual([
      403,
      expect.stringContaining(PERSON),
    ]);
    expect((await vpc()).spec.approvePlan).toBeUndefined();

    await bind('person', { kind: 'User', name: PERSON }, [
      patching('terraforms'),
    ]);
    expect((await post('approve', APPROVAL)).status).toBe(200);
    expect((await vpc()).spec.approvePlan).toBe(PLAN);
  });

  it('lends a person the groups that they own by, and no others', async () => {
    const group = 'group:default/team-a';
    await bind('test', { kind: 'User', name: 'reader' }, [
      ...READING,
      {
        apiGroups: [''],
        resources: ['users', 'groups'],
        verbs: ['impersonate'],
      },
    ]);
    await bind('person', { kind: 'Group', name: `backstage:${group}` }, [
      patching('terraforms'),
    ]);
    const member = await start({
      as: 'reader',
      impersonate: true,
      groups: [group],
    });
    expect((await member.post('suspend')).status).toBe(200);
    expect((await vpc()).spec.suspend).toBe(true);
    await stopTerraforms();
    await server.request('DELETE', pathOf('vpc'));
    await server.request('DELETE', planPathOf('vpc'));
    const stranger = await start({
      as: 'reader',
      impersonate: true,
      groups: ['group:default/team-b'],
    });
    expect((await stranger.post('suspend')).status).toBe(403);
    expect((await vpc()).spec.suspend).toBeUndefined();
  });
});
