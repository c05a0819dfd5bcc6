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

import { createHash } from 'node:crypto';
import { DatabaseService } from '@backstage/backend-plugin-api';
import { ensureTable } from 'backstage-plugin-groundplan-node';
import { Knex } from 'knex';
import { inChunks } from '../database/inChunks';
import { RowId, rowKey } from '../fleet/Row';
import { Occurrence } from './Occurrence';

const TABLE = 'groundplan_notifications';

/**
 * What owners have been told of, whichever replica told them: once each.
 *
 * @internal
 */
export class SentNotifications {
  readonly #knex: Knex;

  static async create(database: DatabaseService): Promise<SentNotifications> {
    const knex = await database.getClient();
    await ensureTable(knex, TABLE, table => {
      table.comment('What owners have been told of');
      table.string('id').primary().notNullable().comment('A hash of all of it');
      table.string('topic').notNullable();
      table.text('object').notNullable();
      table.text('occurrence').notNullable();
      table
        .string('at')
        .notNullable()
        .comment('RFC 3339: when it was told, or seen to be so still');
    });
    return new SentNotifications(knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** @param uid - another object of the same name has its own */
  idOf(
    id: RowId,
    uid: string | undefined,
    { topic, key }: Pick<Occurrence, 'topic' | 'key'>,
  ): string {
    return createHash('sha256')
      .update(JSON.stringify([rowKey(id), uid, topic, key]))
      .digest('hex');
  }

  /** @returns whether nobody had claimed it before */
  async claim(
    sentId: string,
    id: RowId,
    { topic, key }: Occurrence,
    now: Date,
  ): Promise<boolean> {
    const inserted = await this.#knex(TABLE)
      .insert({
        id: sentId,
        topic,
        object: rowKey(id),
        occurrence: key,
        at: now.toISOString(),
      })
      .onConflict('id')
      .ignore()
      .returning('id');
    return inserted.length > 0;
  }

  /** Lets it be told again, as it did not get through. */
  async release(sentId: string): Promise<void> {
    await this.#knex(TABLE).where({ id: sentId }).delete();
  }

  /** Notes that these are so still. */
  async confirm(sentIds: readonly string[], now: Date): Promise<void> {
    await inChunks(sentIds, chunk =>
      this.#knex(TABLE).whereIn('id', chunk).update({ at: now.toISOString() }),
    );
  }

  /** Those that were neither told nor confirmed since then. */
  async before(time: Date): Promise<{ id: string; object: string }[]> {
    return this.#knex(TABLE)
      .where('at', '<=', time.toISOString())
      .select('id', 'object');
  }

  async remove(sentIds: readonly string[]): Promise<void> {
    await inChunks(sentIds, chunk =>
      this.#knex(TABLE).whereIn('id', chunk).delete(),
    );
  }
}
