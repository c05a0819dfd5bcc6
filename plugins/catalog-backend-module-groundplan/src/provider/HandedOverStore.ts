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

import { ensureTable } from 'backstage-plugin-groundplan-node';
import { Knex } from 'knex';

interface HandedOverRow {
  provider: string;
  entity_ref: string;
  entity_group: string;
  /** SQLite has 0 and 1. */
  inherits: boolean | number;
}

/** What is remembered of an entity. */
export interface HandedOver {
  group: string;
  /** Whether its Namespace said something of it. */
  inherits: boolean;
}

const TABLE = 'groundplan_entities';

/** Few enough for the number of values that a statement may have anywhere. */
const BATCH = 250;

/**
 * Remembers which entities have been handed to the catalog, so that after a
 * restart those are found that went away meanwhile.
 *
 * @remarks
 * An entity is written here before it is handed over and deleted after it has
 * been taken back: an entry too many does no harm, one too few would leave an
 * entity behind for ever.
 */
export class HandedOverStore {
  readonly #database: () => Promise<Knex>;
  #knex?: Promise<Knex>;

  static create(database: () => Promise<Knex>): HandedOverStore {
    return new HandedOverStore(database);
  }

  private constructor(database: () => Promise<Knex>) {
    this.#database = database;
  }

  /** A provider's entities by reference. */
  async list(provider: string): Promise<Map<string, HandedOver>> {
    const knex = await this.#ready();
    const rows = await knex<HandedOverRow>(TABLE).where({ provider });
    return new Map(
      rows.map(row => [
        row.entity_ref,
        { group: row.entity_group, inherits: Boolean(row.inherits) },
      ]),
    );
  }

  async add(
    provider: string,
    entities: ReadonlyMap<string, HandedOver>,
  ): Promise<void> {
    const knex = await this.#ready();
    const rows = [...entities].map(([entity_ref, { group, inherits }]) => ({
      provider,
      entity_ref,
      entity_group: group,
      inherits,
    }));
    for (const batch of batchesOf(rows)) {
      await knex<HandedOverRow>(TABLE)
        .insert(batch)
        .onConflict(['provider', 'entity_ref'])
        .merge(['entity_group', 'inherits']);
    }
  }

  async remove(provider: string, entityRefs: string[]): Promise<void> {
    const knex = await this.#ready();
    for (const batch of batchesOf(entityRefs)) {
      await knex<HandedOverRow>(TABLE)
        .where({ provider })
        .whereIn('entity_ref', batch)
        .delete();
    }
  }

  /** How many entities each provider has handed over. */
  async count(): Promise<Map<string, number>> {
    const knex = await this.#ready();
    const rows = await knex<HandedOverRow>(TABLE)
      .select('provider')
      .count({ count: '*' })
      .groupBy('provider');
    return new Map(rows.map(row => [row.provider, Number(row.count)]));
  }

  /** Forgets a provider that is no longer there. */
  async forget(provider: string): Promise<void> {
    const knex = await this.#ready();
    await knex<HandedOverRow>(TABLE).where({ provider }).delete();
  }

  async #ready(): Promise<Knex> {
    this.#knex ??= this.#prepare();
    try {
      return await this.#knex;
    } catch (error) {
      this.#knex = undefined;
      throw error;
    }
  }

  async #prepare(): Promise<Knex> {
    const knex = await this.#database();
    await ensureTable(knex, TABLE, table => {
      table.comment('Entities that Groundplan has handed to the catalog');
      table.string('provider').notNullable();
      table.string('entity_ref').notNullable();
      table.string('entity_group').notNullable();
      addInherits(table);
      table.primary(['provider', 'entity_ref']);
    });
    await ensureInherits(knex);
    return knex;
  }
}

/**
 * False for what was handed over before this was remembered: an entity that is
 * wrongly held to inherit could stay as it is for ever.
 */
function addInherits(table: Knex.CreateTableBuilder): void {
  table.boolean('inherits').notNullable().defaultTo(false);
}

/** The first tables had no such column; whoever else adds it at the same time. */
async function ensureInherits(knex: Knex): Promise<void> {
  const isThere = () => knex.schema.hasColumn(TABLE, 'inherits');
  if (await isThere()) {
    return;
  }
  try {
    await knex.schema.alterTable(TABLE, addInherits);
  } catch (error) {
    if (!(await isThere())) {
      throw error;
    }
  }
}

function* batchesOf<T>(items: T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += BATCH) {
    yield items.slice(start, start + BATCH);
  }
}
