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
import {
  mockServices,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  KubernetesObject,
  Plan,
  PlanResponse,
  RecordedApproval,
} from 'backstage-plugin-groundplan-common';
import { DatabaseLease } from 'backstage-plugin-groundplan-node';
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import { Knex } from 'knex';
import { FirstStarts } from '../../database/FirstStarts';
import { TerraformWatch } from '../watch/TerraformWatch';
import { AppliedPlanReader } from './AppliedPlanReader';
import { AppliedPlans } from './AppliedPlans';
import { AppliedPlanWatcher } from './AppliedPlanWatcher';
import { ApprovedPlans } from './ApprovedPlans';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const PLAN = 'plan-main-1234567890';
const KEY = { host: 'hub', uid: 'uid-vpc' };
const ALICE = 'user:default/alice';
/** When the host was first followed. */
const START = '2026-06-01T10:00:00Z';

function aPlan(action: 'update' | 'replace', size: string): Plan {
  return {
    format: 'human',
    summary: {
      create: 0,
      update: action === 'update' ? 1 : 0,
      replace: action === 'replace' ? 1 : 0,
      delete: 0,
      read: 0,
      import: 0,
      move: 0,
      forget: 0,
      outputs: 0,
      destructive: action === 'replace',
    },
    resources: [
      {
        address: 'aws_db_instance.main',
        mode: 'managed',
        type: 'aws_db_instance',
        name: 'main',
        action,
        attributes: [
          { path: 'size', action: 'update', before: 'was-small', after: size },
        ],
      },
    ],
    outputs: [],
    drift: [],
    unread: [],
  };
}

function stored(plan: Plan, more: Partial<PlanResponse> = {}): PlanResponse {
  const text = JSON.stringify(plan);
  return {
    state: 'applied',
    planId: PLAN,
    isDestroyPlan: false,
    isDriftDetectionPlan: false,
    text,
    hash: createHash('sha256').update(text).digest('hex'),
    plan,
    problems: [],
    ...more,
  };
}

const read = stored(aPlan('update', 'is-large'));

function anApproval(more: Partial<RecordedApproval> = {}): RecordedApproval {
  return {
    by: ALICE,
    at: '2026-06-01T10:59:00.500Z',
    planId: PLAN,
    hash: read.hash!,
    ...more,
  };
}

function vpc(
  options: {
    at?: string;
    apply?: string;
    approval?: RecordedApproval;
    plan?: object;
    lastPlanAt?: string;
    ready?: string;
  } = {},
): KubernetesObject {
  const { at = '2026-06-01T11:00:00Z', apply = 'True', approval } = options;
  return {
    apiVersion: 'infra.contrib.fluxcd.io/v1alpha2',
    kind: 'Terraform',
    metadata: {
      name: 'vpc',
      namespace: 'team-a',
      uid: KEY.uid,
      annotations: approval
        ? { 'groundplan.dev/approval': JSON.stringify(approval) }
        : {},
    },
    status: {
      conditions: [
        {
          type: 'Apply',
          status: apply,
          message: apply,
          lastTransitionTime: at,
        },
        { type: 'Ready', status: 'Unknown', reason: options.ready ?? 'Any' },
      ],
      plan: { lastApplied: PLAN, ...options.plan },
      lastPlanAt: options.lastPlanAt ?? '2026-06-01T10:58:00Z',
    },
  };
}

async function eventually(check: () => Promise<void> | void): Promise<void> {
  for (const end = Date.now() + 10_000; ; ) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }
}

