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

import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import {
  ClaimVerifier,
  DatabaseLease,
  EntityResolver,
} from 'backstage-plugin-groundplan-node';
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import { Knex } from 'knex';
import { aNamespace, anObject } from '../__testUtils__/anObject';
import { DomainSource } from '../entities/DomainSource';
import { GroundplanEntityProvider } from './GroundplanEntityProvider';
import { HandedOverStore } from './HandedOverStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

type Delta = EntityProviderMutation & { type: 'delta' };

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

const aCluster = (name: string, owner = 'blue') =>
  anObject('Cluster', `team-a/${name}`, { 'groundplan.dev/owner': owner });

describe('GroundplanEntityProvider', () => {
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) {
      await stop();
    }
  });

  async function connect(options: {
    mirror: FakeMirror;
    knex?: Knex;
    patienceMs?: number;
    apply?(delta: Delta): Promise<void>;
  }) {
    const { mirror, apply = async () => {} } = options;
    const knex = options.knex ?? (await databases.init('SQLITE_3'));
    const logger = mockServices.logger.mock({ child: () => logger });
    const resolver = EntityResolver.create({
      mirror,
      logger,
      config: new ConfigReader({}),
    });
    const lease = DatabaseLease.create({ knex, id: 'test', logger });
    const provider = GroundplanEntityProvider.create({
      lease,
      logger,
      store: HandedOverStore.create(async () => knex),
      source: DomainSource.create({
        host: 'hub',
        domain: 'clusters',
        mirror,
        resolver,
        patienceMs: options.patienceMs,
        verifier: ClaimVerifier.create({
          mirror,
          resolver,
          fetchOrigins: async refs => refs.map(() => undefined),
        }),
      }),
    });
    const deltas: Delta[] = [];
    await provider.connect({
      refresh: async () => {},
      async applyMutation(mutation) {
        if (mutation.type !== 'delta') {
          throw new Error('A full mutation blocks the process for too long');
        }
        await apply(mutation);
        deltas.push(mutation);
      },
    });
    lease.start();
    stops.push(async () => {
      await provider.close();
      await lease.stop();
      resolver.close();
    });
    return { deltas, lease, logger, provider, knex };
  }

  /** The titles of entities added, and with `-` the names taken back. */
  const told = (deltas: Delta[]) =>
    deltas.flatMap(({ added, removed }) => [
      ...added.map(({ entity }) => entity.metadata.title),
      ...removed.map(item =>
        'entityRef' in item
          ? `-${item.entityRef.split(/[/.]/)[1]}`
          : `-${item.entity.metadata.title}`,
      ),
    ]);

  async function until(condition: () => boolean): Promise<void> {
    for (let tries = 0; tries < 1000 && !condition(); tries++) {
      await pause(10);
    }
    expect(condition()).toBe(true);
  }

  it('hands many over in small deltas, leaving the process its turns', async () => {
    const mirror = FakeMirror.create({
      hub: Array.from({ length: 1100 }, (_, index) => aCluster(`c${index}`)),
    });
    let turns = 0;
    const turn = setInterval(() => turns++, 0);
    const turnsAt: number[] = [];
    const { deltas } = await connect({
      mirror,
      apply: async () => {
        turnsAt.push(turns);
      },
    });
    await until(() => told(deltas).length === 1100);
    clearInterval(turn);
    expect(deltas.map(({ added }) => added.length)).toEqual([
      ...Array(11).fill(100),
    ]);
    expect(new Set(turnsAt).size).toBe(11);
  });

  it('tells of one change promptly, of many at once, and of status never', async () => {
    const mirror = FakeMirror.create({ hub: [aCluster('a')] });
    const { deltas } = await connect({ mirror });
    await until(() => deltas.length === 1);
    await pause(300);

    const start = performance.now();
    mirror.put('hub', aCluster('a', 'red'));
    await until(() => deltas.length === 2);
    expect(performance.now() - start).toBeLessThan(4_000);

    const began = performance.now();
    for (let change = 0; change < 50; change++) {
      mirror.put('hub', aCluster(`b${change}`));
      mirror.put('hub', aCluster('a', `owner-${change}`));
      await pause(5);
    }
    await until(() => told(deltas).includes('b49'));
    // One in 100 ms, and a busy machine takes its time over the changes
    const most = (performance.now() - began) / 100 + 2;
    expect(deltas.length - 2).toBeLessThanOrEqual(most);

    await pause(300);
    const before = deltas.length;
    for (let change = 0; change < 20; change++) {
      mirror.put('hub', {
        ...aCluster('b0'),
        status: { observedGeneration: change },
      });
      await pause(20);
    }
    mirror.setHostState('hub', 'unreachable');
    mirror.setKindState('hub', 'cluster.x-k8s.io', 'Cluster', 'forbidden');
    await pause(400);
    expect(deltas.length).toBe(before);
  });

  it('keeps what the catalog refused, and tells it all when it can', async () => {
    const mirror = FakeMirror.create({ hub: [aCluster('a'), aCluster('b')] });
    let down = true;
    const { deltas, logger } = await connect({
      mirror,
      apply: async () => {
        if (down) {
          throw new Error('The database is away');
        }
      },
    });
    await until(() => logger.warn.mock.calls.length > 0);
    expect(logger.warn.mock.calls[0][0]).toContain('The database is away');
    mirror.put('hub', aCluster('c'));
    mirror.remove('hub', aCluster('b'));
    down = false;
    await until(() => deltas.length > 0);
    await until(() => told(deltas).includes('c'));
    expect(
      told(deltas)
        .filter(title => title !== '-b')
        .sort(),
    ).toEqual(['a', 'c']);
  });

  it('writes nothing without the lease, and everything that matters when it has it', async () => {
    const knex = await databases.init('SQLITE_3');
    const mine = FakeMirror.create({ hub: [aCluster('a'), aCluster('b')] });
    const first = await connect({ mirror: mine, knex });
    await until(() => told(first.deltas).length === 2);

    const theirs = FakeMirror.create({ hub: [aCluster('a'), aCluster('b')] });
    const second = await connect({ mirror: theirs, knex });
    theirs.put('hub', aCluster('c'));
    theirs.remove('hub', aCluster('b'));
    await pause(500);
    expect(second.deltas).toEqual([]);

    await first.lease.stop();
    mine.put('hub', aCluster('late'));
    await until(() => told(second.deltas).length === 3);
    expect(told(second.deltas).sort()).toEqual(['-b', 'a', 'c']);
    expect(told(first.deltas)).toHaveLength(2);
  });

  it('passes a name on from one object to another without taking it back', async () => {
    const claiming = (name: string) =>
      anObject('Cluster', `team-a/${name}`, {
        'groundplan.dev/owner': 'blue',
        'groundplan.dev/entity-name': 'prized',
      });
    const mirror = FakeMirror.create({ hub: [claiming('a')] });
    const { deltas } = await connect({ mirror });
    await until(() => deltas.length === 1);
    await pause(300);

    mirror.remove('hub', claiming('a'));
    mirror.put('hub', claiming('b'));
    await until(() => deltas.length === 2);
    expect(told(deltas)).toEqual(['a', 'b']);
    expect(deltas[1].removed).toEqual([]);

    mirror.remove('hub', claiming('b'));
    await until(() => deltas.length === 3);
    expect(told(deltas.slice(2))).toEqual(['-prized']);
  });

  it('logs a finding once, however often its object changes', async () => {
    const odd = (generation: number) => ({
      ...anObject('Cluster', 'team-a/odd', {
        'groundplan.dev/owner': 'blue',
        'groundplan.dev/tags': 'NOT_FINE',
      }),
      status: { observedGeneration: generation },
    });
    const mirror = FakeMirror.create({ hub: [odd(0)] });
    const { deltas, logger } = await connect({ mirror });
    const lines = () =>
      logger.info.mock.calls.filter(([line]) => line.includes('NOT_FINE'));
    await until(() => deltas.length === 1 && lines().length === 1);
    for (let generation = 1; generation < 4; generation++) {
      mirror.put('hub', odd(generation));
      await pause(250);
    }
    expect(lines()).toHaveLength(1);
  });

  const NAMESPACES = ['hub', '', 'Namespace'] as const;
  const bare = (name: string, annotations: Record<string, string> = {}) =>
    anObject('Cluster', `team-a/${name}`, annotations);
  const space = aNamespace('team-a', { 'groundplan.dev/owner': 'blue' });
  const fail = (mirror: FakeMirror, state: 'unreachable' | 'forbidden') => {
    mirror.setIncomplete(...NAMESPACES);
    mirror.setKindState(...NAMESPACES, state, { message: `${state}, it says` });
  };
  const ownersIn = (deltas: Delta[]) =>
    Object.fromEntries(
      deltas.flatMap(({ added }) =>
        added.map(({ entity }) => [entity.metadata.title, entity.spec?.owner]),
      ),
    );

  it('waits for what is being read, but not for ever for what fails', async () => {
    const mirror = FakeMirror.create({ hub: [bare('a')] });
    mirror.setIncomplete(...NAMESPACES);
    const { deltas, logger } = await connect({ mirror, patienceMs: 600 });
    await pause(800);
    expect(deltas).toEqual([]);

    const failed = performance.now();
    fail(mirror, 'unreachable');
    await until(() => deltas.length === 1);
    expect(performance.now() - failed).toBeGreaterThan(590);
    expect(ownersIn(deltas)).toEqual({ a: 'group:default/unowned' });
    await until(() => logger.warn.mock.calls.length === 1);
    expect(logger.warn.mock.calls[0][0]).toContain(
      '0 stay as they were handed over earlier: Namespace (unreachable, it says)',
    );
    // Said of the kind, it need not be said of each of its objects.
    expect(JSON.stringify(logger.info.mock.calls)).not.toContain(
      'namespace-unread',
    );

    mirror.put('hub', space);
    mirror.setComplete(...NAMESPACES);
    await until(() => deltas.length === 2);
    expect(ownersIn(deltas)).toEqual({ a: 'group:default/blue' });
  });

  it.each([
    ['unreachable', ['-gone', 'new']],
    // Those who never had anything of their Namespace go on without it.
    ['forbidden', ['-gone', 'new', 'own']],
  ] as const)(
    'takes no owner from an entity while Namespaces are %s after a restart',
    async (state, expected) => {
      const knex = await databases.init('SQLITE_3');
      const own = { 'groundplan.dev/owner': 'red' };
      const before = await connect({
        knex,
        mirror: FakeMirror.create({
          hub: [space, bare('heir'), bare('own', own), bare('gone')],
        }),
      });
      await until(() => told(before.deltas).length === 3);
      await before.lease.stop();

      const mirror = FakeMirror.create({
        hub: [
          bare('heir', { 'groundplan.dev/lifecycle': 'old' }),
          bare('own', own),
          bare('new'),
        ],
      });
      fail(mirror, state);
      const { deltas, logger } = await connect({
        knex,
        mirror,
        patienceMs: 100,
      });
      await until(() => told(deltas).length === expected.length);
      mirror.put('hub', bare('heir', { 'groundplan.dev/lifecycle': 'new' }));
      await pause(400);
      expect(told(deltas).sort()).toEqual(expected);
      expect(logger.warn.mock.calls[0][0]).toContain(`Namespace (${state}`);

      deltas.length = 0;
      mirror.put('hub', space);
      mirror.setComplete(...NAMESPACES);
      await until(() => 'heir' in ownersIn(deltas));
      await until(() => 'new' in ownersIn(deltas));
      expect(ownersIn(deltas)).toMatchObject({
        heir: 'group:default/blue',
        new: 'group:default/blue',
      });

      mirror.remove('hub', bare('heir'));
      await until(() => told(deltas).includes('-heir'));
    },
  );

  it('takes back an entity that it has kept when its object goes', async () => {
    const knex = await databases.init('SQLITE_3');
    const before = await connect({
      knex,
      mirror: FakeMirror.create({ hub: [space, bare('heir')] }),
    });
    await until(() => told(before.deltas).length === 1);
    await before.lease.stop();

    const mirror = FakeMirror.create({ hub: [bare('heir'), bare('new')] });
    fail(mirror, 'unreachable');
    const { deltas } = await connect({ knex, mirror, patienceMs: 0 });
    await until(() => deltas.length === 1);
    await pause(400);
    // Neither told again, as its owner is not known, nor taken back.
    expect(told(deltas)).toEqual(['new']);

    const remembered = async () => [
      ...(
        await HandedOverStore.create(async () => knex).list(
          'groundplan:hub:clusters',
        )
      ).keys(),
    ];
    expect(await remembered()).toHaveLength(2);
    mirror.remove('hub', bare('heir'));
    await until(() => deltas.length === 2);
    expect(told(deltas)).toEqual(['new', '-heir']);
    await pause(300);
    expect(await remembered()).toEqual([
      'resource:default/new.cluster.team-a.hub',
    ]);

    // Another one of that name is new, and not one to be kept.
    mirror.put('hub', bare('heir'));
    await until(() => deltas.length === 3);
    expect(told(deltas)).toEqual(['new', '-heir', 'heir']);
  });
});
