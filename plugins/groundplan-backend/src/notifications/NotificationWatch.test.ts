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
  mockServices,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { RunnerScaleSetSummary } from 'backstage-plugin-groundplan-common';
import { DatabaseLease } from 'backstage-plugin-groundplan-node';
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import { Knex } from 'knex';
import { aCluster, aScaleSet } from '../__testUtils__/fakeObjects';
import { startFleets } from '../__testUtils__/startFleets';
import { FirstStarts } from '../database/FirstStarts';
import { NotificationWatch } from './NotificationWatch';
import { Notifier } from './Notifier';
import { scaleSetOccurrences } from './rules/scaleSetOccurrences';
import { SentNotifications } from './SentNotifications';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const MINUTE = 60_000;
const NOW = Date.parse('2026-06-01T12:00:00Z');
const ago = (minutes: number) => new Date(NOW - minutes * MINUTE).toISOString();
const down = (since: string | undefined) => ({
  owner: 'team-a',
  status: { health: 'Error' as const, state: 'listener-down', since },
});

const LINUX = {
  kind: 'runner-scale-set' as const,
  host: 'hub',
  namespace: 'team-a',
  name: 'linux',
};

async function eventually(check: () => Promise<void> | void): Promise<void> {
  for (const end = Date.now() + 10_000; ; ) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }
}

