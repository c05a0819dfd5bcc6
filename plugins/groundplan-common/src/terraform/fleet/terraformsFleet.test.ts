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

import { lookupOf } from '../../cluster-api/testing';
import {
  condition,
  gitRepository,
  minutesAgo,
  NOW,
} from '../../gitops/testing/fluxObjects';
import { KubernetesObject } from '../../kubernetes';
import {
  LOCK_MESSAGE,
  PLAN,
  planned,
  runnerPod,
  terraform,
} from '../testing/terraform';
import { terraformDetails } from './terraformDetails';
import { terraformsFleet } from './terraformsFleet';

const fleet = { ...terraformsFleet, details: terraformDetails };

const ready = condition('Ready', 'True', 'TerraformAppliedSucceed');

function named(
  name: string,
  spec: object = {},
  further: Partial<KubernetesObject['metadata']> = {},
): KubernetesObject {
  return terraform({
    metadata: { name, uid: `uid-${name}`, ...further },
    spec,
    conditions: [ready],
  });
}

const source = gitRepository({
  metadata: { name: 'infra' },
  spec: { url: 'https://me:token@git.example.com/infra' },
  conditions: [ready],
  status: { artifact: { revision: 'main@sha1:abc' } },
});
const network = named('network');
const app = named('app', {
  dependsOn: [{ name: 'network' }, { name: 'dns', namespace: 'shared' }],
});
const dns = named('dns', {}, { namespace: 'shared' });
const web = named(
  'web',
  { dependsOn: [{ name: 'app', namespace: 'team-a' }] },
  {
    namespace: 'team-b',
  },
);
const unrelated = named('unrelated', {
  sourceRef: { kind: 'OCIRepository', name: 'infra' },
});
const child = named(
  'app-pr-42',
  {},
  {
    labels: {
      'infra.weave.works/branch-planner': 'true',
      'infra.weave.works/pr-id': '42',
      'infra.weave.works/primary-resource': 'app',
    },
  },
);
const everything = [source, network, app, dns, web, unrelated, child];
const lookup = lookupOf(everything);

const context = {
  host: 'hub',
  entityRef: 'resource:default/app.terraform.team-a.hub',
  owner: 'group:default/team-a',
  now: NOW,
  entityRefOf: (segment: string, namespace: string | undefined, name: string) =>
    `resource:default/${name}.${segment}.${namespace}.hub`,
  readable: () => true,
};

function nameList(objects: KubernetesObject[]): string[] {
  return objects.map(object => object.metadata.name).sort();
}

