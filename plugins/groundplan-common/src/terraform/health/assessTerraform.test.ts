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

import { condition, minutesAgo, NOW } from '../../gitops/testing/fluxObjects';
import { KubernetesObject } from '../../kubernetes';
import { PLAN, planned, terraform } from '../testing/terraform';
import { assessTerraform } from './assessTerraform';

const ready = condition('Ready', 'True', 'TerraformAppliedSucceed');
const notReady = (reason: string) => condition('Ready', 'False', reason);
const reconciling = condition('Reconciling', 'True', 'Progressing');

type Row = [string, KubernetesObject, string, string, string[]?];

const rows: Row[] = [
  [
    'deleting',
    terraform({ metadata: { deletionTimestamp: minutesAgo(1) } }),
    'Deleting',
    'deleting',
  ],
  [
    'deleting for more than an hour',
    terraform({ metadata: { deletionTimestamp: minutesAgo(61) } }),
    'Warning',
    'deleting',
  ],
  [
    'deleting, blocked by dependents',
    terraform({
      metadata: { deletionTimestamp: minutesAgo(1) },
      conditions: [notReady('DeletionBlockedByDependantsReason')],
    }),
    'Deleting',
    'deleting',
    ['blocked'],
  ],
  [
    'deleting, its source gone',
    terraform({
      metadata: { deletionTimestamp: minutesAgo(1) },
      conditions: [notReady('ArtifactFailed')],
    }),
    'Deleting',
    'deleting',
    ['blocked'],
  ],
  [
    'deleting while suspended',
    terraform({
      metadata: { deletionTimestamp: minutesAgo(1) },
      spec: { suspend: true },
    }),
    'Deleting',
    'deleting',
    ['suspended'],
  ],
  [
    'suspended, Ready frozen at True',
    terraform({ spec: { suspend: true }, conditions: [ready] }),
    'Healthy',
    'suspended',
    ['suspended', 'stale'],
  ],
  [
    'suspended with a pending plan',
    planned({ suspend: true }, {}, { conditions: [ready] }),
    'Warning',
    'suspended',
    ['suspended', 'stale'],
  ],
  [
    'suspended before its first run',
    terraform({ spec: { suspend: true }, status: { observedGeneration: -1 } }),
    'Unknown',
    'suspended',
    ['suspended', 'stale'],
  ],
  [
    'locked',
    terraform({
      conditions: [
        notReady('TFExecPlanFailed'),
        condition('StateLocked', 'True', 'LockHeld'),
      ],
      status: { lock: { pending: 'some-id' } },
    }),
    'Error',
    'locked',
    ['blocked'],
  ],
  [
    'locked, by status alone',
    terraform({
      conditions: [condition('Ready', 'Unknown', 'Progressing')],
      status: { lock: { pending: 'some-id' } },
    }),
    'Error',
    'locked',
    ['blocked'],
  ],
  [
    'a StateLocked left over beside Ready True',
    terraform({
      conditions: [ready, condition('StateLocked', 'True', 'LockHeld')],
    }),
    'Healthy',
    'ready',
  ],
  [
    'retry limit: Stalled tells, Ready stays Unknown for ever',
    terraform({
      conditions: [
        condition('Ready', 'Unknown', 'Progressing'),
        condition('Stalled', 'True', 'RetryLimitReached'),
      ],
    }),
    'Error',
    'stalled',
  ],
  [
    'stalled beside a pending plan',
    planned({}, {}, { conditions: [condition('Stalled', 'True')] }),
    'Error',
    'stalled',
  ],
  [
    'a destroy plan waits',
    planned({ destroy: true }, { isDestroyPlan: true }),
    'Warning',
    'awaiting-destroy-approval',
  ],
  [
    'a destroy plan waits beside Ready True',
    planned(
      { destroy: true },
      { isDestroyPlan: true },
      { conditions: [condition('Ready', 'True', 'TerraformOutputsWritten')] },
    ),
    'Warning',
    'awaiting-destroy-approval',
  ],
  [
    'a destroy plan of auto mode',
    planned({ approvePlan: 'auto' }, { isDestroyPlan: true }),
    'Progressing',
    'applying',
  ],
  [
    'a destroy plan that is approved',
    planned({ approvePlan: PLAN }, { isDestroyPlan: true }),
    'Progressing',
    'applying',
  ],
  [
    'a plan that nothing applies',
    planned({ planOnly: true }),
    'Healthy',
    'plan-only',
  ],
  [
    'a plan of auto mode',
    planned({ approvePlan: 'auto' }, {}, { conditions: [reconciling] }),
    'Progressing',
    'applying',
  ],
  [
    'a plan that is approved',
    planned({ approvePlan: PLAN }),
    'Progressing',
    'applying',
  ],
  [
    'a plan waits while Ready is Unknown and Reconciling True',
    planned(
      {},
      {},
      {
        conditions: [condition('Ready', 'Unknown', 'Progressing'), reconciling],
      },
    ),
    'Warning',
    'awaiting-approval',
  ],
  [
    'a plan waits while Ready is True',
    planned(
      { writeOutputsToSecret: { name: 'out' } },
      {},
      { conditions: [condition('Ready', 'True', 'TerraformOutputsWritten')] },
    ),
    'Warning',
    'awaiting-approval',
  ],
  [
    'the approval of a prefix is none',
    planned({ approvePlan: 'plan-main' }),
    'Warning',
    'awaiting-approval',
  ],
  [
    'a plan of drift detection waits',
    planned({}, { isDriftDetectionPlan: true }),
    'Warning',
    'awaiting-approval',
  ],
  [
    'an empty id is no plan',
    planned({}, { pending: '' }, { conditions: [ready] }),
    'Healthy',
    'ready',
  ],
  [
    'a plan for an older spec',
    planned({}, {}, { status: { lastPlannedGeneration: 2 } }),
    'Warning',
    'awaiting-approval',
    ['stale'],
  ],
  [
    'an approved plan: the approval itself changed the spec',
    planned(
      { approvePlan: PLAN },
      {},
      { status: { lastPlannedGeneration: 2 } },
    ),
    'Progressing',
    'applying',
  ],
  [
    'an approved plan for a spec that changed otherwise too',
    planned(
      { approvePlan: PLAN },
      {},
      { status: { lastPlannedGeneration: 1 } },
    ),
    'Progressing',
    'applying',
    ['stale'],
  ],
  [
    'a plan while approvePlan is disable',
    planned({ approvePlan: 'disable' }),
    'Warning',
    'awaiting-approval',
  ],
  [
    'a destroy plan that nothing applies',
    planned({ planOnly: true }, { isDestroyPlan: true }),
    'Healthy',
    'plan-only',
  ],
  [
    'deleting, no matter what else',
    planned(
      { suspend: true },
      {},
      {
        metadata: { deletionTimestamp: minutesAgo(1) },
        conditions: [condition('Stalled', 'True')],
        status: { lock: { pending: 'some-id' } },
      },
    ),
    'Deleting',
    'deleting',
    ['suspended'],
  ],
  [
    'suspended while locked',
    terraform({
      spec: { suspend: true },
      conditions: [notReady('TFExecPlanFailed')],
      status: { lock: { pending: 'some-id' } },
    }),
    'Error',
    'suspended',
    ['blocked', 'suspended', 'stale'],
  ],
  [
    'suspended: what suspension writes is not taken for done',
    terraform({
      spec: { suspend: true },
      conditions: [ready],
      status: { observedGeneration: 3, lastHandledReconcileAt: minutesAgo(1) },
    }),
    'Healthy',
    'suspended',
    ['suspended', 'stale'],
  ],
  [
    'only a plan of drift detection that was applied',
    planned(
      {},
      { pending: '', isDriftDetectionPlan: true },
      { conditions: [ready] },
    ),
    'Healthy',
    'ready',
  ],
  [
    'the first run of disable mode',
    terraform({
      spec: { approvePlan: 'disable' },
      conditions: [condition('Ready', 'Unknown', 'Progressing')],
    }),
    'Progressing',
    'progressing',
  ],
  [
    'drifted in disable mode',
    terraform({
      spec: { approvePlan: 'disable' },
      conditions: [notReady('DriftDetected')],
    }),
    'Warning',
    'drifted',
  ],
  [
    'drifted',
    terraform({ conditions: [notReady('DriftDetected')] }),
    'Warning',
    'drifted',
  ],
  [
    'drift that went by itself',
    terraform({
      conditions: [
        condition('Ready', 'True', 'NoDrift'),
        condition('Apply', 'True', 'TerraformAppliedSucceed'),
      ],
      status: { lastDriftDetectedAt: minutesAgo(5) },
    }),
    'Healthy',
    'ready',
  ],
  [
    'waits for a dependency',
    terraform({ conditions: [notReady('DependencyNotReady')] }),
    'Progressing',
    'waiting-for-dependency',
    ['blocked'],
  ],
  [
    'somebody asked for a plan',
    terraform({ conditions: [notReady('ReplanRequested')] }),
    'Progressing',
    'replan-requested',
  ],
  ...[
    'TFExecApplyFailed',
    'ArtifactFailed',
    'AccessDenied',
    'PostPlanningWebhookFailed',
    'ReasonOfTheFuture',
  ].map(
    (reason): Row => [
      `failed: ${reason}`,
      terraform({ conditions: [notReady(reason), reconciling] }),
      'Error',
      'failed',
    ],
  ),
  [
    'health check failed beside Ready True',
    terraform({
      conditions: [
        condition('Ready', 'True', 'NoDrift'),
        condition('HealthCheck', 'False', 'HealthChecksFailed'),
      ],
    }),
    'Error',
    'unhealthy',
  ],
  [
    'health check failed beside Ready Unknown',
    terraform({
      conditions: [
        condition('Ready', 'Unknown', 'TerraformAppliedSucceed'),
        condition('HealthCheck', 'False', 'HealthChecksFailed'),
      ],
    }),
    'Error',
    'unhealthy',
  ],
  [
    'at work',
    terraform({ conditions: [condition('Ready', 'Unknown', 'Progressing')] }),
    'Progressing',
    'progressing',
  ],
  [
    'at work, without Ready',
    terraform({ conditions: [reconciling] }),
    'Progressing',
    'progressing',
  ],
  [
    'a stale Reconciling beside Ready True',
    terraform({ conditions: [reconciling, ready] }),
    'Healthy',
    'ready',
  ],
  [
    'ready',
    terraform({ conditions: [ready], status: { observedGeneration: 3 } }),
    'Healthy',
    'ready',
  ],
  [
    'ready, read as v1alpha1',
    terraform({ version: 'v1alpha1', conditions: [ready] }),
    'Healthy',
    'ready',
  ],
  [
    'ready, but of an older spec',
    terraform({ conditions: [ready], status: { observedGeneration: 2 } }),
    'Healthy',
    'ready',
    ['stale'],
  ],
  [
    'never succeeded: the condition is current',
    terraform({
      conditions: [{ ...notReady('TFExecInitFailed'), observedGeneration: 3 }],
      status: { observedGeneration: -1 },
    }),
    'Error',
    'failed',
  ],
  [
    'never succeeded, and no number on the condition',
    terraform({
      conditions: [notReady('TFExecInitFailed')],
      status: { observedGeneration: -1 },
    }),
    'Error',
    'failed',
  ],
  [
    'new',
    terraform({
      metadata: { creationTimestamp: minutesAgo(4) },
      status: { observedGeneration: -1 },
    }),
    'Progressing',
    'not-reconciled',
  ],
  [
    'never seen',
    terraform({
      metadata: { creationTimestamp: minutesAgo(6) },
      status: { observedGeneration: -1 },
    }),
    'Unknown',
    'not-reconciled',
  ],
  [
    'without status',
    { ...terraform(), status: undefined },
    'Unknown',
    'not-reconciled',
  ],
  [
    'seen, without conditions',
    terraform({ status: { observedGeneration: 3 } }),
    'Unknown',
    'unknown',
  ],
  [
    'conditions of which none decides',
    terraform({ conditions: [condition('Output', 'True')] }),
    'Unknown',
    'unknown',
  ],
  [
    'a status of the wrong type',
    { ...terraform(), status: 'fine' },
    'Unknown',
    'unknown',
  ],
];

