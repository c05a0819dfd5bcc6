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

import { Knex } from 'knex';

/** A lease as the database has it. @internal */
export interface LeaseRow {
  id: string;
  holder: string;
  /** Milliseconds since the epoch, of the database's clock. */
  expires_at: number;
}

/** The leases' table. @internal */
export const LEASES_TABLE = 'groundplan_leases';

/**
 * Creates the leases' table if there is none. Of several that try at once, one
 * makes it and the others see it.
 *
 * @internal
 */
export async function ensureLeasesTable(knex: Knex): Promise<void> {
  await ensureTable(knex, LEASES_TABLE, table => {
    table.comment('Which process may write; one row for each lease');
    table.string('id').primary().notNullable();
    table.string('holder').notNullable();
    table
      .bigInteger('expires_at')
      .notNullable()
      .comment("Milliseconds since the epoch, of the database's clock");
  });
}

/**
 * Creates a table if there is none, whoever else does so at the same time.
 *
 * @public
 */
export async function ensureTable(
  knex: Knex,
  name: string,
  build: (table: Knex.CreateTableBuilder) => void,
): Promise<void> {
  if (await knex.schema.hasTable(name)) {
    return;
  }
  try {
    await knex.schema.createTable(name, build);
  } catch (error) {
    if (!(await knex.schema.hasTable(name))) {
      throw error;
    }
  }
}

/**
 * The database's own clock in milliseconds: the clocks of those who compete
 * may differ, this one cannot.
 *
 * @internal
 */
export function databaseTime(knex: Knex): string {
  const client = String(knex.client.config.client);
  if (client.includes('pg')) {
    return '(extract(epoch from clock_timestamp()) * 1000)::bigint';
  }
  if (client.includes('mysql')) {
    return 'cast(unix_timestamp(sysdate(3)) * 1000 as signed)';
  }
  return "cast((julianday('now') - 2440587.5) * 86400000 as integer)";
}
