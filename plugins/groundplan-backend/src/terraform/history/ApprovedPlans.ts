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

import { randomBytes } from 'node:crypto';
import { DatabaseService } from '@backstage/backend-plugin-api';
import { Plan, RecordedApproval } from 'backstage-plugin-groundplan-common';
import { ensureTable } from 'backstage-plugin-groundplan-node';
import { Knex } from 'knex';
import { inChunks } from '../../database/inChunks';
import { HistoryKey } from './AppliedPlans';
import { withoutValues } from './withoutValues';

const TABLE = 'groundplan_approved_plans';

/** An approval is compared once, soon; these are for those that cross each other. */
const MAX_APPROVALS = 10;

interface ApprovedPlanRow {
  host: string;
  uid: string;
  hash: string;
  /** RFC 3339. */
  approved_at: string;
  approved_by: string;
  plan_id: string;
  salt: string;
  /** {@link Plan} without its values, as JSON; empty where it had none. */
  plan: string;
}

/** A plan that was approved, by which an applied one can be compared. @internal */
export interface ApprovedPlan {
  salt: string;
  /** As {@link withoutValues} leaves it; absent where its text could not be read. */
  plan?: Plan;
}

/**
 * The plans that were approved here: what they would do, so that it can be said
 * afterwards in what another one was applied; never their text, nor a value of it.
 *
 * @internal
 */
export class ApprovedPlans {
  readonly #knex: Knex;

  static async create(database: DatabaseService): Promise<ApprovedPlans> {
    const knex = await database.getClient();
    await ensureTable(knex, TABLE, table => {
      table.comment('What the plans would do that were approved; no values');
      table.string('host').notNullable();
      table.string('uid').notNullable();
      table.string('hash').notNullable();
      table.string('approved_at').notNullable();
      table.string('approved_by').notNullable();
      table.text('plan_id').notNullable();
      table.string('salt').notNullable();
      table.text('plan', 'longtext').notNullable();
      table.primary(['host', 'uid', 'hash', 'approved_at']);
    });
    return new ApprovedPlans(knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Keeps one, and lets the oldest go. */
  async add(
    { host, uid }: HistoryKey,
    { by, at, planId, hash }: RecordedApproval,
    plan: Plan | undefined,
  ): Promise<void> {
    const salt = randomBytes(16).toString('hex');
    await this.#knex<ApprovedPlanRow>(TABLE)
      .insert({
        host,
        uid,
        hash,
        approved_at: at,
        approved_by: by,
        plan_id: planId,
        salt,
        plan: plan ? JSON.stringify(withoutValues(plan, salt)) : '',
      })
      .onConflict(['host', 'uid', 'hash', 'approved_at'])
      .ignore();
    const old = await this.#knex<ApprovedPlanRow>(TABLE)
      .where({ host, uid })
      .orderBy('approved_at', 'desc')
      .offset(MAX_APPROVALS)
      .limit(1_000)
      .select('hash', 'approved_at');
    for (const { hash: oldHash, approved_at } of old) {
      await this.#knex<ApprovedPlanRow>(TABLE)
        .where({ host, uid, hash: oldHash, approved_at })
        .delete();
    }
  }

  /** What was approved by what an object says; nothing where it was not done here. */
  async find(
    { host, uid }: HistoryKey,
    { by, at, planId, hash }: RecordedApproval,
  ): Promise<ApprovedPlan | undefined> {
    const row = await this.#knex<ApprovedPlanRow>(TABLE)
      .where({
        host,
        uid,
        hash,
        approved_at: at,
        approved_by: by,
        plan_id: planId,
      })
      .first();
    return (
      row && {
        salt: row.salt,
        plan: row.plan ? JSON.parse(row.plan) : undefined,
      }
    );
  }

  /** The resources of a host of which plans were approved. */
  async uidsOf(host: string): Promise<string[]> {
    const rows = await this.#knex<ApprovedPlanRow>(TABLE)
      .where({ host })
      .distinct('uid');
    return rows.map(({ uid }) => uid);
  }

  async remove(host: string, uids: readonly string[]): Promise<void> {
    await inChunks(uids, chunk =>
      this.#knex<ApprovedPlanRow>(TABLE)
        .where({ host })
        .whereIn('uid', chunk)
        .delete(),
    );
  }
}