describe('terraformsFleet', () => {
  it('keeps plans of pull requests out of lists', () => {
    const [subject] = fleet.subjects;
    expect(subject.hidden?.(child)).toBe(true);
    expect(subject.hidden?.(app)).toBe(false);
  });

  it('finds the source, dependencies, dependents and plans of pull requests', () => {
    expect(nameList(fleet.related(app, lookup))).toEqual(
      nameList([source, network, dns, web, child]),
    );
  });

  describe('of a locked resource', () => {
    const locked = terraform({
      conditions: [
        condition('Ready', 'False', 'TFExecPlanFailed', {
          message: LOCK_MESSAGE,
        }),
      ],
      status: { lock: { pending: 'lock-1' } },
    });
    const runner = runnerPod('app', { startTime: '2026-06-01T11:00:00Z' });
    const otherPod = {
      ...runner,
      metadata: { ...runner.metadata, labels: { app: 'app-tf-runner' } },
    };
    const cluster = lookupOf([locked, runner, network, runnerPod('network')]);

    it('looks at its runner', () => {
      expect(fleet.related(locked, cluster)).toContain(runner);
      expect(fleet.affected(runner, cluster)).toEqual([locked]);
    });

    it('is not looked at again for a runner of a resource without a lock', () => {
      expect(fleet.affected(runnerPod('network'), cluster)).toEqual([]);
      expect(fleet.affected(runnerPod('nobody'), cluster)).toEqual([]);
      expect(fleet.affected(otherPod, cluster)).toEqual([]);
    });

    it.each([
      ['a later runner', [runner], true, 'gone'],
      ['no runner', [], true, 'gone'],
      ['a pod that is none', [otherPod], true, 'gone'],
      ['pods that may not be read', [], false, 'unknown'],
    ])('says who holds the lock beside %s', (_, related, readable, holder) => {
      const seen = { ...context, readable: () => readable };
      expect(fleet.details(locked, related, seen).lock).toMatchObject({
        holder,
        who: 'runner@app-tf-runner',
      });
      expect(
        fleet
          .summarize(locked, related, seen)
          .status.message.includes('no longer exists'),
      ).toBe(holder === 'gone');
    });
  });

  it.each<[string, object, object, string | undefined]>([
    [
      'the later of plan and success',
      {},
      {
        lastPlanAt: minutesAgo(9),
        lastSuccessfulReconcileAt: minutesAgo(5),
        lastHandledReconcileAt: minutesAgo(1),
      },
      minutesAgo(5),
    ],
    [
      'the request, of older controllers',
      {},
      { lastHandledReconcileAt: minutesAgo(1) },
      minutesAgo(1),
    ],
    [
      'no request while suspended',
      { suspend: true },
      { lastHandledReconcileAt: minutesAgo(1) },
      undefined,
    ],
    ['nothing that is no time', {}, { lastPlanAt: 'soon' }, undefined],
  ])('takes for the last run %s', (_, spec, status, expected) => {
    const object = terraform({ spec, status: { ...status } });
    expect(fleet.details(object, [], context).lastRunAt).toBe(expected);
  });

  it.each([
    ['a source', source, [network, app, web, dns, child]],
    ['a dependency', network, [network, app]],
    ['a resource with both', app, [app, web, network, dns]],
    ['a plan of a pull request', child, [child, app]],
    ['something else', { ...source, apiVersion: 'v1', kind: 'Pod' }, []],
  ])('knows whom a change of %s concerns', (_, changed, expected) => {
    const inTeamA = (object: KubernetesObject) =>
      changed !== source || object.metadata.namespace === 'team-a';
    expect(nameList(fleet.affected(changed, lookup))).toEqual(
      nameList(expected.filter(inTeamA)),
    );
  });

  it('says what the entity is and depends on, from the object alone', () => {
    expect(fleet.facts(app, [])).toEqual({
      segment: 'terraform',
      type: 'terraform',
      description: 'Terraform ./network of GitRepository team-a/infra',
      tags: [],
      links: [],
      dependsOn: [
        { segment: 'terraform', namespace: 'team-a', name: 'network' },
        { segment: 'terraform', namespace: 'shared', name: 'dns' },
      ],
      annotations: {},
    });
    expect(fleet.facts(app, everything)).toEqual(fleet.facts(app, []));
  });

  it('summarizes', () => {
    const object = planned(
      {},
      { isDriftDetectionPlan: true },
      {
        conditions: [
          ready,
          condition('Apply', 'True', 'TerraformAppliedSucceed'),
        ],
        status: {
          lastAppliedRevision: 'main@sha1:abc',
          inventory: { entries: [{ n: 'a', t: 'aws_vpc', id: 'vpc-1' }] },
        },
      },
    );
    expect(fleet.summarize(object, [source], context)).toEqual({
      kind: 'terraform',
      host: 'hub',
      namespace: 'team-a',
      name: 'app',
      uid: 'uid-app',
      entityRef: context.entityRef,
      owner: 'group:default/team-a',
      createdAt: minutesAgo(24 * 60),
      status: expect.objectContaining({ state: 'awaiting-approval' }),
      source: { kind: 'GitRepository', namespace: 'team-a', name: 'infra' },
      path: './network',
      appliedRevision: 'main@sha1:abc',
      lastAppliedAt: minutesAgo(60),
      pendingPlan: PLAN,
      drifted: true,
      resources: 1,
    });
  });

  const asked = (operation: string, at: string) => ({
    'groundplan.dev/operation': JSON.stringify({ operation, by: 'u', at }),
  });
  it.each([
    ['of what is not suspended', {}, {}, {}, undefined],
    ['that nobody knows', { suspend: true }, {}, {}, undefined],
    [
      'by its last run',
      { suspend: true },
      { lastPlanAt: minutesAgo(9) },
      {},
      { at: minutesAgo(9), source: 'last-run' },
    ],
    [
      'by what was asked for here',
      { suspend: true },
      { lastPlanAt: minutesAgo(9) },
      asked('suspend', minutesAgo(5)),
      { at: minutesAgo(5), source: 'operation' },
    ],
    [
      'by its last run, where that was after what was asked for',
      { suspend: true },
      { lastPlanAt: minutesAgo(3) },
      asked('suspend', minutesAgo(5)),
      { at: minutesAgo(3), source: 'last-run' },
    ],
    [
      'by its last run, where something else was asked for',
      { suspend: true },
      { lastPlanAt: minutesAgo(9) },
      asked('reconcile', minutesAgo(5)),
      { at: minutesAgo(9), source: 'last-run' },
    ],
  ])(
    'knows since when it is suspended %s',
    (_, spec, status, notes, expected) => {
      const object = terraform({ spec, status: { ...status } });
      const annotated = {
        ...object,
        metadata: { ...object.metadata, annotations: notes },
      };
      expect(fleet.summarize(annotated, [], context).suspendedSince).toEqual(
        expected,
      );
    },
  );

  it('does not count resources that nobody listed', () => {
    expect(fleet.summarize(app, [], context).resources).toBeUndefined();
  });

  it('shows dependencies both ways, with their status', () => {
    const details = fleet.details(
      app,
      fleet.related(app, lookup).filter(other => other !== dns),
      context,
    );
    expect(details.dependencies).toEqual([
      {
        namespace: 'team-a',
        name: 'network',
        entityRef: 'resource:default/network.terraform.team-a.hub',
        status: expect.objectContaining({ health: 'Healthy' }),
      },
      {
        namespace: 'shared',
        name: 'dns',
        entityRef: 'resource:default/dns.terraform.shared.hub',
        status: expect.objectContaining({ health: 'Error', state: 'missing' }),
      },
    ]);
    expect(details.dependents).toMatchObject([
      { namespace: 'team-b', name: 'web', status: { health: 'Healthy' } },
    ]);
    expect(details.pullRequestPlans).toMatchObject([
      {
        name: 'app-pr-42',
        entityRef: 'resource:default/app-pr-42.terraform.team-a.hub',
        pullRequest: '42',
        status: { state: 'ready' },
      },
    ]);
    expect(details.sourceStatus).toMatchObject({
      url: 'https://git.example.com/infra',
      revision: 'main@sha1:abc',
      status: { health: 'Healthy' },
    });
  });

  it('does not say that something is gone where it could not be read', () => {
    const blind = { ...context, readable: () => false };
    const details = fleet.details(app, [], blind);
    expect(details.dependencies.map(d => d.status)).toEqual([
      undefined,
      undefined,
    ]);
    expect(details.sourceStatus?.status).toMatchObject({
      health: 'Unknown',
      state: 'not-readable',
    });
    expect(fleet.details(app, [], context).sourceStatus?.status).toMatchObject({
      health: 'Error',
      state: 'missing',
    });
  });

  it('says that a deletion is blocked by what is gone', () => {
    const object = named(
      'app',
      { dependsOn: [{ name: 'gone' }] },
      {
        deletionTimestamp: minutesAgo(3),
      },
    );
    expect(fleet.summarize(object, [source], context).status).toMatchObject({
      flags: ['blocked'],
      message: expect.stringContaining('team-a/gone'),
    });
    expect(
      fleet.summarize(object, [source], { ...context, readable: undefined })
        .status.flags,
    ).toEqual([]);
  });

  it('tells plan, drift, lock, outputs and inventory', () => {
    const object = terraform({
      spec: {
        workspace: 'blue',
        storeReadablePlan: 'human',
        disableDriftDetection: true,
        destroyResourcesOnDeletion: true,
        approvePlan: 'auto',
        writeOutputsToSecret: { name: 'outputs' },
      },
      conditions: [
        condition('Ready', 'False', 'TFExecPlanFailed', {
          message: LOCK_MESSAGE,
        }),
      ],
      status: {
        lock: { pending: 'lock-1' },
        plan: { lastApplied: PLAN },
        availableOutputs: ['url', 7, 'id'],
        inventory: { entries: [{ n: 'main', t: 'aws_vpc', id: 'vpc-1' }, 3] },
        lastPlanAt: minutesAgo(9),
        reconciliationFailures: 4,
      },
    });
    expect(fleet.details(object, [], context)).toMatchObject({
      workspace: 'blue',
      storeReadablePlan: 'human',
      approvePlan: 'auto',
      destroyResourcesOnDeletion: true,
      plan: { lastApplied: PLAN, plannedAt: minutesAgo(9) },
      drift: { detection: 'disabled', drifted: false },
      lock: { id: 'lock-1', who: 'runner@app-tf-runner', holder: 'gone' },
      outputs: ['url', 'id'],
      outputsSecret: 'outputs',
      inventory: [{ type: 'aws_vpc', name: 'main', identifier: 'vpc-1' }],
      reconciliationFailures: 4,
      ref: { group: 'infra.contrib.fluxcd.io', version: 'v1alpha2' },
    });
  });

  it.each([
    [{ cloud: { organization: 'acme' } }, true],
    [{ backendConfig: { disable: true } }, true],
    [{ backendConfig: {} }, false],
  ])(
    'says whether the plan is to be found in the cluster: %j',
    (spec, expected) => {
      expect(
        fleet.details(terraform({ spec }), [], context).plan.elsewhere,
      ).toBe(expected);
    },
  );

  it('gives the whole plan of a drift to the tab', () => {
    const message = `${'~ change\n'.repeat(1_000)}Plan: 1 to change.`;
    const object = terraform({
      conditions: [condition('Ready', 'False', 'DriftDetected', { message })],
    });
    expect(fleet.details(object, [], context).drift).toMatchObject({
      detection: 'enabled',
      drifted: true,
      text: message,
    });
  });
});
