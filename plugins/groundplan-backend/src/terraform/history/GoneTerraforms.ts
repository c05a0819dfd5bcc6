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
import { inChunks } from '../../database/inChunks';

const TABLE = 'groundplan_gone_terraforms';

interface GoneTerraformRow {
  host: string;
  uid: string;
  /** RFC 3339. */
  since: string;
}

/**
 * Since when resources are gone of which there is history.
 *
 * @internal
 */
export class GoneTerraforms {
  readonly #knex: Knex;

  static async create(database: DatabaseService): Promise<GoneTerraforms> {
    const knex = await database.getClient();
    await ensureTable(knex, TABLE, table => {
      table.comment('Since when the resources are gone that have a history');
      table.string('host').notNullable();
      table.string('uid').notNullable();
      table.string('since').notNullable().comment('RFC 3339');
      table.primary(['host', 'uid']);
    });
    return new GoneTerraforms(knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** By uid, in milliseconds since the epoch. */
  async of(host: string): Promise<Map<string, number>> {
    const rows = await this.#knex<GoneTerraformRow>(TABLE).where({ host });
    return new Map(rows.map(({ uid, since }) => [uid, Date.parse(since)]));
  }

  async add(host: string, uids: readonly string[], now: Date): Promise<void> {
    const since = now.toISOString();
    await inChunks(uids, chunk =>
      this.#knex<GoneTerraformRow>(TABLE)
        .insert(chunk.map(uid => ({ host, uid, since })))
        .onConflict(['host', 'uid'])
        .ignore(),
    );
  }

  async remove(host: string, uids: readonly string[]): Promise<void> {
    await inChunks(uids, chunk =>
      this.#knex<GoneTerraformRow>(TABLE)
        .where({ host })
        .whereIn('uid', chunk)
        .delete(),
    );
  }
}
