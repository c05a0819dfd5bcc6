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
  condition,
  minutesAgo,
  NOW,
} from '../../../gitops/testing/fluxObjects';
import { KubernetesObject } from '../../../kubernetes';
import {
  readRecordedApproval,
  readRecordedOperation,
} from '../../operations/recordedOperations';
import {
  ANNOTATION_OPERATION,
  OperationState,
  RecordedOperation,
} from '../../operations/RecordedOperation';
import { TerraformOperation } from '../../operations/TerraformOperation';
import {
  LOCK_MESSAGE,
  PLAN,
  planned,
  runnerPod,
  terraform,
} from '../../testing/terraform';
import { OperationInput, OperationRule } from '../TerraformOperator';
import { REQUESTED_AT } from './ControllerView';
import { tofuController } from './tofuController';

const LOCK = '6f1c1b2c-3c1e-4a7e-9a57-5f1a6f6d2f10';
const OTHER = 'plan-main-0987654321';
const HASH = 'a'.repeat(64);

const locked = (options: Parameters<typeof terraform>[0] = {}) =>
  terraform({
    conditions: [
      condition('Ready', 'False', 'TFExecPlanFailed', {
        message: LOCK_MESSAGE,
      }),
    ],
    status: { lock: { pending: LOCK } },
    ...options,
  });

function ruleOf(operation: TerraformOperation): OperationRule {
  return tofuController.operations[operation]!;
}

