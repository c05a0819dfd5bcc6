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

import { createHmac, randomBytes } from 'node:crypto';
import { DatabaseService } from '@backstage/backend-plugin-api';
import { DomainId } from 'backstage-plugin-groundplan-common';
import { ensureTable } from 'backstage-plugin-groundplan-node';
import { RowId, rowKey } from '../fleet/Row';

const TABLE = 'groundplan_secrets';
const NAME = 'signal-channels';

/**
 * The names of signal channels. Anybody who is signed in can listen to any
 * channel whose name they know, so an object's cannot be guessed: it is handed
 * out with the object's tab, to those who may see that.
 *
 * @internal
 */
export class ChannelIds {
  readonly #secret: string;

  /** Reads the secret that all replicas share, or makes it. */
  static async create(database: DatabaseService): Promise<ChannelIds> {
    const knex = await database.getClient();
    await ensureTable(knex, TABLE, table => {
      table.comment('Secrets that all replicas share');
      table.string('name').primary().comment('What the secret is for');
      table.string('secret').notNullable().comment('Random, in hex');
    });
    // Of replicas that start together the first one's is kept.
    await knex(TABLE)
      .insert({ name: NAME, secret: randomBytes(32).toString('hex') })
      .onConflict('name')
      .ignore();
    const row = await knex<{ name: string; secret: string }>(TABLE)
      .where({ name: NAME })
      .first();
    if (!row) {
      throw new Error(
        `Table ${TABLE} has no row '${NAME}' after its insertion`,
      );
    }
    return new ChannelIds(row.secret);
  }

  private constructor(secret: string) {
    this.#secret = secret;
  }

  ofDomain(domain: DomainId): string {
    return `groundplan:${domain}`;
  }

  ofObject(id: RowId): string {
    const digest = createHmac('sha256', this.#secret)
      .update(rowKey(id))
      .digest('hex');
    return `groundplan:object:${digest}`;
  }
}
