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
import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import { Knex } from 'knex';
import { AppliedPlans } from './AppliedPlans';
import { ApprovedPlans } from './ApprovedPlans';
import { GoneTerraforms } from './GoneTerraforms';
import { HistoryCleaner } from './HistoryCleaner';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const GROUP = 'infra.contrib.fluxcd.io';
const START = Date.parse('2026-06-01T12:00:00Z');
const onDay = (day: number) => new Date(START + day * 24 * 3_600_000);
const AT = '2026-05-01T10:00:00Z';

function vpc(uid: string): KubernetesObject {
  return {
    apiVersion: `${GROUP}/v1alpha2`,
    kind: 'Terraform',
    metadata: { name: 'vpc', namespace: 'team-a', uid },
  };
}

describe.each(databases.eachSupportedId())('HistoryCleaner on %s', id => {
  let knex: Knex;
  let mirror: FakeMirror;
  let cleaner: HistoryCleaner;

  beforeEach(async () => {
    knex = await databases.init(id as TestDatabaseId);
    const database = mockServices.database({ knex });
    mirror = FakeMirror.create({ hub: [vpc('old')], edge: [] });
    const applied = await AppliedPlans.create(database);
    const approved = await ApprovedPlans.create(database);
    for (const key of [
      { host: 'hub', uid: 'old' },
      { host: 'hub', uid: 'other' },
      { host: 'edge', uid: 'old' },
      { host: 'not configured', uid: 'old' },
    ]) {
      await applied.add(key, `plan ${AT}`, {
        planId: 'plan',
        resources: [],
        resourcesOmitted: 0,
        result: 'applied',
        at: AT,
      });
      await approved.add(
        key,
        { by: 'user:default/alice', at: AT, planId: 'plan', hash: 'a' },
        undefined,
      );
    }
    cleaner = HistoryCleaner.create({
      applied,
      approved,
      gone: await GoneTerraforms.create(database),
      logger: mockServices.logger.mock(),
      mirror,
    });
    mirror.put('hub', {
      ...vpc('other'),
      metadata: { ...vpc('other').metadata, name: 'dns' },
    });
    mirror.put('edge', vpc('old'));
  });

  /** Of which resources there is history; what was approved goes with what was applied. */
  async function kept(): Promise<string[]> {
    const of = async (table: string) =>
      (await knex(table).select('host', 'uid'))
        .map(row => `${row.host}/${row.uid}`)
        .sort();
    const applied = await of('groundplan_applied_plans');
    expect(await of('groundplan_approved_plans')).toEqual(applied);
    return applied;
  }
  const clean = async (...days: number[]) => {
    for (const day of days) {
      await cleaner.clean(onDay(day));
    }
    return kept();
  };

  const ALL = ['edge/old', 'hub/old', 'hub/other', 'not configured/old'];
  const WITHOUT = ALL.filter(key => key !== 'hub/old');

  it('keeps what there is, and what is of hosts that nobody reads', async () => {
    expect(await clean(0, 40, 80)).toEqual(ALL);
    expect(await knex('groundplan_gone_terraforms')).toEqual([]);
  });

  it('lets go what has been gone for 30 days, though another has its name', async () => {
    mirror.put('hub', vpc('new'));
    expect(await clean(0, 1, 29)).toEqual(ALL);
    expect(await clean(30)).toEqual(WITHOUT);
    expect(await knex('groundplan_gone_terraforms')).toEqual([]);
    expect(await clean(31, 90)).toEqual(WITHOUT);
  });

  it('counts anew where it was there again', async () => {
    mirror.remove('hub', vpc('old'));
    await clean(0, 20);
    mirror.put('hub', vpc('old'));
    await clean(21);
    mirror.remove('hub', vpc('old'));
    expect(await clean(22, 31, 51)).toEqual(ALL);
    expect(await clean(52)).toEqual(WITHOUT);
  });

  it('does not take for gone what could not be read', async () => {
    mirror.remove('hub', vpc('old'));
    mirror.setIncomplete('hub', GROUP, 'Terraform');
    expect(await clean(0, 40)).toEqual(ALL);
    expect(await knex('groundplan_gone_terraforms')).toEqual([]);
    mirror.setComplete('hub', GROUP, 'Terraform');
    await clean(41);
    mirror.setIncomplete('hub', GROUP, 'Terraform');
    expect(await clean(100)).toEqual(ALL);
    mirror.setComplete('hub', GROUP, 'Terraform');
    expect(await clean(101)).toEqual(WITHOUT);
  });

  it('takes any number of them', async () => {
    const uids = Array.from({ length: 1_201 }, (_, index) => `many-${index}`);
    const rows: Record<string, Record<string, string>> = {
      groundplan_applied_plans: { occurrence: 'x', at: AT, plan: '{}' },
      groundplan_approved_plans: {
        hash: 'a',
        approved_at: AT,
        approved_by: 'x',
        plan_id: 'x',
        salt: 'x',
        plan: '',
      },
    };
    for (const [table, row] of Object.entries(rows)) {
      await knex.batchInsert(
        table,
        uids.map(uid => ({ host: 'hub', uid, ...row })),
        100,
      );
    }
    expect(await clean(0, 1)).toHaveLength(ALL.length + uids.length);
    expect(await clean(30)).toEqual(ALL);
  });
});