describe.each(databases.eachSupportedId())('NotificationWatch on %s', id => {
  let knex: Knex;
  let mirror: FakeMirror;
  let now: Date;
  let send: jest.Mock;
  const stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    knex = await databases.init(id as TestDatabaseId);
    now = new Date(NOW);
    mirror = FakeMirror.create({ hub: [] });
    send = jest.fn(async () => {});
    const starts = await FirstStarts.create(mockServices.database({ knex }));
    await starts.of('notifications:hub', new Date(ago(30)));
  });

  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  /** One replica; it holds the lease if it gets it. */
  async function start() {
    const database = mockServices.database({ knex });
    const logger = mockServices.logger.mock();
    const { fleets } = startFleets(mirror, { now: () => now });
    const lease = DatabaseLease.create({
      knex,
      id: 'groundplan-notifications',
      logger,
      lifetimeMs: 1_000,
      heartbeatMs: 50,
    });
    const stop = NotificationWatch.create({
      fleets,
      lease,
      logger,
      mirror,
      notifier: Notifier.create({
        notifications: { send },
        sent: await SentNotifications.create(database),
        starts: await FirstStarts.create(database),
        logger,
        now: () => now,
      }),
      thresholds: {
        lockAfter: 60 * MINUTE,
        clusterErrorAfter: 10 * MINUTE,
        certificateWarning: 0,
        certificateError: 0,
      },
      now: () => now,
      sweepMs: 50,
    }).start();
    stops.push(stop);
    await eventually(async () =>
      expect(await knex('groundplan_leases')).toHaveLength(1),
    );
    return { lease, logger, stop };
  }

  const told = () =>
    send.mock.calls.map(([{ payload }]) => payload.title).sort();
  const noted = async (count: number) =>
    eventually(async () =>
      expect(await knex('groundplan_notifications')).toHaveLength(count),
    );
  /** Long enough for several sweeps. */
  const someSweeps = () => new Promise(resolve => setTimeout(resolve, 300));

  it('tells the owner, with a way to the tab', async () => {
    mirror.put('hub', aScaleSet('linux', down(ago(2))));
    await start();
    await eventually(() => expect(send).toHaveBeenCalled());
    expect(send).toHaveBeenCalledWith({
      recipients: { type: 'entity', entityRef: 'group:default/team-a' },
      payload: {
        title: 'linux has no listener',
        description: expect.any(String),
        severity: 'high',
        topic: 'scale-set-listener',
        link: '/catalog/default/resource/linux.runner-scale-set.team-a.hub/infrastructure',
        scope: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
  });

  it('tells of each occurrence once, across sweeps, replicas and restarts', async () => {
    mirror.put('hub', aScaleSet('linux', down(ago(5))));
    const first = await start();
    await eventually(() => expect(first.lease.held).toBe(true));
    const second = await start();
    await eventually(() => expect(send).toHaveBeenCalledTimes(1));
    mirror.put('hub', aScaleSet('linux', { ...down(ago(5)), labels: {} }));
    await someSweeps();
    await first.stop();
    mirror.put('hub', aScaleSet('windows', down(ago(1))));
    await eventually(() => expect(second.lease.held).toBe(true));
    await eventually(() => expect(send).toHaveBeenCalledTimes(2));
    await second.stop();
    await start();
    await someSweeps();
    expect(told()).toEqual([
      'linux has no listener',
      'windows has no listener',
    ]);

    mirror.put('hub', aScaleSet('linux', { owner: 'team-a' }));
    mirror.put('hub', aScaleSet('linux', down(ago(0))));
    await eventually(() => expect(send).toHaveBeenCalledTimes(3));
    // In the place of what was told before of the same
    const scopes = send.mock.calls.map(([{ payload }]) => payload.scope);
    expect(scopes[2]).toBe(scopes[0]);
    expect(scopes[1]).not.toBe(scopes[0]);
  });

  it('notes what was so before the first start, and tells nobody', async () => {
    mirror.put(
      'hub',
      aScaleSet('old', down(ago(31))),
      aScaleSet('new', down(ago(29))),
    );
    await start();
    await noted(2);
    await someSweeps();
    expect(told()).toEqual(['new has no listener']);
  });

  it('tells of what only time brings', async () => {
    const status = { health: 'Error' as const, state: 'unavailable' };
    mirror.put(
      'hub',
      aCluster('payments', {
        owner: 'team-a',
        status: { ...status, since: ago(9) },
      }),
    );
    await start();
    await someSweeps();
    expect(told()).toEqual([]);
    now = new Date(NOW + MINUTE);
    await eventually(() => expect(told()).toEqual(['payments is in Error']));
  });

  it('tells again what did not get through', async () => {
    send.mockRejectedValueOnce(new Error('Request failed with status 503'));
    mirror.put('hub', aScaleSet('linux', down(ago(2))));
    const { logger } = await start();
    await eventually(() => expect(send).toHaveBeenCalledTimes(2));
    await someSweeps();
    expect(send).toHaveBeenCalledTimes(2);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('tells of what another one had begun to tell and did not end', async () => {
    const { fleets } = startFleets(mirror, { now: () => now });
    mirror.put('hub', aScaleSet('linux', down(ago(2))));
    await eventually(() => expect(fleets.find(LINUX)).toBeDefined());
    const database = mockServices.database({ knex });
    const notifier = Notifier.create({
      notifications: { send },
      sent: await SentNotifications.create(database),
      starts: await FirstStarts.create(database),
      logger: mockServices.logger.mock(),
      now: () => now,
    });
    const { summary } = fleets.find(LINUX)!;
    const [occurrence] = scaleSetOccurrences(summary as RunnerScaleSetSummary);
    send.mockReturnValueOnce(new Promise(() => {}));
    void notifier.tell(summary, occurrence);
    await eventually(() => expect(send).toHaveBeenCalledTimes(1));

    await start();
    await eventually(() => expect(send).toHaveBeenCalledTimes(2));
    const [first, second] = send.mock.calls;
    expect(second).toEqual(first);
    await noted(1);
  });

  it('tells nothing of what cannot be read, until it can be', async () => {
    const error = { health: 'Error' as const, state: 'unavailable' };
    const payments = aCluster('payments', {
      owner: 'team-a',
      status: { ...error, since: ago(9) },
    });
    mirror.put('hub', payments);
    await start();
    await someSweeps();
    mirror.setHostState('hub', 'stale');
    mirror.setKindState('hub', 'cluster.x-k8s.io', 'Cluster', 'stale');
    now = new Date(NOW + 5 * MINUTE);
    await someSweeps();
    expect(told()).toEqual([]);
    mirror.setKindState('hub', 'cluster.x-k8s.io', 'Cluster', 'ready');
    await eventually(() => expect(told()).toEqual(['payments is in Error']));
  });

  it('counts the time of an Error anew for another object of the name', async () => {
    const status = { health: 'Error' as const, state: 'unavailable' };
    const payments = aCluster('payments', { owner: 'team-a', status });
    mirror.put('hub', payments);
    await start();
    await someSweeps();
    now = new Date(NOW + 9 * MINUTE);
    mirror.remove('hub', payments);
    const metadata = { ...payments.metadata, uid: 'another' };
    mirror.put('hub', { ...payments, metadata });
    await someSweeps();
    now = new Date(NOW + 18 * MINUTE);
    await someSweeps();
    expect(told()).toEqual([]);
    now = new Date(NOW + 19 * MINUTE);
    await eventually(() => expect(told()).toEqual(['payments is in Error']));
  });

  it('says once that there is nobody to send it to', async () => {
    send.mockRejectedValue(new Error('Request failed with status 404'));
    mirror.put(
      'hub',
      aScaleSet('linux', down(ago(2))),
      aScaleSet('windows', down(ago(2))),
    );
    const { logger } = await start();
    await noted(2);
    await someSweeps();
    expect(send).toHaveBeenCalledTimes(2);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('plugin-notifications-backend is not installed'),
    );
  });
});