/** As the API server would have it afterwards, RFC 7386. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) {
    return patch;
  }
  const merged: Record<string, unknown> = { ...(target as object) };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      delete merged[key];
    } else {
      merged[key] = mergePatch(merged[key], value);
    }
  }
  return merged;
}

function ask(
  operation: TerraformOperation,
  object: KubernetesObject,
  input: Partial<OperationInput> = {},
): { asked: KubernetesObject; recorded: RecordedOperation } {
  const patches = ruleOf(operation).patches(object, {
    by: 'user:default/ada',
    at: NOW,
    planId: PLAN,
    hash: HASH,
    lockId: LOCK,
    ...input,
  });
  const asked = patches.reduce(
    (all, { patch }) => mergePatch(all, patch) as KubernetesObject,
    object,
  );
  return { asked, recorded: readRecordedOperation(asked)! };
}

const seconds = (count: number) => new Date(NOW.getTime() + count * 1_000);

describe('what tofu-controller can be asked, by the state of a resource', () => {
  it.each<[string, TerraformOperation, KubernetesObject, true | RegExp]>([
    ['a pending plan', 'approve', planned(), true],
    ['no plan', 'approve', terraform(), /No plan waits/],
    ['no status', 'approve', { ...terraform(), status: undefined }, /No plan/],
    [
      'a plan that is no object',
      'approve',
      terraform({ status: { plan: 'plan-main' } }),
      /No plan/,
    ],
    [
      'an id that is no text',
      'approve',
      planned({}, { pending: 7 }),
      /No plan/,
    ],
    [
      'plans that cannot be applied',
      'approve',
      planned({ planOnly: true }),
      /planOnly/,
    ],
    ['auto', 'approve', planned({ approvePlan: 'auto' }), /is auto/],
    ['disable', 'approve', planned({ approvePlan: 'disable' }), /is disable/],
    [
      'an approval of it',
      'approve',
      planned({ approvePlan: PLAN }),
      /approved already/,
    ],
    [
      'an approval by part of the id',
      'approve',
      planned({ approvePlan: 'plan-main' }),
      true,
    ],
    [
      'an approval of another plan',
      'approve',
      planned({ approvePlan: OTHER }),
      true,
    ],
    ['a suspension', 'approve', planned({ suspend: true }), /suspended/],
    [
      'a plan of an older spec',
      'approve',
      planned({}, {}, { status: { lastPlannedGeneration: 2 } }),
      /older spec/,
    ],
    [
      'a plan of this spec',
      'approve',
      planned({}, {}, { status: { lastPlannedGeneration: 3 } }),
      true,
    ],
    [
      'a deletion',
      'approve',
      planned({}, {}, { metadata: { deletionTimestamp: minutesAgo(1) } }),
      /deleted\.$/,
    ],
    [
      'a deletion that destroys',
      'approve',
      planned(
        { destroyResourcesOnDeletion: true },
        {},
        { metadata: { deletionTimestamp: minutesAgo(1) } },
      ),
      /without approval/,
    ],
    [
      'a lock',
      'approve',
      planned(
        {},
        {},
        {
          conditions: [
            condition('Ready', 'False', 'TFExecPlanFailed', {
              message: LOCK_MESSAGE,
            }),
          ],
          status: { lock: { pending: LOCK } },
        },
      ),
      /locked by runner@app-tf-runner/,
    ],
    [
      'a lock of the past',
      'approve',
      planned(
        {},
        {},
        {
          conditions: [
            condition('Ready', 'True'),
            condition('StateLocked', 'True'),
          ],
        },
      ),
      true,
    ],
    ['a pending plan', 'replan', planned(), true],
    [
      'a suspension',
      'replan',
      terraform({ spec: { suspend: true } }),
      /suspended/,
    ],
    [
      'a deletion',
      'replan',
      terraform({ metadata: { deletionTimestamp: minutesAgo(1) } }),
      /deleted/,
    ],
    [
      'a suspension',
      'reconcile',
      terraform({ spec: { suspend: true } }),
      /suspended/,
    ],
    ['a pending plan', 'reconcile', planned(), true],
    [
      'a suspension',
      'suspend',
      terraform({ spec: { suspend: true } }),
      /already/,
    ],
    [
      'a deletion',
      'suspend',
      terraform({ metadata: { deletionTimestamp: minutesAgo(1) } }),
      true,
    ],
    ['a suspension', 'resume', terraform({ spec: { suspend: true } }), true],
    [
      'no suspension',
      'resume',
      terraform({ spec: { suspend: 'yes' } }),
      /not suspended/,
    ],
    ['a lock', 'force-unlock', locked(), true],
    ['no lock', 'force-unlock', terraform(), /not locked/],
    [
      'a lock and a suspension',
      'force-unlock',
      locked({ spec: { suspend: true } }),
      /suspended/,
    ],
    [
      'a lock whose id nobody told',
      'force-unlock',
      terraform({ conditions: [condition('StateLocked', 'True', 'LockHeld')] }),
      /id of the lock is not known/,
    ],
  ])('with %s, %s', (_state, operation, object, expected) => {
    const { allowed, reason } = ruleOf(operation).assess(object, [], NOW);
    expect(allowed).toBe(expected === true);
    expect(reason ?? '').toMatch(expected === true ? /^$/ : expected);
  });

  it('has a destroying plan and a lock confirmed, and says what follows', () => {
    const destroying = planned({}, { isDestroyPlan: true });
    expect(ruleOf('approve').assess(destroying, [], NOW)).toMatchObject({
      confirm: { type: 'name', value: 'app' },
      consequences: [
        expect.stringMatching(/plans once more/),
        expect.stringMatching(/destroyed/),
      ],
    });
    const pods = [runnerPod('app'), runnerPod('app-2')];
    expect(ruleOf('force-unlock').assess(locked(), pods, NOW)).toMatchObject({
      confirm: { type: 'lock', value: LOCK },
      consequences: [
        expect.stringMatching(/^The runner app-tf-runner is alive/),
        expect.anything(),
        expect.anything(),
      ],
    });
    const younger = runnerPod('app', { startTime: '2999-01-01T00:00:00Z' });
    expect(
      ruleOf('force-unlock').assess(locked(), [younger], NOW).consequences[0],
    ).toMatch(/works on the same state, although the lock is older than it/);
    const ended = runnerPod('app', { phase: 'Succeeded' });
    expect(
      ruleOf('force-unlock').assess(locked(), [ended], NOW).consequences,
    ).not.toContainEqual(expect.stringMatching(/alive/));
  });

  it('tells a pending plan from what reconciling would apply unread', () => {
    const said = (object: KubernetesObject) =>
      ruleOf('reconcile').assess(object, [], NOW).consequences.join(' ');
    expect(said(planned())).toMatch(/no more than acknowledge/);
    expect(said(planned({ approvePlan: 'auto' }))).toMatch(/applied at once/);
    expect(said(planned({ approvePlan: PLAN }))).toBe('');
    expect(said(terraform({ spec: { approvePlan: PLAN } }))).toMatch(
      /still plan-main-1234567890/,
    );
  });
});

describe('what tofu-controller is sent', () => {
  it('approves the whole id, and records who read what', () => {
    const { asked, recorded } = ask('approve', planned());
    expect(asked.spec).toMatchObject({ approvePlan: PLAN, path: './network' });
    expect(recorded).toEqual({
      operation: 'approve',
      by: 'user:default/ada',
      at: NOW.toISOString(),
      planId: PLAN,
      before: {},
    });
    expect(readRecordedApproval(asked)).toEqual({
      by: 'user:default/ada',
      at: NOW.toISOString(),
      planId: PLAN,
      hash: HASH,
    });
    expect(asked.metadata.annotations).not.toHaveProperty([REQUESTED_AT]);
  });

  it.each<TerraformOperation>(['replan', 'suspend', 'resume', 'force-unlock'])(
    'takes an approval back that %s would turn on a plan nobody has read',
    operation => {
      const approved = planned({ approvePlan: PLAN });
      expect(ask(operation, approved).asked.spec).toMatchObject({
        approvePlan: '',
      });
      expect(
        ruleOf(operation)
          .assess(
            operation === 'resume'
              ? planned({ approvePlan: PLAN, suspend: true })
              : locked({ spec: { approvePlan: PLAN } }),
            [],
            NOW,
          )
          .consequences.join(' '),
      ).toMatch(/is emptied/);
      for (const approvePlan of ['auto', 'disable']) {
        expect(
          ask(operation, planned({ approvePlan })).asked.spec,
        ).toMatchObject({ approvePlan });
      }
    },
  );

  it('replans as tfctl does: first the approval, then the status, then the request', () => {
    const object = planned(
      { approvePlan: PLAN },
      {},
      {
        conditions: [condition('Ready', 'Unknown'), condition('Plan', 'True')],
      },
    );
    const input = { by: 'user:default/ada', at: NOW };
    const patches = ruleOf('replan').patches(object, input);
    expect(patches.map(({ subresource }) => subresource)).toEqual([
      undefined,
      'status',
      undefined,
    ]);
    expect(patches[1].patch).toEqual({
      status: {
        conditions: [
          expect.objectContaining({ type: 'Plan' }),
          {
            type: 'Ready',
            status: 'False',
            reason: 'ReplanRequested',
            message: 'Replan requested',
            lastTransitionTime: '2026-06-01T12:00:00Z',
            observedGeneration: 3,
          },
        ],
        plan: { pending: '' },
        lastPlannedRevision: '',
        lastAttemptedRevision: '',
      },
    });
    const { fallback } = ruleOf('replan');
    expect(fallback?.assess(object, [], NOW)).toMatchObject({
      allowed: false,
      reason: expect.stringContaining('terraforms/status'),
    });
    expect(fallback?.assess(terraform(), [], NOW).allowed).toBe(true);
    expect(
      fallback?.patches(terraform(), input).map(patch => patch.subresource),
    ).toEqual([undefined]);
  });

  it('unlocks by id, and takes that out again', () => {
    const { asked, recorded } = ask('force-unlock', locked());
    const { cleanUp } = ruleOf('force-unlock');
    expect(asked.spec).toMatchObject({
      tfstate: { forceUnlock: 'yes', lockIdentifier: LOCK },
    });
    const clean = cleanUp!(asked, recorded)!;
    expect(mergePatch(asked, clean.patch)).toMatchObject({
      spec: { tfstate: {} },
    });
    expect(cleanUp!(locked(), recorded)).toBeUndefined();
    expect(cleanUp!(asked, { ...recorded, lockId: 'other' })).toBeUndefined();
  });

  it.each([
    ['the approval', PLAN, { patch: { spec: { approvePlan: '' } } }],
    ['no approval of another plan', 'plan-main-0', undefined],
    ['no way of going about', 'auto', undefined],
  ])('takes %s out again', (_, approvePlan, expected) => {
    const { recorded } = ask('approve', planned());
    expect(
      ruleOf('approve').cleanUp!(planned({ approvePlan }), recorded),
    ).toEqual(expected);
  });
});

/** What the object says some time after it was asked. */
interface Later {
  spec?: object;
  status?: object;
  conditions?: Record<string, unknown>[];
  /** Seconds after it was asked; 5 by default. */
  after?: number;
  deleting?: boolean;
}