describe('assessTerraform', () => {
  it.each(rows)('%s', (_, object, health, state, flags = []) => {
    expect(assessTerraform(object, { now: NOW })).toMatchObject({
      health,
      state,
      flags,
    });
  });

  it('names the condition that decided, and since when', () => {
    const object = terraform({ conditions: [notReady('TFExecApplyFailed')] });
    expect(assessTerraform(object, { now: NOW })).toMatchObject({
      reason: 'TFExecApplyFailed',
      message: 'Ready says so',
      since: minutesAgo(60),
      decidedBy: 'condition Ready of Terraform',
    });
  });

  it('names the plan, since when it waits, and an approval that does not fit', () => {
    const object = planned(
      { approvePlan: 'plan-main' },
      {},
      { status: { lastPlanAt: minutesAgo(7) } },
    );
    const status = assessTerraform(object, { now: NOW });
    expect(status).toMatchObject({
      since: minutesAgo(7),
      decidedBy: 'status.plan.pending',
    });
    expect(status.message).toBe(
      `The plan ${PLAN} waits for approval. What is approved, plan-main, is not this plan.`,
    );
  });

  it('sums a drift up instead of repeating the whole plan', () => {
    const message = [
      'Drift: the following',
      `${'  ~ tag\n'.repeat(3_000)}`,
      'Plan: 0 to add, 1 to change, 0 to destroy.',
    ].join('\n');
    const object = terraform({
      conditions: [{ ...notReady('DriftDetected'), message }],
    });
    expect(assessTerraform(object, { now: NOW }).message).toBe(
      'What runs differs from what is written. Plan: 0 to add, 1 to change, 0 to destroy. There is nothing to approve until it is planned again.',
    );
  });

  it('says who and what keeps a deletion from finishing', () => {
    const object = terraform({
      metadata: {
        deletionTimestamp: minutesAgo(10),
        finalizers: ['finalizers.tf.contrib.fluxcd.io', 'tf.dependency.of.web'],
      },
      spec: { destroyResourcesOnDeletion: true },
      conditions: [notReady('DeletionBlockedByDependantsReason')],
    });
    const status = assessTerraform(object, {
      now: NOW,
      evidence: {
        missingDependencies: ['team-a/network'],
        sourceMissing: true,
      },
    });
    expect(status.flags).toEqual(['blocked']);
    expect(status.message.split('\n')).toEqual([
      'These depend on it: web.',
      'What it depends on is gone, so it cannot be finalized: team-a/network.',
      'Its source is gone, so its finalizer cannot run.',
      'Its resources are destroyed with it, without approval.',
      'Finalizers: finalizers.tf.contrib.fluxcd.io, tf.dependency.of.web.',
    ]);
  });

  it.each([
    ['auto', /destroy\.$/],
    ['disable', /approvePlan is disable: nothing is ever applied\.$/],
    ['', /There is nothing to approve until it is planned again\.$/],
    ['plan-main-0000000000', /nothing to approve until it is planned again\.$/],
  ])('says what becomes of drift with approvePlan %j', (approvePlan, end) => {
    const message = 'Plan: 0 to add, 1 to change, 0 to destroy.';
    const object = terraform({
      spec: { approvePlan },
      conditions: [{ ...notReady('DriftDetected'), message }],
    });
    expect(assessTerraform(object, { now: NOW }).message).toMatch(end);
  });

  it.each([
    [
      'gone',
      /^The state is locked.* The runner that took it no longer exists\.$/,
    ],
    ['running', /^The state is locked.* Its runner is still at work\.$/],
    ['unknown', /^The state is locked\. Lock: some-id\.$/],
  ] as const)('says of a lock that its holder is %s', (lockHolder, text) => {
    const object = terraform({ status: { lock: { pending: 'some-id' } } });
    const evidence = { lockHolder };
    expect(assessTerraform(object, { now: NOW, evidence }).message).toMatch(
      text,
    );
  });

  it('repeats what a Ready says that no rule knows', () => {
    const odd = condition('Ready', 'Unknown', 'Odd');
    const object = terraform({ conditions: [{ ...odd, status: 'Perhaps' }] });
    expect(assessTerraform(object, { now: NOW })).toMatchObject({
      health: 'Unknown',
      message: expect.not.stringContaining('reports no condition Ready'),
    });
  });

  it('keeps messages of tens of KB short', () => {
    const message = 'x'.repeat(40_000);
    const object = terraform({
      conditions: [{ ...notReady('TFExecPlanFailed'), message }],
    });
    expect(assessTerraform(object, { now: NOW }).message.length).toBeLessThan(
      2_100,
    );
  });

  it('gives the first rule that matches the word', () => {
    // Everything at once: what comes first in the order decides.
    const conditions = [
      notReady('DriftDetected'),
      condition('StateLocked', 'True', 'LockHeld'),
      condition('Stalled', 'True', 'RetryLimitReached'),
      condition('HealthCheck', 'False', 'HealthChecksFailed'),
    ];
    const states: string[] = [];
    for (let left = conditions; ; left = left.filter((_, i) => i !== 1)) {
      const object = planned({}, {}, { conditions: left });
      states.push(assessTerraform(object, { now: NOW }).state);
      if (left.length === 1) {
        break;
      }
    }
    expect(states).toEqual([
      'locked',
      'stalled',
      'awaiting-approval',
      'awaiting-approval',
    ]);
  });
});
