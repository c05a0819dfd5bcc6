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
import { minutesAgo, NOW } from '../../gitops/testing/fluxObjects';
import { KubernetesObject } from '../../kubernetes';
import {
  controllerPod,
  counting,
  JOB,
  listener,
  listenerPod,
  pod,
  runner,
  scaleSet,
} from '../testing/scaleSet';
import { runnerScaleSetsFleet as fleet } from './runnerScaleSetsFleet';

const set = scaleSet({
  spec: {
    runnerScaleSetLabels: ['linux', 'gpu', 'builders'],
    runnerGroup: 'ci',
  },
});
const busy = runner('a', { status: JOB });
const idle = runner('b');
const broken = runner('c', {
  status: { phase: 'Failed', failures: { x: true, y: true } },
});
const others = {
  set: scaleSet({ metadata: { name: 'others', uid: 'uid-others' } }),
  listener: listener({
    metadata: { name: 'others-listener' },
    spec: { autoscalingRunnerSetName: 'others' },
  }),
};
const own = [
  counting(3),
  busy,
  idle,
  broken,
  listener(),
  listenerPod(),
  pod('a'),
  pod('b'),
  pod('c'),
];
const lookup = lookupOf([set, others.set, others.listener, ...own]);

const context = {
  host: 'hub',
  entityRef: 'resource:default/builders.runner-scale-set.runners.hub',
  owner: 'group:default/ci',
  now: NOW,
  entityRefOf: () => undefined,
  readable: () => true,
};

function names(objects: KubernetesObject[]): string[] {
  return objects.map(object => `${object.kind}/${object.metadata.name}`).sort();
}

