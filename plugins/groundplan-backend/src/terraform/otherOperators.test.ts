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
  KubernetesObject,
  TerraformOperation,
  terraformOperationPermissions,
  terraformOperations,
} from 'backstage-plugin-groundplan-common';
import { FakeTerraformHost } from '../__testUtils__/FakeTerraformHost';
import {
  otherPathOf,
  segmentsOf,
  startTerraforms,
  stopTerraforms,
} from '../__testUtils__/startTerraforms';
import { locateTerraform } from './locateTerraform';

jest.setTimeout(60_000);

afterEach(stopTerraforms);

function anObject(
  apiVersion: string,
  kind: string,
  namespace: string | undefined,
  more: { spec?: object; status?: object; annotations?: object } = {},
): KubernetesObject {
  const { spec = {}, status = {}, annotations } = more;
  return {
    apiVersion,
    kind,
    metadata: {
      name: 'app',
      namespace,
      uid: `uid-${apiVersion}`,
      generation: 1,
      resourceVersion: '1',
      annotations: annotations as Record<string, string>,
    },
    spec,
    status,
  };
}

type Make = (annotations?: object) => KubernetesObject;

const CONDITIONS = {
  conditions: [
    { type: 'Synced', status: 'True', reason: 'ReconcileSuccess' },
    { type: 'Ready', status: 'True', reason: 'Available' },
  ],
};
const crossplane =
  (group: string, namespace?: string): Make =>
  annotations =>
    anObject(`${group}/v1beta1`, 'Workspace', namespace, {
      spec: { forProvider: { source: 'Remote', entrypoint: 'modules/app' } },
      status: CONDITIONS,
      annotations,
    });

interface Operator {
  title: string;
  make: Make;
  /** The entity that its object makes, on which rights are checked. */
  ref: string;
  /** Where Kubernetes keeps its events. */
  eventsIn: string;
  /** What its object is patched with, of each action that it has. */
  has: Partial<Record<TerraformOperation, { metadata: object }>>;
  /** What suspends it. */
  paused?: Record<string, string>;
}

const pausing = (annotation: string) => ({
  paused: { [annotation]: 'true' },
  has: {
    suspend: { metadata: { annotations: { [annotation]: 'true' } } },
    resume: { metadata: { annotations: { [annotation]: null } } },
  },
});
const run = (type: string) => ({
  metadata: {
    annotations: {
      'workspace.app.terraform.io/run-new': 'true',
      'workspace.app.terraform.io/run-type': type,
    },
  },
});
const hcpPausing = pausing('app.terraform.io/paused');

const OPERATORS: [string, Operator][] = [
  [
    'a Workspace of Crossplane in a namespace',
    {
      title: 'Crossplane',
      make: crossplane('tf.m.upbound.io', 'team-a'),
      ref: 'resource:default/app.crossplane-workspace.team-a.hub',
      eventsIn: 'team-a',
      ...pausing('crossplane.io/paused'),
    },
  ],
  [
    'a Workspace of Crossplane without a namespace',
    {
      title: 'Crossplane',
      make: crossplane('tf.upbound.io'),
      ref: 'resource:default/app.crossplane-workspace._.hub',
      eventsIn: 'default',
      ...pausing('crossplane.io/paused'),
    },
  ],
  [
    'a Workspace of HCP Terraform',
    {
      title: 'HCP Terraform',
      make: annotations =>
        anObject('app.terraform.io/v1alpha2', 'Workspace', 'team-a', {
          spec: { name: 'app', organization: 'example' },
          status: {
            workspaceID: 'ws-1',
            observedGeneration: 1,
            runStatus: { id: 'run-1', status: 'applied' },
          },
          annotations,
        }),
      ref: 'resource:default/app.hcp-workspace.team-a.hub',
      eventsIn: 'team-a',
      paused: hcpPausing.paused,
      has: { ...hcpPausing.has, replan: run('plan'), reconcile: run('apply') },
    },
  ],
  [
    'a Terraform of GalleyBytes',
    {
      title: 'GalleyBytes',
      make: annotations =>
        anObject('tf.galleybytes.com/v1beta1', 'Terraform', 'team-a', {
          spec: { terraformModule: { source: 'https://example.com/m.git' } },
          status: { phase: 'completed', lastCompletedGeneration: 1 },
          annotations,
        }),
      ref: 'resource:default/app.galleybytes-terraform.team-a.hub',
      eventsIn: 'team-a',
      has: {
        reconcile: {
          metadata: {
            labels: {
              'kubernetes.io/change-cause':
                expect.stringMatching(/^groundplan-/),
            },
          },
        },
      },
    },
  ],
];

