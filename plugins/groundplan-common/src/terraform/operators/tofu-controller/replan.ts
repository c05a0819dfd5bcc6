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

import { getList, getString, KubernetesObject } from '../../../kubernetes';
import { RecordedOperation } from '../../operations/RecordedOperation';
import { readTerraform } from '../../readTerraform';
import { no, yes } from '../assessments';
import {
  OperationAssessment,
  OperationInput,
  OperationPatch,
  OperationRule,
} from '../TerraformOperator';
import { describeWithdrawal, withoutApproval } from './approvals';
import {
  controllerView,
  isSuspended,
  record,
  REQUESTED_AT,
  silence,
} from './ControllerView';
import { notHandled } from './reconcile';

/** As `tfctl replan` writes it. */
const REASON = 'ReplanRequested';

/**
 * Without the right to patch `terraforms/status`: a reconciliation plans too, while
 * nothing is pending.
 */
const replanByReconciling: OperationRule = {
  writes: ['object'],
  assess: object => {
    const { pendingPlan } = readTerraform(object);
    const whole = assess(object);
    return whole.allowed && pendingPlan
      ? no(
          `${pendingPlan} is pending. To discard it takes the right to patch terraforms/status on the host: add { apiGroups: ["infra.contrib.fluxcd.io"], resources: ["terraforms/status"], verbs: ["patch"] } to the ClusterRole.`,
        )
      : whole;
  },
  patches: (object, input) =>
    patches(object, input).filter(({ subresource }) => !subresource),
  judge,
};

/**
 * Has it planned anew, as `tfctl replan` does: what was planned is taken out of the
 * status, and a reconciliation asked for.
 *
 * @remarks
 * An approval that is still in the spec would apply the new plan unread, as the id is
 * of the revision alone and may be the same again: it is taken out first.
 *
 * @internal
 */
export const replan: OperationRule = {
  writes: ['object', 'status'],
  assess,
  patches,
  judge,
  fallback: replanByReconciling,
};

function assess(object: KubernetesObject): OperationAssessment {
  const { pendingPlan, approvePlan } = readTerraform(object);
  if (object.metadata.deletionTimestamp) {
    return no('It is being deleted.');
  }
  if (isSuspended(object)) {
    return no('It is suspended: nothing is planned. Resume it.');
  }
  return yes([
    pendingPlan && `${pendingPlan} is discarded.`,
    approvePlan === 'auto' &&
      'approvePlan is auto: the new plan is applied at once.',
    describeWithdrawal(approvePlan),
  ]);
}

function patches(
  object: KubernetesObject,
  { by, at }: OperationInput,
): OperationPatch[] {
  const time = at.toISOString();
  const ask: OperationPatch = {
    patch: {
      metadata: {
        annotations: {
          [REQUESTED_AT]: time,
          ...record(object, {
            operation: 'replan',
            by,
            at: time,
            token: time,
          }),
        },
      },
    },
  };
  const clear: OperationPatch = {
    subresource: 'status',
    patch: {
      status: {
        conditions: requested(object, time),
        plan: { pending: '' },
        lastPlannedRevision: '',
        lastAttemptedRevision: '',
      },
    },
  };
  const withdrawn = withoutApproval(object);
  return 'approvePlan' in withdrawn
    ? [{ patch: { spec: withdrawn } }, clear, ask]
    : [clear, ask];
}

/** All conditions, as a merge patch replaces the list, with Ready as tfctl sets it. */
function requested(object: KubernetesObject, at: string): unknown[] {
  const others = getList(object.status, 'conditions').filter(
    condition => getString(condition, 'type') !== 'Ready',
  );
  return [
    ...others,
    {
      type: 'Ready',
      status: 'False',
      reason: REASON,
      message: 'Replan requested',
      lastTransitionTime: `${at.slice(0, 19)}Z`,
      ...(object.metadata.generation !== undefined && {
        observedGeneration: object.metadata.generation,
      }),
    },
  ];
}

function judge(
  object: KubernetesObject,
  recorded: RecordedOperation,
  now: Date,
): ReturnType<OperationRule['judge']> {
  const view = controllerView(object, recorded, now);
  const { ready, fields } = view;
  if (view.replaced) {
    return {
      state: 'superseded',
      message: 'Something else was asked for after this.',
    };
  }
  if (fields.pendingPlan) {
    return { state: 'done', message: `${fields.pendingPlan} is the new plan.` };
  }
  if (!view.handled || view.suspended) {
    return ready?.reason === REASON && !view.suspended
      ? silence(view)
      : notHandled(view);
  }
  if (ready?.status === 'Unknown') {
    return { state: 'under-way', message: ready.message };
  }
  if (ready?.status === 'False') {
    return { state: 'failed', message: ready.message || ready.reason };
  }
  return {
    state: 'done',
    message: ready?.message || 'Planned; there is nothing to change.',
  };
}
