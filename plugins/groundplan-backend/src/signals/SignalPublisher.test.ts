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
import { REFETCH_INTERVAL_MS } from 'backstage-plugin-groundplan-common';
import { RowId } from '../fleet/Row';
import { RowEvent } from '../fleet/RowEvent';
import { ChannelIds } from './ChannelIds';
import { SignalPublisher } from './SignalPublisher';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

async function channelIds(): Promise<ChannelIds> {
  const knex = await databases.init('SQLITE_3');
  return ChannelIds.create(mockServices.database({ knex }));
}

const payments: RowId = {
  kind: 'cluster',
  host: 'hub',
  namespace: 'team-a',
  name: 'payments',
};

/** One whose tab nobody has open. */
const unopened: RowId = { ...payments, name: 'unopened' };

function anEvent(event: Partial<RowEvent> = {}): RowEvent {
  return {
    domain: 'clusters',
    id: payments,
    change: 'modified',
    live: true,
    ...event,
  };
}

describe('SignalPublisher', () => {
  afterEach(() => jest.useRealTimers());

  async function create(isHolder = () => true) {
    const channels = await channelIds();
    jest.useFakeTimers();
    const signals = { publish: jest.fn().mockResolvedValue(undefined) };
    const logger = mockServices.logger.mock();
    const publisher = SignalPublisher.create({
      signals,
      channels,
      logger,
      domains: ['clusters', 'terraforms', 'runner-scale-sets'],
      isHolder,
    });
    const take = () =>
      signals.publish.mock.calls.splice(0).map(([{ channel }]) => channel);
    return { publisher, signals, channels, logger, take };
  }

  it('tells a list at once, then once a second, and always of the last change', async () => {
    const { publisher, signals, take } = await create();
    publisher.handle(anEvent());
    expect(signals.publish).toHaveBeenCalledWith({
      recipients: { type: 'broadcast' },
      channel: 'groundplan:clusters',
      message: {},
    });
    expect(take()).toEqual(['groundplan:clusters']);

    for (let i = 0; i < 50; i++) {
      publisher.handle(anEvent({ live: false }));
      jest.advanceTimersByTime(10);
    }
    expect(take()).toEqual([]);
    jest.advanceTimersByTime(500);
    expect(take()).toEqual(['groundplan:clusters']);
    jest.advanceTimersByTime(5_000);
    expect(take()).toEqual([]);
    publisher.handle(anEvent({ live: false }));
    expect(take()).toEqual(['groundplan:clusters']);
  });

  it('tells an open tab within 100 ms of every change, and of those that no row shows', async () => {
    const { publisher, take } = await create();
    const channel = publisher.channelOf(payments);
    for (let i = 0; i < 4; i++) {
      publisher.handle(anEvent({ change: 'none' }));
      publisher.handle(anEvent({ change: 'none', id: unopened }));
    }
    expect(take()).toEqual([channel]);
    jest.advanceTimersByTime(100);
    expect(take()).toEqual([channel]);
    jest.advanceTimersByTime(1_000);
    expect(take()).toEqual([]);
  });

  it('tells a tab for as long as it asks again, and not when it is closed', async () => {
    const { publisher, take } = await create();
    const channel = publisher.channelOf(payments);
    for (let i = 0; i < 5; i++) {
      jest.advanceTimersByTime(REFETCH_INTERVAL_MS);
      publisher.channelOf(payments);
    }
    jest.advanceTimersByTime(2 * REFETCH_INTERVAL_MS);
    publisher.handle(anEvent({ change: 'none' }));
    expect(take()).toEqual([channel]);
    jest.advanceTimersByTime(REFETCH_INTERVAL_MS);
    publisher.handle(anEvent({ change: 'none' }));
    expect(take()).toEqual([]);
    publisher.channelOf(payments);
    publisher.handle(anEvent({ change: 'none' }));
    expect(take()).toEqual([channel]);
  });

  it('leaves the lists to the replica that holds the lease, and tells its own tabs', async () => {
    let holds = false;
    const { publisher, take } = await create(() => holds);
    const channel = publisher.channelOf(payments);
    publisher.handle(anEvent());
    publisher.handle(anEvent({ id: unopened }));
    jest.advanceTimersByTime(2_000);
    expect(take()).toEqual([channel]);
    holds = true;
    publisher.announceAll();
    expect(take()).toEqual([
      'groundplan:clusters',
      'groundplan:terraforms',
      'groundplan:runner-scale-sets',
    ]);
  });

  it('tells all lists of a host, and the open tabs of what lives on it', async () => {
    let holds = true;
    const { publisher, channels, take } = await create(() => holds);
    const edge: RowId = { ...payments, host: 'edge' };
    expect(publisher.channelOf(payments)).toBe(channels.ofObject(payments));
    publisher.channelOf(edge);
    const host: RowId = {
      kind: 'management-cluster',
      host: 'hub',
      name: 'hub',
    };
    publisher.handle(anEvent({ id: host }));
    expect(take().sort()).toEqual(
      [
        'groundplan:clusters',
        'groundplan:terraforms',
        'groundplan:runner-scale-sets',
        channels.ofObject(payments),
      ].sort(),
    );
    // Every replica has a mirror of its own that may have lost its host.
    holds = false;
    jest.advanceTimersByTime(5_000);
    publisher.handle(anEvent({ id: host }));
    expect(take()).toEqual([channels.ofObject(payments)]);
  });

  it('goes on when a signal cannot be published', async () => {
    const { publisher, signals, logger } = await create();
    signals.publish.mockRejectedValue(new Error('no events'));
    publisher.handle(anEvent());
    await jest.advanceTimersByTimeAsync(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('no events'),
    );
  });
});

describe.each(databases.eachSupportedId())('ChannelIds on %s', id => {
  it('cannot be guessed, and are the same in all replicas and after a restart', async () => {
    const knex = await databases.init(id);
    const database = mockServices.database({ knex });
    const [first, second] = await Promise.all([
      ChannelIds.create(database),
      ChannelIds.create(database),
    ]);
    const third = await ChannelIds.create(database);
    const channel = first.ofObject(payments);
    expect(channel).toMatch(/^groundplan:object:[0-9a-f]{64}$/);
    expect(channel).not.toContain('payments');
    expect(second.ofObject(payments)).toBe(channel);
    expect(third.ofObject(payments)).toBe(channel);
    expect(first.ofObject({ ...payments, host: 'edge' })).not.toBe(channel);

    const elsewhere = await ChannelIds.create(
      mockServices.database({ knex: await databases.init(id) }),
    );
    expect(elsewhere.ofObject(payments)).not.toBe(channel);
  });
});
