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

import { Condition, readConditions } from '../../../conditions';
import { getBoolean, getString, KubernetesObject } from '../../../kubernetes';
import {
  RecordedApproval,
  RecordedOperation,
} from '../../operations/RecordedOperation';
import { recordingAnnotations } from '../../operations/recordedOperations';
import { readTerraform, TerraformFields } from '../../readTerraform';

/** Flux's annotation that asks for a reconciliation. @internal */
export const REQUESTED_AT = 'reconcile.fluxcd.io/requestedAt';

/** How long a controller may be silent before that is said. @internal */
export const UNHEARD_MS = 60_000;

/** The conditions that tell how an operation goes. */
const TELLING = ['Ready', 'Apply'];

/** How an object stands to what was asked of it. @internal */
export interface ControllerView {
  fields: TerraformFields;
  ready?: Condition;
  apply?: Condition;
  suspended: boolean;
  /** The controller has handled the request of this token. */
  handled: boolean;
  /** Another request has taken the place of this one before it was handled. */
  replaced: boolean;
  /** It works on the object: Ready has turned Unknown since it was asked. */
  working: boolean;
  /** Milliseconds since it was asked; never negative, clocks differ. */
  elapsed: number;
}

/** @internal */
export function controllerView(
  object: KubernetesObject,
  recorded: RecordedOperation,
  now: Date,
): ControllerView {
  const { conditions } = readConditions(object);
  const find = (type: string) => conditions.find(c => c.type === type);
  const ready = find('Ready');
  const { token } = recorded;
  const requested = object.metadata.annotations?.[REQUESTED_AT];
  const handled =
    token !== undefined &&
    getString(object.status, 'lastHandledReconcileAt') === token;
  return {
    fields: readTerraform(object),
    ready,
    apply: find('Apply'),
    suspended: isSuspended(object),
    handled,
    replaced: token !== undefined && !handled && requested !== token,
    working:
      ready?.status === 'Unknown' &&
      ready.reason === 'Progressing' &&
      hasMoved(ready, recorded),
    elapsed: Math.max(0, now.getTime() - Date.parse(recorded.at)),
  };
}

/** @internal */
export function isSuspended(object: KubernetesObject): boolean {
  return getBoolean(object.spec, 'suspend') === true;
}

/**
 * The annotations that record what is asked, and how the conditions stand then.
 *
 * @internal
 */
export function record(
  object: KubernetesObject,
  operation: Omit<RecordedOperation, 'before'>,
  approval?: RecordedApproval,
): Record<string, string> {
  const before = Object.fromEntries(
    readConditions(object)
      .conditions.filter(({ type }) => TELLING.includes(type))
      .map(condition => [condition.type, markOf(condition)]),
  );
  return recordingAnnotations({ ...operation, before }, approval);
}

/**
 * Whether a condition has changed after something was asked. Of what was recorded
 * without the conditions, only times can tell: they are of whole seconds and of
 * another clock, so that the second before counts as well.
 *
 * @internal
 */
export function hasMoved(
  condition: Condition,
  { at, before }: RecordedOperation,
): boolean {
  return before
    ? before[condition.type] !== markOf(condition)
    : Date.parse(condition.lastTransitionTime ?? '') >= Date.parse(at) - 1_000;
}

function markOf({ status, reason, lastTransitionTime }: Condition): string {
  return [status, reason, lastTransitionTime].join(' ');
}

/** Not answered yet, or not for too long. @internal */
export function silence(view: ControllerView): {
  state: 'sent' | 'unheard';
  message: string;
} {
  if (view.elapsed < UNHEARD_MS) {
    return {
      state: 'sent',
      message: 'Sent; tofu-controller has not answered yet.',
    };
  }
  const seconds = Math.round(view.elapsed / 1_000);
  return {
    state: 'unheard',
    message: `Nothing was heard of tofu-controller for ${seconds} s. It may be down, or busy with other resources: see whether its Deployment (tofu-controller, or tf-controller before 0.16) runs, and what it logs. What was asked stays in the object and is done when it comes back.`,
  };
}
