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
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import { Knex } from 'knex';
import { aScaleSet } from '../__testUtils__/fakeObjects';
import { startFleets } from '../__testUtils__/startFleets';
import { FirstStarts } from '../database/FirstStarts';
import { NotificationCleaner } from './NotificationCleaner';
import { NotificationWatch } from './NotificationWatch';
import { Notifier } from './Notifier';
import { SentNotifications } from './SentNotifications';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const START = Date.parse('2026-06-01T12:00:00Z');
const onDay = (day: number) => new Date(START + day * 24 * 3_600_000);
const KIND = ['actions.github.com', 'AutoscalingRunnerSet'] as const;
const down = (name: string) =>
  aScaleSet(name, {
    owner: 'team-a',
    status: {
      health: 'Error',
      state: 'listener-down',
      since: onDay(0).toISOString(),
    },
  });
const up = (name: string) => aScaleSet(name, { owner: 'team-a' });

describe.each(databases.eachSupportedId())('NotificationCleaner on %s', id => {
  let knex: Knex;
  let mirror: FakeMirror;
  let now: Date;
  let send: jest.Mock;

  beforeEach(async () => {
    knex = await databases.init(id as TestDatabaseId);
    mirror = FakeMirror.create({ hub: [] });
    now = onDay(0);
    send = jest.fn(async () => {});
  });

  /** One process: what it knows without the database goes with it. */
  async function start() {
    const database = mockServices.database({ knex });
    const logger = mockServices.logger.mock();
    const { fleets } = startFleets(mirror, { now: () => now });
    const sent = await SentNotifications.create(database);
    const notifier = Notifier.create({
      notifications: { send },
      sent,
      starts: await FirstStarts.create(database),
      logger,
      now: () => now,
    });
    const watch = NotificationWatch.create({
      fleets,
      lease: {
        held: true,
        onAcquired: () => {},
        start: () => {},
        stop: async () => {},
      },
      logger,
      mirror,
      notifier,
      thresholds: {
        lockAfter: 0,
        clusterErrorAfter: 0,
        certificateWarning: 0,
        certificateError: 0,
      },
      now: () => now,
    });
    const cleaner = NotificationCleaner.create({
      fleets,
      mirror,
      notifier,
      sent,
      watch,
    });
    const names = async () => {
      const found: string[] = [];
      for await (const { summary } of watch.current()) {
        found.push(summary.name);
      }
      return found.sort();
    };
    return {
      /** Waits until these are so, and no others. */
      until: async (...expected: string[]) => {
        for (const end = Date.now() + 10_000; Date.now() < end; ) {
          if ((await names()).join() === expected.join()) {
            return;
          }
        }
        expect(await names()).toEqual(expected);
      },
      tell: async () => {
        for await (const { summary, occurrence } of watch.current()) {
          await notifier.tell(summary, occurrence);
        }
        return send.mock.calls
          .splice(0)
          .map(([{ payload }]) => payload.title.split(' ')[0])
          .sort();
      },
      clean: async (...days: number[]) => {
        for (const day of days) {
          now = onDay(day);
          await cleaner.clean(now);
        }
        return (await knex('groundplan_notifications').select('object'))
          .map(({ object }) => object.split('/').at(-1))
          .sort();
      },
    };
  }

  it('keeps what is still so, and forgets what has not been so for 30 days', async () => {
    mirror.put('hub', down('lasting'), down('mended'), down('removed'));
    const { tell, clean, until } = await start();
    await until('lasting', 'mended', 'removed');
    expect(await tell()).toEqual(['lasting', 'mended', 'removed']);
    expect(await clean(1)).toEqual(['lasting', 'mended', 'removed']);
    mirror.put('hub', up('mended'));
    mirror.remove('hub', down('removed'));
    await until('lasting');
    expect(await clean(2, 30)).toEqual(['lasting', 'mended', 'removed']);
    expect(await clean(31)).toEqual(['lasting']);
    // It has been so for longer than anything is kept, and is not told again
    const later = await start();
    await later.until('lasting');
    expect(await later.clean(60, 120)).toEqual(['lasting']);
    expect(await later.tell()).toEqual([]);
    mirror.put('hub', down('mended'));
    await later.until('lasting', 'mended');
    expect(await later.tell()).toEqual(['mended']);
    expect(await tell()).toEqual([]);
  });

  it('forgets nothing of a host that could not be read', async () => {
    mirror.put('hub', down('linux'));
    const first = await start();
    await first.until('linux');
    expect(await first.tell()).toEqual(['linux']);
    // As after a restart while the host is down
    mirror.remove('hub', down('linux'));
    mirror.setIncomplete('hub', ...KIND);
    const { clean, tell, until } = await start();
    expect(await clean(1, 40)).toEqual(['linux']);
    mirror.put('hub', down('linux'));
    mirror.setComplete('hub', ...KIND);
    await until('linux');
    expect(await clean(41)).toEqual(['linux']);
    expect(await tell()).toEqual([]);
    expect(await clean(70)).toEqual(['linux']);
  });

  it('forgets nothing of a host that is not configured', async () => {
    mirror.addHost({ name: 'edge' }, [down('linux')]);
    const { tell, until } = await start();
    await until('linux');
    expect(await tell()).toEqual(['linux']);
    mirror = FakeMirror.create({ hub: [] });
    const { clean } = await start();
    expect(await clean(1, 100)).toEqual(['linux']);
  });
});
