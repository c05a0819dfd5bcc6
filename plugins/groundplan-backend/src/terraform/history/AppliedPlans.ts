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
import { AppliedPlan } from 'backstage-plugin-groundplan-common';
import { ensureTable } from 'backstage-plugin-groundplan-node';
import { Knex } from 'knex';
import { inChunks } from '../../database/inChunks';

const TABLE = 'groundplan_applied_plans';

/** How many are kept of a resource. */
const MAX_PLANS = 50;

/** A resource of which history is kept: another one of its name has its own. @internal */
export interface HistoryKey {
  host: string;
  uid: string;
}

interface AppliedPlanRow {
  host: string;
  uid: string;
  /** One for each time that a plan was applied: the plan and when. */
  occurrence: string;
  /** RFC 3339. */
  at: string;
  /** {@link AppliedPlan}, as JSON. */
  plan: string;
}

/**
 * The plans that were applied, in the plugin's database. Never the text of a plan.
 *
 * @internal
 */
export class AppliedPlans {
  readonly #knex: Knex;

  static async create(database: DatabaseService): Promise<AppliedPlans> {
    const knex = await database.getClient();
    await ensureTable(knex, TABLE, table => {
      table.comment('The last plans that were applied, of each Terraform');
      table.string('host').notNullable();
      table.string('uid').notNullable();
      table.string('occurrence').notNullable();
      table.string('at').notNullable();
      table.text('plan').notNullable();
      table.primary(['host', 'uid', 'occurrence']);
    });
    return new AppliedPlans(knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Newest first. */
  async of({ host, uid }: HistoryKey): Promise<AppliedPlan[]> {
    const rows = await this.#knex<AppliedPlanRow>(TABLE)
      .where({ host, uid })
      .orderBy('at', 'desc')
      .limit(MAX_PLANS);
    return rows.map(({ plan }) => JSON.parse(plan));
  }

  async has({ host, uid }: HistoryKey, occurrence: string): Promise<boolean> {
    const found = await this.#knex<AppliedPlanRow>(TABLE)
      .where({ host, uid, occurrence })
      .first('occurrence');
    return found !== undefined;
  }

  /**
   * Keeps one, and lets the oldest go.
   *
   * @returns whether it is news: another replica may have been before
   */
  async add(
    { host, uid }: HistoryKey,
    occurrence: string,
    plan: AppliedPlan,
  ): Promise<boolean> {
    const row = {
      host,
      uid,
      occurrence,
      at: plan.at,
      plan: JSON.stringify(plan),
    };
    const inserted = await this.#knex<AppliedPlanRow>(TABLE)
      .insert(row)
      .onConflict(['host', 'uid', 'occurrence'])
      .ignore()
      .returning('occurrence');
    const old = await this.#knex<AppliedPlanRow>(TABLE)
      .where({ host, uid })
      .orderBy('at', 'desc')
      .offset(MAX_PLANS)
      .limit(1_000)
      .select('occurrence');
    if (old.length > 0) {
      await this.#knex<AppliedPlanRow>(TABLE)
        .where({ host, uid })
        .whereIn(
          'occurrence',
          old.map(entry => entry.occurrence),
        )
        .delete();
    }
    return inserted.length > 0;
  }

  /** The resources of a host that have a history. */
  async uidsOf(host: string): Promise<string[]> {
    const rows = await this.#knex<AppliedPlanRow>(TABLE)
      .where({ host })
      .distinct('uid');
    return rows.map(({ uid }) => uid);
  }

  async remove(host: string, uids: readonly string[]): Promise<void> {
    await inChunks(uids, chunk =>
      this.#knex<AppliedPlanRow>(TABLE)
        .where({ host })
        .whereIn('uid', chunk)
        .delete(),
    );
  }
}
