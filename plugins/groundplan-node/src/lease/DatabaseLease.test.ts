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
import { Knex } from 'knex';
import { DatabaseLease } from './DatabaseLease';
import { LEASES_TABLE } from './leaseDatabase';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['POSTGRES_15', 'SQLITE_3'],
});

const waitFor = async (
  condition: () => boolean,
  timeoutMs = 5_000,
): Promise<number> => {
  const start = performance.now();
  while (!condition()) {
    if (performance.now() - start > timeoutMs) {
      throw new Error('It did not come true in time');
    }
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  return performance.now() - start;
};

describe.each(databases.eachSupportedId())('DatabaseLease on %s', id => {
  const leases: DatabaseLease[] = [];
  const aLease = (knex: Knex, options: { lifetimeMs?: number } = {}) => {
    const lease = DatabaseLease.create({
      knex,
      id: 'catalog',
      logger: mockServices.logger.mock(),
      lifetimeMs: options.lifetimeMs ?? 500,
      heartbeatMs: 50,
    });
    leases.push(lease);
    return lease;
  };

  afterEach(async () => {
    await Promise.all(leases.splice(0).map(lease => lease.stop()));
  });

  it('is held by one of many that start at once on an empty database', async () => {
    const knex = await databases.init(id as TestDatabaseId);
    const all = Array.from({ length: 8 }, () => aLease(knex));
    const answers = await Promise.all(all.map(lease => lease.acquire()));
    expect(answers.filter(held => held)).toHaveLength(1);
    expect(all.filter(lease => lease.held)).toHaveLength(1);
    expect(await knex(LEASES_TABLE)).toHaveLength(1);
  });

  it('is kept while renewed, and taken over when the holder is silent', async () => {
    const knex = await databases.init(id as TestDatabaseId);
    const [first, second] = [aLease(knex), aLease(knex)];
    const events: string[] = [];
    first.onAcquired(() => events.push('first has it'));
    first.onLost(() => events.push('first lost it'));
    second.onAcquired(() => events.push('second has it'));

    expect(await first.acquire()).toBe(true);
    second.start();
    for (let beat = 0; beat < 10; beat++) {
      await new Promise(resolve => setTimeout(resolve, 100));
      await first.acquire();
      expect(second.held).toBe(false);
    }
    expect(first.held).toBe(true);

    const waited = await waitFor(() => second.held);
    expect(waited).toBeGreaterThan(350);
    expect(events).toEqual(['first has it', 'first lost it', 'second has it']);
    expect(await first.acquire()).toBe(false);
  });

  it('is handed back by a holder that stops', async () => {
    const knex = await databases.init(id as TestDatabaseId);
    const first = aLease(knex, { lifetimeMs: 600_000 });
    const second = aLease(knex, { lifetimeMs: 600_000 });
    first.start();
    await waitFor(() => first.held);
    second.start();
    await first.stop();
    expect(first.held).toBe(false);
    await waitFor(() => second.held);
  });

  it('does not keep a process from ending whose database has no connection left', async () => {
    const knex = await databases.init(id as TestDatabaseId);
    const lease = aLease(knex);
    lease.start();
    await waitFor(() => lease.held);
    const { pool } = knex.client;
    const held = await Promise.all(
      Array.from({ length: pool.max }, () => pool.acquire().promise),
    );
    const began = performance.now();
    await lease.stop();
    expect(lease.held).toBe(false);
    expect(performance.now() - began).toBeLessThan(10_000);
    held.forEach(connection => pool.release(connection));
  });

  it('does not believe the clocks of those who compete', async () => {
    const knex = await databases.init(id as TestDatabaseId);
    const first = aLease(knex);
    expect(await first.acquire()).toBe(true);
    const now = jest
      .spyOn(Date, 'now')
      .mockReturnValue(Date.now() + 24 * 3_600_000);
    try {
      expect(await aLease(knex).acquire()).toBe(false);
      expect(first.held).toBe(true);
    } finally {
      now.mockRestore();
    }
  });

  it('is given up in time when the database no longer answers', async () => {
    const knex = await databases.init(id as TestDatabaseId);
    const lease = aLease(knex);
    let lost = 0;
    lease.onLost(() => lost++);
    await lease.acquire();
    await knex.schema.dropTable(LEASES_TABLE);
    lease.start();
    expect(lease.held).toBe(true);
    // By the clock it is over a moment before the timer says so.
    await waitFor(() => lost > 0);
    expect(lost).toBe(1);
    expect(lease.held).toBe(false);
    await knex.schema.createTable(LEASES_TABLE, table => {
      table.string('id').primary();
      table.string('holder');
      table.bigInteger('expires_at');
    });
    await knex(LEASES_TABLE).insert({
      id: 'catalog',
      holder: '',
      expires_at: 0,
    });
    await waitFor(() => lease.held);
  });
});