const BODIES: Partial<Record<TerraformOperation, object>> = {
  approve: { planId: 'plan-main-1', hash: 'a'.repeat(64) },
  'force-unlock': { lockId: '6f1c1b2c' },
};
const FACETS = [
  'plan',
  'history',
  'outputs',
  'activity',
  'dependencies',
  'operations',
];
const PLAN_READ = 'groundplan.terraform.plan.read';
const OUTPUTS_READ = 'groundplan.terraform.outputs.read';

describe.each(OPERATORS)('%s', (_what, operator) => {
  const { title, make, ref, has, paused, eventsIn } = operator;
  const { id, resource } = locateTerraform('hub', make())!;
  const path = otherPathOf(make());
  const startFor = (operation: TerraformOperation, options: object = {}) =>
    startTerraforms({
      others: [make(operation === 'resume' ? paused : undefined)],
      ...options,
    });
  const eventOf = (operation: TerraformOperation) => ({
    eventId: `terraform-${operation}`,
    request: expect.anything(),
    meta: expect.objectContaining({ ...id, ...BODIES[operation] }),
  });
  const post = (
    started: Awaited<ReturnType<typeof startTerraforms>>,
    operation: TerraformOperation,
  ) => started.post(operation, BODIES[operation]);

  it('is read, and says of what it lacks that it lacks it', async () => {
    const { get, host, auditor, event } = await startTerraforms({
      others: [make()],
    });
    const asked: string[] = [];
    host.intercept = (_method, asking) => {
      asked.push(asking);
      return asking.endsWith('/events')
        ? {
            status: 200,
            body: { items: [{ reason: 'Applied', message: 'It is applied' }] },
          }
        : undefined;
    };
    const { kind, host: at, namespace, name, ...tab } = (await get('')).body;
    expect({ kind, host: at, namespace, name }).toEqual(id);
    expect(tab).toMatchObject({
      entityRef: ref,
      status: { health: 'Healthy' },
    });
    const answers: Record<string, unknown> = {};
    for (const facet of FACETS) {
      const { status, body } = await get(facet);
      expect([facet, status]).toEqual([facet, 200]);
      answers[facet] = body;
      expect(auditor.createEvent).toHaveBeenCalledWith({
        eventId: `terraform-${facet}-fetch`,
        request: expect.anything(),
        meta: { queryType: 'by-name', ...id },
      });
    }
    expect(event.success).toHaveBeenCalledTimes(1 + FACETS.length);
    expect(answers).toMatchObject({
      plan: { state: 'none', reason: `${title} keeps no plan in the cluster.` },
      history: { items: [] },
      outputs: {
        items: [],
        reason: `What ${title} keeps of outputs is not read.`,
      },
      activity: {
        events: [{ reason: 'Applied', message: 'It is applied' }],
        runners: [],
        problems: [],
      },
      dependencies: { nodes: [], edges: [], findings: [] },
      operations: {
        approveByPullRequest: {
          allowed: false,
          reason: `${title} takes no approval from its objects`,
        },
        readPlan: { allowed: true },
      },
    });
    const { items } = answers.operations as {
      items: { operation: string; allowed: boolean }[];
    };
    expect(items.map(({ operation, allowed }) => [operation, allowed])).toEqual(
      terraformOperations
        .filter(operation => has[operation])
        .map(operation => [operation, operation !== 'resume']),
    );
    // Neither Secrets nor ConfigMaps nor pods: nothing of these is in the cluster
    expect(new Set(asked)).toEqual(
      new Set([
        `/api/v1/namespaces/${eventsIn}/events`,
        '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
      ]),
    );
  });

  it.each(terraformOperations.filter(op => has[op]))('does %s', async op => {
    const started = await startFor(op);
    const { host, auditor, event } = started;
    const answer = await post(started, op);
    expect([answer.status, answer.body.error]).toEqual([200, undefined]);
    expect(answer.body).toMatchObject({
      operation: op,
      by: 'user:default/mock',
      message: `Asked of ${title}.`,
    });
    expect(host.writes).toEqual([{ path, body: expect.anything() }]);
    const [{ body }] = host.writes;
    expect(body).toMatchObject(has[op]!);
    expect(body).toMatchObject({
      metadata: {
        annotations: {
          'groundplan.dev/operation': expect.stringContaining(
            `"operation":"${op}","by":"user:default/mock"`,
          ),
        },
      },
    });
    expect(auditor.createEvent).toHaveBeenCalledWith(eventOf(op));
    expect(event.success).toHaveBeenCalledTimes(1);
  });

  it.each(terraformOperations.filter(op => !has[op]))(
    'says that it has no %s',
    async op => {
      const started = await startFor(op);
      const { host, auditor, event } = started;
      const { status, body } = await post(started, op);
      expect([status, body.error.message]).toEqual([
        400,
        `${title} has no ${op}`,
      ]);
      expect(host.writes).toEqual([]);
      expect(auditor.createEvent).toHaveBeenCalledWith(eventOf(op));
      expect(event.fail).toHaveBeenCalledWith({
        error: expect.objectContaining({ name: 'InputError' }),
      });
    },
  );

  it('refuses what its state does not allow', async () => {
    const deleted = make();
    deleted.metadata.deletionTimestamp = '2026-06-01T10:00:00Z';
    const running = terraformOperations.filter(
      op => has[op] && op !== 'resume',
    );
    const states: [KubernetesObject, TerraformOperation[], RegExp][] = [
      [make(paused), paused ? running : [], /^It is paused/],
      [make(), has.resume ? ['resume'] : [], /^It is not paused/],
      [deleted, running.filter(op => op !== 'suspend'), /^It is being deleted/],
    ];
    for (const [object, refused, message] of states) {
      const started = await startTerraforms({ others: [object] });
      for (const op of refused) {
        const { status, body } = await post(started, op);
        expect([op, status, body.error.message]).toEqual([
          op,
          409,
          expect.stringMatching(message),
        ]);
      }
      expect(started.host.writes).toEqual([]);
      await stopTerraforms();
    }
  });

  it('is not there for who may not see it', async () => {
    const { get, host, ...started } = await startTerraforms({
      others: [make()],
      read: 'deny',
    });
    for (const facet of ['', ...FACETS]) {
      expect([facet, (await get(facet)).status]).toEqual([facet, 404]);
    }
    for (const op of terraformOperations) {
      const { status, body } = await post({ ...started, get, host }, op);
      expect([op, status]).toEqual([op, 404]);
      expect(body.error.message).not.toContain(title);
    }
    expect(host.writes).toEqual([]);
  });

  it('is kept from who may see it and has no right, whether it has the action or not', async () => {
    const denied = [
      PLAN_READ,
      OUTPUTS_READ,
      ...Object.values(terraformOperationPermissions).map(({ name }) => name),
    ];
    const started = await startTerraforms({ others: [make()], denied });
    const expected: Record<string, string> = {
      plan: PLAN_READ,
      history: PLAN_READ,
      outputs: OUTPUTS_READ,
    };
    for (const facet of ['', ...FACETS]) {
      const { status, body } = await started.get(facet);
      const permission = expected[facet];
      expect([facet, status, body.error?.message]).toEqual(
        permission
          ? [facet, 403, `This takes the permission ${permission} for ${ref}`]
          : [facet, 200, undefined],
      );
    }
    for (const op of terraformOperations) {
      const permission =
        op === 'approve' ? PLAN_READ : terraformOperationPermissions[op].name;
      const { status, body } = await post(started, op);
      expect([op, status, body.error.message]).toEqual([
        op,
        403,
        `This takes the permission ${permission} for ${ref}`,
      ]);
    }
    const { items } = (await started.get('operations')).body;
    expect(items).toEqual(
      items.map(() =>
        expect.objectContaining({ allowed: false, deniedBy: 'permission' }),
      ),
    );
    expect(started.host.writes).toEqual([]);
    expect(started.event.fail).toHaveBeenCalledTimes(
      Object.keys(expected).length + terraformOperations.length,
    );
    await stopTerraforms();

    const barred = await startTerraforms({
      others: [make()],
      denied: ['groundplan.read'],
    });
    expect((await barred.get('')).status).toBe(403);
    expect((await post(barred, 'suspend')).status).toBe(403);
    expect(barred.host.writes).toEqual([]);
  });

  it("names the rule of its own group that the host's RBAC lacks", async () => {
    const started = await startTerraforms({ others: [make()] });
    const { group, plural } = resource;
    started.host.denied.add(plural);
    const { items } = (await started.get('operations')).body;
    expect(items.length).toBeGreaterThan(0);
    expect(items).toEqual(
      items.map(() =>
        expect.objectContaining({
          deniedBy: 'host',
          reason: expect.stringContaining(
            `{ apiGroups: ["${group}"], resources: ["${plural}"], verbs: ["patch"] }`,
          ),
        }),
      ),
    );
    started.host.intercept = method =>
      method === 'PATCH'
        ? FakeTerraformHost.refuse(403, `${plural}.${group} is forbidden`)
        : undefined;
    const [op] = Object.keys(has) as TerraformOperation[];
    const { status, body } = await post(started, op);
    expect([status, body.error.message]).toEqual([
      403,
      expect.stringMatching(/hub: .*is forbidden.*RBAC decides this/),
    ]);
  });

  it('is found by its own kind and namespace alone', async () => {
    const { get, host, ...started } = await startTerraforms({
      others: [make()],
    });
    const [kind, at, namespace, name] = segmentsOf(make()).split('/');
    const elsewhere = namespace === '_' ? 'team-a' : '_';
    for (const wrong of [
      [kind, at, elsewhere, name],
      ['terraform', at, namespace, name],
      [kind, at, namespace, 'vpc'],
    ]) {
      const where = wrong.join('/');
      expect([where, (await get('', where)).status]).toEqual([where, 404]);
      const { status } = await started.post('suspend', undefined, where);
      expect([where, status]).toEqual([where, 404]);
    }
    expect(host.writes).toEqual([]);
  });
});

it('keeps the two groups of Crossplane apart, and asks all operators at once', async () => {
  const others = OPERATORS.map(([, { make }]) => make());
  const { bulk, host, event } = await startTerraforms({ others });
  const objects = others.map(object => locateTerraform('hub', object)!.id);
  const { status, body } = await bulk({ operation: 'suspend', objects });
  expect(status).toBe(200);
  expect(body.items).toEqual(
    OPERATORS.map(([, { title, has }], index) => ({
      ...objects[index],
      accepted: Boolean(has.suspend),
      message: has.suspend ? `Asked of ${title}.` : `${title} has no suspend`,
    })),
  );
  expect(host.writes.map(({ path }) => path).sort()).toEqual(
    others.slice(0, 3).map(otherPathOf).sort(),
  );
  expect(event.success).toHaveBeenCalledWith({
    meta: { results: body.items },
  });
});
