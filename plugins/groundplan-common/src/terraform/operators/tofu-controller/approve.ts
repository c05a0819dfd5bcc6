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

import { Condition } from '../../../conditions';
import { getString, KubernetesObject } from '../../../kubernetes';
import { RecordedOperation } from '../../operations/RecordedOperation';
import { isPlanOfOlderSpec, readTerraform } from '../../readTerraform';
import { readLock } from '../../readLock';
import { no, yes } from '../assessments';
import { OperationAssessment, OperationRule } from '../TerraformOperator';
import { namesPlan } from './approvals';
import {
  controllerView,
  hasMoved,
  isSuspended,
  record,
  silence,
} from './ControllerView';

/**
 * Approves the pending plan: `spec.approvePlan` is set to its id.
 *
 * @remarks
 * The id is of the source's revision and says nothing of what is planned, and the
 * controller plans once more before it applies: whoever approves keeps a hash of what
 * was read, and what was applied is compared with it afterwards. Since 0.16 the id has
 * to be equal; part of it is never applied.
 *
 * @internal
 */
export const approve: OperationRule = {
  writes: ['object'],
  assess,
  patches: (object, { by, at, planId = '', hash = '' }) => {
    const time = at.toISOString();
    return [
      {
        patch: {
          metadata: {
            annotations: record(
              object,
              { operation: 'approve', by, at: time, planId },
              { by, at: time, planId, hash },
            ),
          },
          spec: { approvePlan: planId },
        },
      },
    ];
  },
  judge,
  // Left there, it would apply the next plan of the same revision, which nobody has read
  cleanUp: (object, { planId }) => {
    const { approvePlan } = readTerraform(object);
    return namesPlan(approvePlan) && approvePlan === planId
      ? { patch: { spec: { approvePlan: '' } } }
      : undefined;
  },
  field: ['spec', 'approvePlan'],
};

function assess(object: KubernetesObject): OperationAssessment {
  const fields = readTerraform(object);
  const { pendingPlan, approvePlan } = fields;
  if (object.metadata.deletionTimestamp) {
    return no(
      fields.destroyResourcesOnDeletion
        ? 'It is being deleted, and what it made is destroyed without approval.'
        : 'It is being deleted.',
    );
  }
  if (approvePlan === 'auto') {
    return no(
      'approvePlan is auto: plans are applied without being asked about.',
    );
  }
  if (approvePlan === 'disable') {
    return no('approvePlan is disable: only drift is detected.');
  }
  if (!pendingPlan) {
    return no('No plan waits for approval.');
  }
  if (fields.planOnly) {
    return no('planOnly is set: its plans are for reading and never applied.');
  }
  if (isSuspended(object)) {
    return no(
      'It is suspended. Resuming makes a new plan, which can be approved then.',
    );
  }
  if (approvePlan === pendingPlan) {
    return no(`${pendingPlan} is approved already.`);
  }
  if (isPlanOfOlderSpec(object, 0)) {
    return no(
      'The plan is of an older spec, and about to be made anew under the same name.',
    );
  }
  const lock = readLock(object);
  if (lock) {
    return no(
      `Its state is locked by ${
        lock.who ?? lock.id
      }: a plan would not be applied.`,
    );
  }
  return yes(
    [
      'The controller plans once more before it applies. If the world has changed meanwhile, that other plan is applied; whether it was the same is told afterwards.',
      fields.isDestroyPlan &&
        'Everything that this resource made is destroyed.',
    ],
    fields.isDestroyPlan
      ? { type: 'name', value: object.metadata.name }
      : undefined,
  );
}

function judge(
  object: KubernetesObject,
  recorded: RecordedOperation,
  now: Date,
): ReturnType<OperationRule['judge']> {
  const view = controllerView(object, recorded, now);
  const { planId = '' } = recorded;
  const { ready, apply } = view;
  const { approvePlan, pendingPlan } = view.fields;
  const ran = apply && hasMoved(apply, recorded) ? apply : undefined;
  const ended = ran && outcomeOf(ran, object, planId);
  if (ended) {
    return ended;
  }
  if (ran) {
    return { state: 'under-way', message: 'It is being applied.' };
  }
  if (view.suspended || object.metadata.deletionTimestamp) {
    return {
      state: 'superseded',
      message: view.suspended
        ? `It was suspended before ${planId} was applied. Resuming makes a new plan, which waits for its own approval.`
        : `It is being deleted: ${planId} is not applied.`,
    };
  }
  if (pendingPlan && pendingPlan !== planId) {
    return {
      state: 'superseded',
      message: `${planId} was not applied: ${pendingPlan} has taken its place, and waits for its own approval.`,
    };
  }
  if (approvePlan !== planId) {
    return {
      state: 'superseded',
      message: `The approval is no longer in the object: approvePlan is ${
        approvePlan ? `'${approvePlan}'` : 'empty'
      }. Where it is written in Git, Flux sets it back; it has to be approved there then.`,
    };
  }
  if (ready?.status === 'False' && hasMoved(ready, recorded)) {
    return { state: 'failed', message: ready.message };
  }
  if (view.working) {
    return {
      state: 'under-way',
      message: ready?.message || 'It is planned again, then applied.',
    };
  }
  if (!pendingPlan) {
    return {
      state: 'under-way',
      message: 'The plan was taken; the controller plans once more.',
    };
  }
  return silence(view);
}

/** What an apply has come to, once it has ended. */
function outcomeOf(
  apply: Condition,
  object: KubernetesObject,
  planId: string,
): ReturnType<OperationRule['judge']> | undefined {
  if (apply.status === 'False') {
    return { state: 'failed', message: apply.message };
  }
  if (apply.status !== 'True') {
    return undefined;
  }
  const applied = getString(object.status, 'plan', 'lastApplied') || planId;
  return applied === planId
    ? { state: 'done', message: `${planId} was applied.` }
    : {
        state: 'superseded',
        message: `${applied} was applied, and not ${planId}.`,
      };
}
