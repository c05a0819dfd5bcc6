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

import { DatabaseService } from '@backstage/backend-plugin-api';
import { ensureTable } from 'backstage-plugin-groundplan-node';
import { Knex } from 'knex';

const TABLE = 'groundplan_first_starts';

interface FirstStartRow {
  name: string;
  /** RFC 3339. */
  at: string;
}

/**
 * Since when something is followed, whichever replica does it and however often it
 * is started: what is older was there before anybody looked, and is no news.
 *
 * @internal
 */
export class FirstStarts {
  readonly #knex: Knex;
  readonly #known = new Map<string, number>();

  static async create(database: DatabaseService): Promise<FirstStarts> {
    const knex = await database.getClient();
    await ensureTable(knex, TABLE, table => {
      table.comment('Since when what is followed');
      table.string('name').primary().notNullable();
      table.string('at').notNullable().comment('RFC 3339');
    });
    return new FirstStarts(knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Milliseconds since the epoch; `now` where nobody has asked before. */
  async of(name: string, now: Date): Promise<number> {
    const known = this.#known.get(name);
    if (known !== undefined) {
      return known;
    }
    await this.#knex<FirstStartRow>(TABLE)
      .insert({ name, at: now.toISOString() })
      .onConflict('name')
      .ignore();
    const row = await this.#knex<FirstStartRow>(TABLE).where({ name }).first();
    if (!row) {
      throw new Error(
        `Table ${TABLE} has no row '${name}' after its insertion`,
      );
    }
    const at = Date.parse(row.at);
    this.#known.set(name, at);
    return at;
  }
}
