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

import { getString, KubernetesObject } from '../../../kubernetes';
import { RecordedOperation } from '../../operations/RecordedOperation';
import { isRunnerOf } from '../../fleet/relatedToTerraform';
import { judgeLockHolder, Lock } from '../../judgeLockHolder';
import { readLock } from '../../readLock';
import { readTerraform } from '../../readTerraform';
import { hasEnded } from '../../runnerPod';
import { no, yes } from '../assessments';
import { OperationAssessment, OperationRule } from '../TerraformOperator';
import { describeWithdrawal, withoutApproval } from './approvals';
import {
  controllerView,
  isSuspended,
  record,
  REQUESTED_AT,
} from './ControllerView';
import { notHandled } from './reconcile';

/**
 * Releases the lock of the state, by its own id.
 *
 * @remarks
 * The controller acts only if `spec.tfstate.lockIdentifier` is the lock that it has met
 * itself. The fields are taken out again when it is done: the next lock may be one
 * that is held with good reason.
 *
 * @internal
 */
export const forceUnlock: OperationRule = {
  writes: ['object'],
  assess,
  patches: (object, { by, at, lockId = '' }) => {
    const time = at.toISOString();
    return [
      {
        patch: {
          metadata: {
            annotations: {
              [REQUESTED_AT]: time,
              ...record(object, {
                operation: 'force-unlock',
                by,
                at: time,
                token: time,
                lockId,
              }),
            },
          },
          spec: {
            tfstate: { forceUnlock: 'yes', lockIdentifier: lockId },
            ...withoutApproval(object),
          },
        },
      },
    ];
  },
  judge,
  cleanUp: (object, { lockId }) =>
    getString(object.spec, 'tfstate', 'forceUnlock') === 'yes' &&
    getString(object.spec, 'tfstate', 'lockIdentifier') === lockId
      ? {
          patch: {
            spec: { tfstate: { forceUnlock: null, lockIdentifier: null } },
          },
        }
      : undefined,
};

/** The pod that may hold the lock, if there is one that has not ended. @internal */
export function liveRunner(
  object: KubernetesObject,
  related: readonly KubernetesObject[],
): KubernetesObject | undefined {
  return related.find(pod => isRunnerOf(pod, object) && !hasEnded(pod));
}

function assess(
  object: KubernetesObject,
  related: readonly KubernetesObject[],
): OperationAssessment {
  const lock = readLock(object);
  if (!lock?.id) {
    return no(
      lock
        ? 'The id of the lock is not known: neither its status nor its message has it.'
        : 'Its state is not locked.',
    );
  }
  if (isSuspended(object)) {
    return no(
      'It is suspended: the controller would not act. Resume it first.',
    );
  }
  const runner = liveRunner(object, related);
  return yes(
    [
      runner && describeRunner(object, lock, runner),
      'If somebody else holds the lock, such as a person with a terminal, their run goes on without it.',
      'It is planned anew afterwards; a pending plan is discarded.',
      describeWithdrawal(readTerraform(object).approvePlan),
    ],
    {
      type: 'lock',
      value: lock.id,
      ...(runner && { runner: runner.metadata.name }),
    },
  );
}

function judge(
  object: KubernetesObject,
  recorded: RecordedOperation,
  now: Date,
): ReturnType<OperationRule['judge']> {
  const view = controllerView(object, recorded, now);
  const lock = readLock(object);
  if (!lock) {
    return { state: 'done', message: `The lock ${recorded.lockId} is gone.` };
  }
  if (lock.id && lock.id !== recorded.lockId) {
    return {
      state: 'superseded',
      message: `The lock ${recorded.lockId} is gone; ${lock.id} has taken its place.`,
    };
  }
  return view.handled && !view.suspended
    ? { state: 'failed', message: view.ready?.message ?? 'It is still locked.' }
    : notHandled(view);
}

function describeRunner(
  { metadata }: KubernetesObject,
  lock: Pick<Lock, 'who' | 'createdAt'>,
  runner: KubernetesObject,
): string {
  const holds =
    judgeLockHolder(metadata.name, lock, runner, true) === 'gone'
      ? 'is alive, and works on the same state, although the lock is older than it'
      : 'is alive and may hold the lock';
  return `The runner ${runner.metadata.name} ${holds}: to unlock under it can destroy the state.`;
}