describe('runnerScaleSetsFleet', () => {
  it('finds what belongs to a set', () => {
    expect(names(fleet.related(set, lookup))).toEqual(names(own));
    expect(names(fleet.related(others.set, lookup))).toEqual(
      names([others.listener]),
    );
  });

  it('finds it by label where owners are not recorded', () => {
    const ownerless = own.map(object => ({
      ...object,
      metadata: { ...object.metadata, ownerReferences: undefined },
    }));
    expect(names(fleet.related(set, lookupOf([set, ...ownerless])))).toEqual(
      names(own),
    );
  });

  it.each(
    own.map(object => [`${object.kind} ${object.metadata.name}`, object]),
  )('knows which set a change of %s concerns', (_, object) => {
    expect(names(fleet.affected(object, lookup))).toEqual(names([set]));
    // Owners may be gone already, with the label as the only trace.
    const rest = lookupOf([set]);
    expect(names(fleet.affected(object, rest))).toEqual(names([set]));
  });

  it('has the controller concern every set', () => {
    const controller = controllerPod('0.13.1');
    const all = lookupOf([set, others.set, controller, ...own]);
    expect(names(fleet.affected(controller, all))).toEqual(
      names([set, others.set]),
    );
    expect(
      fleet.summarize(others.set, fleet.related(others.set, all), context)
        .status.state,
    ).toBe('version-skew');
  });

  it('concerns nobody else', () => {
    const stray = {
      ...pod('z'),
      metadata: { name: 'z', namespace: 'runners' },
    };
    expect(fleet.affected(stray, lookup)).toEqual([]);
    const configMap = { ...pod('z'), kind: 'ConfigMap' };
    expect(fleet.affected(configMap, lookup)).toEqual([]);
  });

  it('says what the entity is, with a safe link', () => {
    expect(fleet.facts(set, [])).toEqual({
      segment: 'runner-scale-set',
      type: 'github-runner-scale-set',
      description: 'GitHub Actions runners of the organization acme',
      tags: [],
      links: [{ url: 'https://github.com/acme', title: 'GitHub: acme' }],
      dependsOn: [],
      annotations: {},
    });
    const odd = scaleSet({ spec: { githubConfigUrl: 'data:text/html,acme' } });
    expect(fleet.facts(odd, []).links).toEqual([]);
  });

  it('summarizes', () => {
    expect(fleet.summarize(set, fleet.related(set, lookup), context)).toEqual({
      kind: 'runner-scale-set',
      host: 'hub',
      namespace: 'runners',
      name: 'builders',
      uid: 'uid-builders',
      entityRef: context.entityRef,
      owner: 'group:default/ci',
      createdAt: minutesAgo(60),
      status: expect.objectContaining({ state: 'runners-failed' }),
      scaleSetName: 'builders',
      githubConfigUrl: 'https://github.com/acme',
      runnerGroup: 'ci',
      runners: {
        min: 1,
        max: 5,
        current: 3,
        busy: 1,
        idle: 1,
        pending: 0,
        failed: 1,
        source: 'runners',
      },
      version: '0.14.2',
    });
  });

  it.each([
    ['absent', undefined, undefined],
    ["the controller's own word for unbounded", 2_147_483_647, undefined],
    ['zero', 0, 0],
  ])('takes a maximum that is %s', (_, maxRunners, expected) => {
    const object = scaleSet({ spec: { maxRunners, minRunners: undefined } });
    expect(fleet.summarize(object, own, context).runners).toMatchObject({
      min: 0,
      max: expected,
    });
  });

  it('does not pass off counters as a look at runners', () => {
    const blind = { ...context, readable: () => false };
    const counted = counting(4, {
      pendingEphemeralRunners: 1,
      runningEphemeralRunners: 3,
    });
    expect(fleet.summarize(set, [counted], blind).runners).toMatchObject({
      current: 4,
      pending: 1,
      source: 'counters',
    });
    const untouched = { ...set, status: undefined };
    expect(fleet.summarize(untouched, [], blind)).toMatchObject({
      runners: { current: 0, source: 'none' },
      status: { health: 'Unknown' },
    });
  });

  it('does not count runners that have ended or are ending', () => {
    const related = [
      counting(0),
      runner('x', { status: { phase: 'Succeeded' } }),
      runner('y', { metadata: { deletionTimestamp: minutesAgo(0) } }),
      listener(),
      listenerPod(),
    ];
    expect(fleet.summarize(set, related, context)).toMatchObject({
      runners: { current: 0, busy: 0, idle: 0 },
      status: { health: 'Healthy' },
    });
  });

  it('details runners with their jobs, the urgent ones first', () => {
    const details = fleet.details(set, fleet.related(set, lookup), context);
    expect(details.runnerList.map(each => [each.name, each.state])).toEqual([
      ['c', 'failed'],
      ['a', 'busy'],
      ['b', 'idle'],
    ]);
    expect(details.runnerList[0].failures).toBe(2);
    expect(details.runnerList[1].job).toEqual({
      name: 'test',
      repository: 'acme/shop',
      workflowRef: JOB.jobWorkflowRef,
      runId: '4242',
      url: 'https://github.com/acme/shop/actions/runs/4242',
    });
    expect(details.runnerList[2].job).toBeUndefined();
    expect(details).toMatchObject({
      scope: { type: 'organization', name: 'acme', host: 'github.com' },
      labelsForJobs: ['builders', 'linux', 'gpu'],
      listener: {
        found: true,
        namespace: 'arc-systems',
        status: { health: 'Healthy' },
        pod: { phase: 'Running', ready: true, restarts: 0 },
      },
      runnerSets: [{ name: 'builders-x7k2p', desired: 3, current: 3 }],
      runnersLeftOut: 0,
    });
  });

  it('lists at most 500 runners and says how many are left out', () => {
    const many = Array.from({ length: 512 }, (_, i) => runner(`r-${i}`));
    const details = fleet.details(set, [counting(512), ...many], context);
    expect(details.runnerList).toHaveLength(500);
    expect(details.runnersLeftOut).toBe(12);
    expect(details.runners.current).toBe(512);
  });

  it.each([
    [true, 'Error', 'missing'],
    [false, 'Unknown', 'not-readable'],
  ])(
    'says of an absent listener what is known (%s)',
    (readable, health, state) => {
      const details = fleet.details(set, [], {
        ...context,
        readable: () => readable,
      });
      expect(details.listener).toMatchObject({
        found: false,
        status: { health, state },
      });
    },
  );

  it('links to the server of the runner', () => {
    const url = 'https://ghes.example.com/acme';
    const ghes = scaleSet({ spec: { githubConfigUrl: url } });
    const details = fleet.details(ghes, own, context);
    expect(details.scope?.host).toBe('ghes.example.com');
    expect(details.runnerList.find(each => each.job)?.job?.url).toBe(
      'https://ghes.example.com/acme/shop/actions/runs/4242',
    );
  });
});
