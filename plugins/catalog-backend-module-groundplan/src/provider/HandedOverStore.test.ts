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

import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { HandedOverStore } from './HandedOverStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const PROVIDER = 'groundplan:hub:clusters';
const REF = 'resource:default/a.cluster.team-a.hub';

/** The table as it was made before it had the column `inherits`. */
async function makeFirstTable(knex: Knex): Promise<void> {
  await knex.schema.createTable('groundplan_entities', table => {
    table.string('provider').notNullable();
    table.string('entity_ref').notNullable();
    table.string('entity_group').notNullable();
    table.primary(['provider', 'entity_ref']);
  });
}

const addAsFirst = (knex: Knex, entity_ref: string) =>
  knex('groundplan_entities').insert({
    provider: PROVIDER,
    entity_ref,
    entity_group: 'cluster',
  });

describe.each(databases.eachSupportedId())('HandedOverStore on %s', id => {
  it('goes on with the table of an earlier build, in several processes', async () => {
    const knex = await databases.init(id);
    await makeFirstTable(knex);
    await addAsFirst(knex, REF);

    const stores = [1, 2, 3].map(() =>
      HandedOverStore.create(async () => knex),
    );
    const earlier = new Map([[REF, { group: 'cluster', inherits: false }]]);
    await expect(
      Promise.all(stores.map(store => store.list(PROVIDER))),
    ).resolves.toEqual([earlier, earlier, earlier]);

    const [store] = stores;
    const later = new Map([[REF, { group: 'cluster', inherits: true }]]);
    await store.add(PROVIDER, later);
    await expect(stores[1].list(PROVIDER)).resolves.toEqual(later);

    // A process of the earlier build may be running still.
    await addAsFirst(knex, `${REF}-2`);
    await expect(store.count()).resolves.toEqual(new Map([[PROVIDER, 2]]));
    await store.remove(PROVIDER, [REF]);
    await expect(store.list(PROVIDER)).resolves.toEqual(
      new Map([[`${REF}-2`, { group: 'cluster', inherits: false }]]),
    );
  });

  it('makes the same table anew as it makes of an earlier one', async () => {
    const [fresh, upgraded] = [
      await databases.init(id),
      await databases.init(id),
    ];
    await makeFirstTable(upgraded);
    const columns = await Promise.all(
      [fresh, upgraded].map(async knex => {
        await HandedOverStore.create(async () => knex).count();
        return await knex('groundplan_entities').columnInfo();
      }),
    );
    expect(columns[0]).toEqual(columns[1]);
    expect(columns[0].inherits).toMatchObject({ nullable: false });
  });

  it('tells what is wrong with the database, and goes on when it is well', async () => {
    const knex = await databases.init(id);
    const database = jest
      .fn(async () => knex)
      .mockRejectedValueOnce(new Error('The database is away'));
    const store = HandedOverStore.create(database);
    await expect(store.list(PROVIDER)).rejects.toThrow('is away');
    await expect(store.list(PROVIDER)).resolves.toEqual(new Map());
  });
});
