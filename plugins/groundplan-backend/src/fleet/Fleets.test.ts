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
  fleets as allFleets,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import {
  aCluster,
  aMachine,
  aScaleSet,
  aTerraform,
} from '../__testUtils__/fakeObjects';
import { startFleets } from '../__testUtils__/startFleets';

afterEach(() => jest.useRealTimers());

function start(
  objects: Record<string, KubernetesObject[]>,
  options: { now?: () => Date; mirror?: FakeMirror } = {},
) {
  const { mirror = FakeMirror.create(objects), now } = options;
  const started = startFleets(mirror, { now });
  const row = (kind: string, name: string, host = 'hub') =>
    started.fleets.store('clusters').index.get(`${kind}/${host}/team-a/${name}`)
      ?.summary;
  return { ...started, row };
}

const turn = () => new Promise(resolve => setImmediate(resolve));
async function turns(count = 5) {
  for (let i = 0; i < count; i++) {
    await turn();
  }
}

describe('Fleets', () => {
  it('has a row for every subject of every domain and host, and one for each host', async () => {
    const { fleets } = start({
      hub: [aCluster('payments', { owner: 'team-a' }), aScaleSet('linux')],
      edge: [aCluster('payments'), aTerraform('vpc'), aTerraform('vpc-pr-1')],
    });
    await Promise.all(fleets.stores().map(store => store.settled()));
    const keys = fleets
      .stores()
      .map(store =>
        [...store.index.rows()].map(({ key, hidden }) => [key, hidden]).sort(),
      );
    expect(keys).toEqual([
      [
        ['cluster/edge/team-a/payments', false],
        ['cluster/hub/team-a/payments', false],
        ['management-cluster/edge/_/edge', false],
        ['management-cluster/hub/_/hub', false],
      ],
      [
        ['terraform/edge/team-a/vpc', false],
        ['terraform/edge/team-a/vpc-pr-1', true],
      ],
      [['runner-scale-set/hub/team-a/linux', false]],
    ]);
    expect(
      fleets.store('clusters').index.get('cluster/hub/team-a/payments'),
    ).toMatchObject({
      originLocation: 'groundplan:hub/cluster/team-a/payments',
      summary: {
        entityRef: 'resource:default/payments.cluster.team-a.hub',
        owner: 'group:default/team-a',
      },
    });
  });

  it('computes again what changes affect: the object, its old and its new owner', async () => {
    const { mirror, events, row } = start({
      hub: [aCluster('one'), aCluster('two')],
    });
    await turns();
    events.length = 0;

    mirror.put('hub', aMachine('m', 'one'));
    await turns();
    expect(row('cluster', 'one')).toMatchObject({ workers: { ready: 1 } });
    expect(events).toEqual([
      {
        domain: 'clusters',
        id: { kind: 'cluster', host: 'hub', namespace: 'team-a', name: 'one' },
        change: 'modified',
        live: true,
      },
    ]);

    events.length = 0;
    mirror.put('hub', aMachine('m', 'two'));
    await turns();
    expect(row('cluster', 'one')).toMatchObject({ workers: { ready: 0 } });
    expect(row('cluster', 'two')).toMatchObject({ workers: { ready: 1 } });
    expect(events.map(({ id, change }) => [id.name, change]).sort()).toEqual([
      ['one', 'modified'],
      ['two', 'modified'],
    ]);

    mirror.remove('hub', aCluster('one'));
    await turns();
    expect(row('cluster', 'one')).toBeUndefined();

    // What changes only the tab is told as well, but is no change of the row.
    events.length = 0;
    mirror.put('hub', aCluster('two'));
    await turns();
    expect(events).toMatchObject([{ change: 'none', live: true }]);
  });

  it('keeps the rows of kinds that share a segment, whatever has them computed', async () => {
    const ofCrossplane = (group: string, namespace?: string) => ({
      apiVersion: `${group}/v1beta1`,
      kind: 'Workspace',
      metadata: { name: 'dns', namespace, resourceVersion: '1' },
    });
    const namespaced = ofCrossplane('tf.m.upbound.io', 'team-a');
    const clusterWide = ofCrossplane('tf.upbound.io');
    const mirror = FakeMirror.create({ hub: [namespaced, clusterWide] });
    const { entities, events, fleets } = startFleets(mirror, { of: allFleets });
    const store = fleets.store('terraforms');
    const keys = () => [...store.index.rows()].map(({ key }) => key).sort();
    const both = [
      'crossplane-workspace/hub/_/dns',
      'crossplane-workspace/hub/team-a/dns',
    ];
    await turns();
    expect(keys()).toEqual(both);

    events.length = 0;
    store.sweep('all');
    await turns();
    expect(keys()).toEqual(both);
    entities.setTaken(
      'resource:default/dns.crossplane-workspace.team-a.hub',
      'x',
    );
    await turns();
    expect(keys()).toEqual(both);
    expect(events.filter(({ change }) => change === 'deleted')).toEqual([]);

    mirror.remove('hub', namespaced);
    await turns();
    expect(keys()).toEqual(both.slice(0, 1));
  });

  it('follows the owner that a namespace gives', async () => {
    const namespace = (owner: string): KubernetesObject => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: 'team-a',
        resourceVersion: owner,
        annotations: { 'groundplan.dev/owner': owner },
      },
    });
    const { mirror, row } = start({ hub: [namespace('x'), aCluster('one')] });
    await turns();
    expect(row('cluster', 'one')?.owner).toBe('group:default/x');
    mirror.put('hub', namespace('y'));
    await turns();
    expect(row('cluster', 'one')?.owner).toBe('group:default/y');
  });

  it('does not take the first reading of a host for news', async () => {
    const mirror = FakeMirror.create({ hub: [] });
    const { events, fleets } = start({}, { mirror });
    await turns();
    mirror.setIncomplete('hub', 'cluster.x-k8s.io', 'Cluster');
    events.length = 0;
    mirror.put('hub', aCluster('one'));
    expect(fleets.isBehind('hub')).toBe(true);
    await turns();
    expect(fleets.isBehind('hub')).toBe(false);
    expect(events).toMatchObject([{ change: 'added', live: false }]);

    mirror.setComplete('hub', 'cluster.x-k8s.io', 'Cluster');
    mirror.setHostState('hub', 'syncing');
    await turns();
    events.length = 0;
    mirror.put('hub', aCluster('one', { version: 'v2' }));
    await turns();
    expect(events).toMatchObject([{ change: 'modified', live: false }]);

    mirror.setHostState('hub', 'ready');
    await turns();
    events.length = 0;
    mirror.put('hub', aCluster('one', { version: 'v3' }));
    await turns();
    expect(events).toMatchObject([{ change: 'modified', live: true }]);
  });

  describe('of a host that is read for the first time', () => {
    function startReading() {
      const mirror = FakeMirror.create({ hub: [aCluster('early')], edge: [] });
      mirror.setHostState('hub', 'syncing');
      const started = start({}, { mirror });
      started.events.length = 0;
      mirror.put('hub', aCluster('one'));
      return started;
    }

    it('computes each row once, when all has come', async () => {
      const { mirror, events, fleets, row } = startReading();
      for (const machine of ['a', 'b', 'c']) {
        mirror.put('hub', aMachine(machine, 'one'));
        await turns();
      }
      mirror.remove('hub', aCluster('early'));
      await turns();
      expect(events).toEqual([]);
      expect(fleets.isBehind('hub')).toBe(true);
      expect(fleets.isBehind('edge')).toBe(false);

      mirror.setHostState('hub', 'ready');
      expect(fleets.isBehind('hub')).toBe(true);
      await turns();
      expect(fleets.isBehind('hub')).toBe(false);
      expect(row('cluster', 'early')).toBeUndefined();
      expect(row('cluster', 'one')).toMatchObject({ workers: { ready: 3 } });
      const ofOne = events.filter(({ id }) => id.name === 'one');
      expect(ofOne).toMatchObject([{ change: 'added' }]);
    });

    it.each<[string, (started: ReturnType<typeof start>) => void]>([
      ['are asked for', ({ fleets }) => fleets.store('clusters').settled()],
      ['have waited for long', () => jest.advanceTimersByTime(30_000)],
    ])('has rows that %s, and keeps them up to date', async (_, wait) => {
      jest.useFakeTimers({ doNotFake: ['setImmediate', 'performance'] });
      const started = startReading();
      const { mirror, row } = started;
      await turns();
      expect(row('cluster', 'one')).toBeUndefined();
      wait(started);
      await turns();
      expect(row('cluster', 'one')).toMatchObject({ workers: { ready: 0 } });
      mirror.put('hub', aMachine('a', 'one'));
      await turns();
      expect(row('cluster', 'one')).toMatchObject({ workers: { ready: 1 } });
    });
  });

  it('does not take rows for news that come after the first reading has ended', async () => {
    const mirror = FakeMirror.create({ hub: [] });
    const { events } = start({}, { mirror });
    await turns();
    mirror.setIncomplete('hub', 'cluster.x-k8s.io', 'Cluster');
    for (const name of ['one', 'two', 'three']) {
      mirror.put('hub', aCluster(name));
    }
    mirror.setComplete('hub', 'cluster.x-k8s.io', 'Cluster');
    events.length = 0;
    await turns();
    expect(events.map(({ live }) => live)).toEqual([false, false, true]);
  });

  it('keeps the row of what cannot be computed, and says so', async () => {
    const { mirror, row, logger } = start({
      hub: [aCluster('one', { version: 'v1.34.1' }), aCluster('two')],
    });
    await turns();
    mirror.put('hub', aCluster('one', { throws: true }));
    mirror.put('hub', aCluster('two', { version: 'v1.35.0' }));
    await turns();
    expect(row('cluster', 'one')).toMatchObject({ version: 'v1.34.1' });
    expect(row('cluster', 'two')).toMatchObject({ version: 'v1.35.0' });
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('cluster/hub/team-a/one'),
    );
  });

  it('assesses again as time passes: what is not well soon, all now and then', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'performance'] });
    let now = new Date('2026-01-01T00:00:00Z');
    const { events, row } = start(
      {
        hub: [
          aCluster('well', { errorAfter: '2026-01-01T00:00:10Z' }),
          aCluster('waiting', {
            errorAfter: '2026-01-01T00:00:10Z',
            status: { state: 'x' },
          }),
          aCluster('ill', { status: { health: 'Warning' } }),
        ],
      },
      { now: () => now },
    );
    await turns();
    events.length = 0;
    now = new Date('2026-01-01T00:00:30Z');
    jest.advanceTimersByTime(30_000);
    await turns();
    expect(row('cluster', 'well')?.status.health).toBe('Healthy');
    expect(events).toEqual([]);

    jest.advanceTimersByTime(600_000);
    await turns();
    expect(row('cluster', 'well')?.status.health).toBe('Error');
    expect(events.map(({ id, live }) => [id.name, live])).toEqual([
      ['well', true],
      ['waiting', true],
    ]);
  });

  it.each([
    ['ready', 'Healthy', 'reachable'],
    ['syncing', 'Progressing', 'syncing'],
    ['stale', 'Warning', 'stale'],
    ['forbidden', 'Unknown', 'forbidden'],
    ['unreachable', 'Error', 'unreachable'],
    ['absent', 'Unknown', 'absent'],
  ] as const)('shows a host that is %s as %s', async (state, health, word) => {
    const { mirror, fleets } = start({ hub: [] });
    mirror.setHostState('hub', state, 'because');
    await turns();
    const row = fleets
      .store('clusters')
      .index.get('management-cluster/hub/_/hub');
    expect(row?.summary.status).toMatchObject({
      health,
      state: word,
      message: 'because',
    });
  });

  it('does not show a host as well of which something is refused', async () => {
    const { mirror, fleets } = start({ hub: [] });
    mirror.setKindState('hub', 'cluster.x-k8s.io', 'Machine', 'forbidden', {
      message: 'add the rule',
    });
    await turns();
    const store = fleets.store('clusters');
    const row = store.index.get('management-cluster/hub/_/hub');
    expect(row?.summary.status).toMatchObject({
      health: 'Warning',
      state: 'partly-forbidden',
      message: 'Machine.cluster.x-k8s.io: add the rule',
    });
    expect(row && store.details(row)?.details.tree.children).toMatchObject([
      { label: 'Machine (0)', status: { health: 'Unknown' } },
    ]);
  });

  it('has rows and tabs of objects that have nothing but a name', async () => {
    const bare = (apiVersion: string, kind: string): KubernetesObject => ({
      apiVersion,
      kind,
      metadata: { name: 'bare', namespace: 'team-a' },
    });
    const mirror = FakeMirror.create({
      hub: [
        bare('cluster.x-k8s.io/v1beta2', 'Cluster'),
        bare('infra.contrib.fluxcd.io/v1alpha2', 'Terraform'),
        bare('actions.github.com/v1alpha1', 'AutoscalingRunnerSet'),
      ],
    });
    const { fleets, logger } = startFleets(mirror, { of: allFleets });
    await Promise.all(fleets.stores().map(store => store.settled()));
    for (const [domain, kind] of [
      ['clusters', 'cluster'],
      ['terraforms', 'terraform'],
      ['runner-scale-sets', 'runner-scale-set'],
    ] as const) {
      const row = fleets.store(domain).index.get(`${kind}/hub/team-a/bare`);
      expect(row?.summary.status.health).toBeDefined();
      expect(row?.summary.status.health).not.toBe('Healthy');
      expect(row && fleets.store(domain).details(row as never)).toMatchObject({
        details: { name: 'bare', ref: { name: 'bare' } },
        findings: expect.any(Array),
      });
    }
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('never blocks while ten thousand arrive', async () => {
    const { mirror, fleets } = start({ hub: [] });
    await turns();
    mirror.put(
      'hub',
      ...Array.from({ length: 10_000 }, (_, i) => aCluster(`c${i}`)),
    );
    const pauses: number[] = [];
    let last = performance.now();
    while (fleets.isBehind('hub')) {
      await turn();
      const now = performance.now();
      pauses.push(now - last);
      last = now;
    }
    expect(pauses.length).toBeGreaterThan(20);
    // A busy machine may delay some slices, but not half of them.
    const typical = pauses.sort((a, b) => a - b)[Math.floor(pauses.length / 2)];
    // One block would take seconds; a slice is planned for 8 ms.
    expect(typical).toBeLessThan(200);
    expect([...fleets.store('clusters').index.rows()]).toHaveLength(10_001);
  }, 60_000);
});
