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
import { OperationRule } from '../TerraformOperator';
import { describeWithdrawal, withoutApproval } from './approvals';
import {
  controllerView,
  isSuspended,
  record,
  REQUESTED_AT,
} from './ControllerView';
import { notHandled, outcomeOf } from './reconcile';

const IN_GIT =
  'Where spec.suspend is written in Git, Flux sets it back; where it is not, nobody is told that it stays.';

/** Has the controller leave it alone. @internal */
export const suspend: OperationRule = {
  writes: ['object'],
  assess: object => {
    if (isSuspended(object)) {
      return no('It is suspended already.');
    }
    const { approvePlan, pendingPlan } = readTerraform(object);
    const { deletionTimestamp } = object.metadata;
    return yes([
      pendingPlan &&
        `${pendingPlan} is discarded: the change of the spec makes it void, and resuming plans anew.`,
      describeWithdrawal(approvePlan),
      deletionTimestamp && 'Its deletion stops until it is resumed.',
      'A run that has begun goes on to its end. Whatever depends on it goes on with what there is.',
      IN_GIT,
    ]);
  },
  patches: (object, { by, at }) => [
    {
      patch: {
        metadata: {
          annotations: record(object, {
            operation: 'suspend',
            by,
            at: at.toISOString(),
          }),
        },
        spec: { suspend: true, ...withoutApproval(object) },
      },
    },
  ],
  field: ['spec', 'suspend'],
  judge: object =>
    isSuspended(object)
      ? { state: 'done', message: 'It is suspended.' }
      : {
          state: 'superseded',
          message: `It is no longer suspended. ${IN_GIT}`,
        },
};

/** Ends a suspension, and asks for a reconciliation. @internal */
export const resume: OperationRule = {
  writes: ['object'],
  assess: object => {
    if (!isSuspended(object)) {
      return no('It is not suspended.');
    }
    const { approvePlan } = readTerraform(object);
    return yes([
      object.metadata.deletionTimestamp
        ? 'It is being deleted: that goes on.'
        : 'It is planned anew.',
      approvePlan === 'auto' &&
        'approvePlan is auto: what is planned is applied at once.',
      describeWithdrawal(approvePlan),
      IN_GIT,
    ]);
  },
  patches: (object, { by, at }) => {
    const time = at.toISOString();
    return [
      {
        patch: {
          metadata: {
            annotations: {
              [REQUESTED_AT]: time,
              ...record(object, {
                operation: 'resume',
                by,
                at: time,
                token: time,
              }),
            },
          },
          spec: { suspend: false, ...withoutApproval(object) },
        },
      },
    ];
  },
  judge: judgeResumed,
  field: ['spec', 'suspend'],
};

function judgeResumed(
  object: KubernetesObject,
  recorded: RecordedOperation,
  now: Date,
): ReturnType<OperationRule['judge']> {
  const view = controllerView(object, recorded, now);
  if (view.suspended) {
    return { state: 'superseded', message: `It is suspended again. ${IN_GIT}` };
  }
  if (!view.handled) {
    return notHandled(view);
  }
  const outcome = outcomeOf(view);
  return outcome.state === 'waiting' ? { ...outcome, state: 'done' } : outcome;
}