describe.each(databases.eachSupportedId())('AppliedPlanWatcher on %s', id => {
  let knex: Knex;
  let mirror: FakeMirror;
  let plan: jest.Mock<Promise<PlanResponse>>;
  let fresh: jest.Mock<Promise<KubernetesObject>>;
  let applied: AppliedPlans;
  let approved: ApprovedPlans;
  let now: Date;
  const stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    knex = await databases.init(id as TestDatabaseId);
    const database = mockServices.database({ knex });
    mirror = FakeMirror.create({ hub: [] });
    now = new Date('2026-06-01T12:00:00Z');
    plan = jest.fn(async () => read);
    fresh = jest.fn(
      async () =>
        mirror
          .lookup('hub')
          .get('infra.contrib.fluxcd.io', 'Terraform', 'team-a', 'vpc')!,
    );
    applied = await AppliedPlans.create(database);
    approved = await ApprovedPlans.create(database);
    const starts = await FirstStarts.create(database);
    await starts.of('history:hub', new Date(START));
  });

  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  /** One replica; it holds the lease if it gets it. */
  async function start(failures: Error[] = []) {
    const database = mockServices.database({ knex });
    const auditor = mockServices.auditor.mock();
    auditor.createEvent.mockResolvedValue({
      success: jest.fn(),
      fail: jest.fn(),
    });
    const changed = jest.fn();
    const tellOther = jest.fn(async () => {
      if (failures.length > 0) {
        throw failures.shift();
      }
    });
    const logger = mockServices.logger.mock();
    const lease = DatabaseLease.create({
      knex,
      id: 'groundplan-terraform',
      logger,
      lifetimeMs: 1_000,
      heartbeatMs: 50,
    });
    const stop = TerraformWatch.create({
      mirror,
      lease,
      logger,
      sweepMs: 100,
      followers: [
        AppliedPlanWatcher.create({
          applied: await AppliedPlans.create(database),
          reader: AppliedPlanReader.create({
            plans: { read: plan },
            terraforms: { read: fresh },
            approved,
          }),
          starts: await FirstStarts.create(database),
          auditor,
          changed,
          tellOther,
          now: () => now,
        }),
      ],
    }).start();
    stops.push(stop);
    return { auditor, changed, tellOther, logger, lease, stop };
  }

  const history = (count: number) =>
    eventually(async () =>
      expect(await applied.of(KEY)).toHaveLength(count),
    ).then(() => applied.of(KEY));

  it('says whether what was applied is what was read, and by whom', async () => {
    await approved.add(KEY, anApproval(), read.plan);
    mirror.put('hub', vpc({ approval: anApproval() }));
    const { auditor, changed } = await start();
    expect(await history(1)).toEqual([
      {
        planId: PLAN,
        hash: read.hash,
        summary: read.plan!.summary,
        resources: [{ address: 'aws_db_instance.main', action: 'update' }],
        resourcesOmitted: 0,
        result: 'applied',
        at: '2026-06-01T11:00:00Z',
        approvedBy: ALICE,
        approvedAt: '2026-06-01T10:59:00.500Z',
        comparison: 'same',
      },
    ]);
    expect(plan).toHaveBeenCalledTimes(1);
    expect(auditor.createEvent).not.toHaveBeenCalled();
    expect(changed).toHaveBeenCalledTimes(1);
    expect(changed.mock.calls[0][0]).toMatchObject({ kind: 'terraform' });
  });

  it.each([
    [
      'another action',
      aPlan('replace', 'is-large'),
      ['aws_db_instance.main: update became replace'],
    ],
    [
      'another value',
      aPlan('update', 'is-huge'),
      ['aws_db_instance.main: update with another size'],
    ],
    [
      'nothing',
      { ...aPlan('update', 'is-large'), resources: [] },
      ['aws_db_instance.main: update was read, and it was left alone'],
    ],
    [
      'what is not shown',
      { ...aPlan('update', 'is-large'), unread: ['a line'] },
      [expect.stringContaining('in a value that is withheld')],
    ],
  ])('says and audits that %s was applied', async (_, other, lines) => {
    await approved.add(KEY, anApproval(), read.plan);
    plan.mockResolvedValue(stored(other));
    mirror.put('hub', vpc({ approval: anApproval() }));
    const { auditor, tellOther } = await start();
    expect(await history(1)).toMatchObject([
      { comparison: 'other', difference: { lines, omitted: 0 } },
    ]);
    expect(tellOther).toHaveBeenCalledTimes(1);
    expect(auditor.createEvent).toHaveBeenCalledTimes(1);
    expect(auditor.createEvent).toHaveBeenCalledWith({
      eventId: 'terraform-applied-other',
      severityLevel: 'high',
      meta: expect.objectContaining({
        name: 'vpc',
        planId: PLAN,
        approvedBy: ALICE,
        difference: lines,
      }),
    });
    const rows = JSON.stringify([
      await knex('groundplan_approved_plans'),
      await knex('groundplan_applied_plans'),
    ]);
    expect(rows).toContain('aws_db_instance.main');
    expect(rows).not.toMatch(/was-small|is-large|is-huge/);
  });

  it('tells of another plan until it gets through, and reads it once', async () => {
    await approved.add(KEY, anApproval(), read.plan);
    plan.mockResolvedValue(stored(aPlan('replace', 'is-large')));
    mirror.put('hub', vpc({ approval: anApproval() }));
    const first = await start([new Error('no answer'), new Error('no answer')]);
    await eventually(() => expect(first.tellOther).toHaveBeenCalledTimes(3));
    expect(await history(1)).toMatchObject([{ comparison: 'other' }]);
    expect(first.auditor.createEvent).toHaveBeenCalledTimes(1);
    await first.stop();

    // It is not known here whether the one before had got through
    const second = await start();
    await eventually(() => expect(second.tellOther).toHaveBeenCalledTimes(1));
    expect(second.tellOther.mock.calls).toEqual([
      first.tellOther.mock.calls[0],
    ]);
    await second.stop();
    now = new Date('2026-07-01T12:00:00Z');
    const later = await start();
    await eventually(() => expect(later.lease.held).toBe(true));
    mirror.put('hub', vpc({ at: '2026-07-01T11:59:00Z' }));
    await history(2);
    expect(later.tellOther).not.toHaveBeenCalled();
    expect(plan).toHaveBeenCalledTimes(2);
  });

  it.each<[string, () => void, object]>([
    [
      'the text of another plan is stored',
      () =>
        plan.mockResolvedValue(stored(aPlan('update', 'x'), { planId: 'y' })),
      { approvedBy: ALICE, comparison: 'unknown' },
    ],
    [
      'no text is stored',
      () => plan.mockResolvedValue({ ...read, state: 'none', hash: undefined }),
      { approvedBy: ALICE, comparison: 'unknown' },
    ],
    [
      'it was planned anew while it was read',
      () => {
        plan.mockResolvedValue(stored(aPlan('update', 'x')));
        fresh.mockResolvedValue(vpc({ lastPlanAt: '2026-06-01T11:00:01Z' }));
      },
      { approvedBy: ALICE, comparison: 'unknown' },
    ],
    [
      'it may just be planned anew',
      () => {
        plan.mockResolvedValue(stored(aPlan('update', 'x')));
        fresh.mockResolvedValue(vpc({ ready: 'Progressing' }));
      },
      { approvedBy: ALICE, comparison: 'unknown' },
    ],
  ])('does not claim a difference where %s', async (_, arrange, expected) => {
    await approved.add(KEY, anApproval(), read.plan);
    arrange();
    mirror.put('hub', vpc({ approval: anApproval() }));
    const { auditor } = await start();
    const [entry] = await history(1);
    expect(entry).toMatchObject({ ...expected, resources: [] });
    expect(entry).not.toHaveProperty('hash');
    expect(auditor.createEvent).not.toHaveBeenCalled();
  });

  it.each<[string, RecordedApproval, RecordedApproval | undefined]>([
    ['was not made here', anApproval(), undefined],
    [
      'is in the name of somebody else',
      anApproval({ by: 'user:default/mallory' }),
      anApproval(),
    ],
    [
      'is of another plan',
      anApproval({ planId: 'plan-main-0' }),
      anApproval({ planId: 'plan-main-0' }),
    ],
    [
      'came after it was applied',
      anApproval({ at: '2026-06-01T12:00:00Z' }),
      anApproval({ at: '2026-06-01T12:00:00Z' }),
    ],
  ])('names nobody by an approval that %s', async (_, written, made) => {
    if (made) {
      await approved.add(KEY, made, read.plan);
    }
    mirror.put('hub', vpc({ approval: written }));
    await start();
    const [entry] = await history(1);
    expect(entry.hash).toBe(read.hash);
    expect(entry.approvedBy).toBeUndefined();
    expect(entry.comparison).toBeUndefined();
  });

  it('tells two applications of one plan apart, and gives an approval to one', async () => {
    await approved.add(KEY, anApproval(), read.plan);
    mirror.put('hub', vpc({ approval: anApproval() }));
    await start();
    await history(1);
    mirror.put('hub', vpc({ approval: anApproval(), plan: { pending: PLAN } }));
    mirror.put('hub', vpc({ approval: anApproval(), apply: 'Unknown' }));
    mirror.put(
      'hub',
      vpc({ approval: anApproval(), at: '2026-06-01T11:05:00Z' }),
    );
    const entries = await history(2);
    expect(entries.map(({ at, approvedBy }) => [at, approvedBy])).toEqual([
      ['2026-06-01T11:05:00Z', undefined],
      ['2026-06-01T11:00:00Z', ALICE],
    ]);
    expect(plan).toHaveBeenCalledTimes(2);
  });

  it('keeps what failed, with what the controller said', async () => {
    const other = 'plan-main-failed';
    plan.mockResolvedValue({ ...read, state: 'superseded', planId: other });
    mirror.put('hub', vpc({ apply: 'False' }));
    await start();
    expect(await history(1)).toMatchObject([
      { result: 'failed', planId: other, message: 'False', hash: read.hash },
    ]);
  });

  it('notes what was applied before it was first started, and reads none of it', async () => {
    mirror.put('hub', vpc({ at: '2026-06-01T09:59:58Z' }));
    await start();
    expect(await history(1)).toEqual([
      {
        planId: PLAN,
        resources: [],
        resourcesOmitted: 0,
        result: 'applied',
        at: '2026-06-01T09:59:58Z',
      },
    ]);
    expect(plan).not.toHaveBeenCalled();
  });

  it('reads each once among replicas, and misses none when one takes over', async () => {
    mirror.put('hub', vpc());
    const first = await start();
    await eventually(() => expect(first.lease.held).toBe(true));
    const second = await start();
    await history(1);
    await first.stop();
    mirror.put('hub', vpc({ at: '2026-06-01T11:30:00Z' }));
    await eventually(() => expect(second.lease.held).toBe(true));
    expect((await history(2)).map(({ at }) => at)).toEqual([
      '2026-06-01T11:30:00Z',
      '2026-06-01T11:00:00Z',
    ]);
    expect(plan).toHaveBeenCalledTimes(2);
    const calls = [first, second].map(
      ({ changed }) => changed.mock.calls.length,
    );
    expect(calls).toEqual([1, 1]);
  });

  it('looks again at what could not be read, and says so', async () => {
    plan.mockRejectedValueOnce(new Error('the host does not answer'));
    mirror.put('hub', vpc());
    const { logger } = await start();
    expect(await history(1)).toMatchObject([{ hash: read.hash }]);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/team-a\/vpc .*the host does not answer/),
    );
  });
});