const moved = (
  type: string,
  status: 'True' | 'False' | 'Unknown',
  reason?: string,
) =>
  // By a clock that is ten minutes slow
  condition(type, status, reason, { lastTransitionTime: minutesAgo(10) });

const HANDLED = { lastHandledReconcileAt: NOW.toISOString() };

const before: Partial<Record<TerraformOperation, KubernetesObject>> = {
  approve: planned(
    {},
    {},
    {
      conditions: [
        condition('Ready', 'Unknown', 'TerraformPlannedWithChanges'),
        condition('Apply', 'True', 'TerraformAppliedSucceed'),
      ],
    },
  ),
  'force-unlock': locked(),
  resume: terraform({ spec: { suspend: true } }),
  replan: terraform({
    conditions: [condition('Ready', 'False', 'DriftDetected')],
  }),
  reconcile: terraform({ conditions: [condition('Ready', 'True')] }),
};

describe('how far it has come', () => {
  it.each<[TerraformOperation, OperationState, string, Later, RegExp?]>([
    ['approve', 'sent', 'nothing has happened', {}],
    [
      'approve',
      'unheard',
      'nothing happened for long',
      { after: 61 },
      /tofu-controller runs|Deployment/,
    ],
    ['approve', 'sent', "the asker's clock is ahead", { after: -3_600 }],
    [
      'approve',
      'under-way',
      'it plans once more',
      { conditions: [moved('Ready', 'Unknown', 'Progressing')] },
    ],
    [
      'approve',
      'under-way',
      'the plan was taken',
      { status: { plan: { pending: '' } } },
    ],
    [
      'approve',
      'under-way',
      'it applies',
      { conditions: [moved('Apply', 'Unknown', 'Progressing')] },
    ],
    [
      'approve',
      'done',
      'it was applied',
      {
        conditions: [moved('Apply', 'True', 'TerraformAppliedSucceed')],
        status: { plan: { pending: '', lastApplied: PLAN } },
      },
    ],
    [
      'approve',
      'done',
      'it was applied and tidied up',
      {
        spec: { approvePlan: '' },
        conditions: [moved('Apply', 'True', 'TerraformAppliedSucceed')],
        status: { plan: { pending: '', lastApplied: PLAN } },
      },
    ],
    [
      'approve',
      'done',
      'it was applied and the same name waits again',
      {
        spec: { approvePlan: '' },
        conditions: [moved('Apply', 'True', 'TerraformAppliedSucceed')],
        status: { plan: { pending: PLAN, lastApplied: PLAN } },
      },
    ],
    [
      'approve',
      'superseded',
      'another was applied',
      {
        conditions: [moved('Apply', 'True', 'TerraformAppliedSucceed')],
        status: { plan: { pending: '', lastApplied: OTHER } },
      },
      /and not plan-main-1234567890/,
    ],
    [
      'approve',
      'failed',
      'the apply failed',
      {
        conditions: [moved('Apply', 'False', 'TerraformAppliedFail')],
        status: { plan: { pending: '' } },
      },
      /Apply says so/,
    ],
    [
      'approve',
      'failed',
      'planning once more failed',
      {
        conditions: [moved('Ready', 'False', 'TFExecPlanFailed')],
        status: { plan: { pending: '' } },
      },
      /Ready says so/,
    ],
    [
      'approve',
      'superseded',
      'another plan came',
      { status: { plan: { pending: OTHER } } },
      /has taken its place/,
    ],
    [
      'approve',
      'superseded',
      'Flux took it out',
      { spec: { approvePlan: '' } },
      /no longer in the object: approvePlan is empty/,
    ],
    [
      'approve',
      'superseded',
      'it was suspended',
      { spec: { suspend: true } },
      /suspended before/,
    ],
    [
      'approve',
      'under-way',
      'it was suspended while it applies',
      {
        spec: { suspend: true },
        conditions: [moved('Apply', 'Unknown', 'Progressing')],
      },
    ],
    [
      'approve',
      'superseded',
      'it is being deleted',
      { deleting: true },
      /deleted/,
    ],
    [
      'approve',
      'sent',
      'status.plan is no object any more',
      {
        spec: { approvePlan: PLAN },
        status: { plan: { pending: PLAN, lastApplied: ['x'] } },
      },
    ],
    ['reconcile', 'sent', 'nothing has happened', {}],
    [
      'reconcile',
      'unheard',
      'nothing happened for long',
      { after: 90 },
      /for 90 s/,
    ],
    [
      'reconcile',
      'under-way',
      'it works',
      { conditions: [moved('Ready', 'Unknown', 'Progressing')] },
    ],
    ['reconcile', 'done', 'it is through', { status: HANDLED }],
    [
      'reconcile',
      'failed',
      'it is through and not well',
      {
        status: HANDLED,
        conditions: [moved('Ready', 'False', 'TFExecInitFailed')],
      },
    ],
    [
      'reconcile',
      'waiting',
      'a plan waits',
      { status: { ...HANDLED, plan: { pending: PLAN } } },
      /waits for approval/,
    ],
    [
      'reconcile',
      'done',
      'a plan is for reading',
      {
        spec: { planOnly: true },
        status: { ...HANDLED, plan: { pending: PLAN } },
      },
      /can be read/,
    ],
    [
      'reconcile',
      'under-way',
      'it is handled and applies',
      {
        status: HANDLED,
        conditions: [moved('Ready', 'Unknown', 'TerraformAppliedSucceed')],
      },
    ],
    [
      'reconcile',
      'waiting',
      'it is suspended and only acknowledged',
      { spec: { suspend: true }, status: HANDLED },
      /suspended/,
    ],
    [
      'replan',
      'done',
      'there is a plan',
      { status: { plan: { pending: PLAN } } },
    ],
    [
      'replan',
      'done',
      'nothing is to change',
      { status: HANDLED, conditions: [moved('Ready', 'True', 'NoDrift')] },
    ],
    ['replan', 'sent', 'nothing has happened', {}],
    ['replan', 'unheard', 'nothing happened for long', { after: 120 }],
    [
      'replan',
      'under-way',
      'it works',
      { conditions: [moved('Ready', 'Unknown', 'Progressing')] },
    ],
    [
      'replan',
      'failed',
      'it could not',
      {
        status: HANDLED,
        conditions: [moved('Ready', 'False', 'TFExecPlanFailed')],
      },
    ],
    [
      'replan',
      'waiting',
      'it was suspended',
      { spec: { suspend: true }, status: HANDLED },
    ],
    ['suspend', 'done', 'it is suspended', {}],
    ['suspend', 'superseded', 'Flux resumed it', { spec: { suspend: false } }],
    ['resume', 'superseded', 'Flux suspended it', { spec: { suspend: true } }],
    [
      'resume',
      'done',
      'a plan waits',
      { status: { ...HANDLED, plan: { pending: PLAN } } },
    ],
    ['resume', 'unheard', 'nothing happened for long', { after: 61 }],
    [
      'force-unlock',
      'done',
      'the lock is gone',
      { status: { lock: { pending: '' } } },
    ],
    [
      'force-unlock',
      'superseded',
      'another lock is there',
      { status: { lock: { pending: 'other' } } },
      /other has taken/,
    ],
    ['force-unlock', 'failed', 'it is still there', { status: HANDLED }],
    [
      'force-unlock',
      'waiting',
      'it was suspended',
      { spec: { suspend: true }, status: HANDLED },
    ],
    ['force-unlock', 'sent', 'nothing has happened', {}],
  ])('%s is %s when %s', (...[operation, state, , later, message = /./]) => {
    const { asked, recorded } = ask(
      operation,
      before[operation] ?? terraform(),
    );
    const status = asked.status as { conditions?: { type: string }[] };
    const news = later.conditions ?? [];
    const object = mergePatch(asked, {
      metadata: later.deleting ? { deletionTimestamp: minutesAgo(0) } : {},
      spec: later.spec ?? {},
      status: {
        ...later.status,
        conditions: [
          ...(status.conditions ?? []).filter(
            old => !news.some(({ type }) => type === old.type),
          ),
          ...news,
        ],
      },
    }) as KubernetesObject;
    const judged = ruleOf(operation).judge(
      object,
      recorded,
      seconds(later.after ?? 5),
    );
    expect(judged).toMatchObject({
      state,
      message: expect.stringMatching(message),
    });
  });

  it.each<TerraformOperation>(['reconcile', 'replan'])(
    'tells that something else was asked after %s, unless it was handled',
    operation => {
      const { asked, recorded } = ask(operation, terraform());
      const other = mergePatch(asked, {
        metadata: { annotations: { [REQUESTED_AT]: 'later' } },
      }) as KubernetesObject;
      const judge = (object: KubernetesObject) =>
        ruleOf(operation).judge(object, recorded, NOW).state;
      expect(judge(other)).toBe('superseded');
      expect(
        judge(
          mergePatch(other, {
            status: { ...HANDLED, conditions: [moved('Ready', 'True')] },
          }) as KubernetesObject,
        ),
      ).toBe('done');
    },
  );

  it('goes by times where the conditions were not recorded', () => {
    const { asked, recorded } = ask('approve', before.approve!);
    const { before: _, ...old } = recorded;
    const at = (time: Date) =>
      mergePatch(asked, {
        status: {
          plan: { pending: '', lastApplied: PLAN },
          conditions: [
            condition('Apply', 'True', 'X', {
              lastTransitionTime: time.toISOString(),
            }),
          ],
        },
      }) as KubernetesObject;
    const judge = (object: KubernetesObject) =>
      ruleOf('approve').judge(object, old, NOW).state;
    expect(judge(at(seconds(-1)))).toBe('done');
    expect(judge(at(seconds(-2)))).toBe('under-way');
  });

  it.each([
    'no JSON',
    '{}',
    'null',
    '[]',
    '{"operation":"destroy","by":"a","at":"2026-06-01T12:00:00Z"}',
    '{"operation":"approve","by":"a","at":"yesterday"}',
    '{"operation":"approve","by":7,"at":"2026-06-01T12:00:00Z"}',
  ])('takes %s for no record', annotation => {
    const annotations = { [ANNOTATION_OPERATION]: annotation };
    expect(
      readRecordedOperation(terraform({ metadata: { annotations } })),
    ).toBeUndefined();
  });
});
