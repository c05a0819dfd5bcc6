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

import { KubernetesObject } from '../../../kubernetes';
import { RecordedOperation } from '../../operations/RecordedOperation';
import { readTerraform } from '../../readTerraform';
import { no, yes } from '../assessments';
import { OperationAssessment, OperationRule } from '../TerraformOperator';
import { namesPlan } from './approvals';
import {
  controllerView,
  isSuspended,
  record,
  REQUESTED_AT,
  silence,
} from './ControllerView';

/**
 * Asks for a reconciliation, as Flux does: by an annotation with a time, which the
 * controller repeats in `status.lastHandledReconcileAt` when it is through.
 *
 * @internal
 */
export const reconcile: OperationRule = {
  writes: ['object'],
  assess,
  patches: (object, { by, at }) => {
    const time = at.toISOString();
    return [
      {
        patch: {
          metadata: {
            annotations: {
              [REQUESTED_AT]: time,
              ...record(object, {
                operation: 'reconcile',
                by,
                at: time,
                token: time,
              }),
            },
          },
        },
      },
    ];
  },
  judge,
};

function assess(object: KubernetesObject): OperationAssessment {
  const { pendingPlan, approvePlan, planOnly } = readTerraform(object);
  if (isSuspended(object)) {
    return no('It is suspended: requests are only acknowledged. Resume it.');
  }
  return yes([
    pendingPlan &&
      approvePlan !== 'auto' &&
      approvePlan !== pendingPlan &&
      !planOnly &&
      `${pendingPlan} waits for approval: until then the controller does no more than acknowledge. To have it planned anew, replan.`,
    approvePlan === 'auto' &&
      'approvePlan is auto: what is planned is applied at once.',
    !pendingPlan &&
      namesPlan(approvePlan) &&
      `approvePlan is still ${approvePlan}: what is planned is applied at once if it gets that name again. To read it first, replan.`,
  ]);
}

function judge(
  object: KubernetesObject,
  recorded: RecordedOperation,
  now: Date,
): ReturnType<OperationRule['judge']> {
  const view = controllerView(object, recorded, now);
  if (view.replaced) {
    return {
      state: 'superseded',
      message: 'Another reconciliation was asked for after this one.',
    };
  }
  // While it is suspended, requests are acknowledged, and nothing is done
  return view.handled && !view.suspended ? outcomeOf(view) : notHandled(view);
}

/** How a run has ended that the controller has told of. @internal */
export function outcomeOf(
  view: ReturnType<typeof controllerView>,
): ReturnType<OperationRule['judge']> {
  const { ready, fields } = view;
  const plan = fields.pendingPlan;
  if (plan && fields.approvePlan !== 'auto' && fields.approvePlan !== plan) {
    return {
      state: fields.planOnly ? 'done' : 'waiting',
      message: fields.planOnly
        ? `${plan} can be read.`
        : `Acknowledged; ${plan} waits for approval, and nothing is done before.`,
    };
  }
  if (ready?.status === 'Unknown') {
    return { state: 'under-way', message: ready.message };
  }
  return ready?.status === 'False'
    ? { state: 'failed', message: ready.message || ready.reason }
    : {
        state: 'done',
        message: ready?.message || 'The controller is through.',
      };
}

/** @internal */
export function notHandled(
  view: ReturnType<typeof controllerView>,
): ReturnType<OperationRule['judge']> {
  if (view.suspended) {
    return {
      state: 'waiting',
      message: 'It is suspended: nothing is done before it is resumed.',
    };
  }
  return view.working
    ? {
        state: 'under-way',
        message: view.ready?.message || 'The controller works on it.',
      }
    : silence(view);
}
