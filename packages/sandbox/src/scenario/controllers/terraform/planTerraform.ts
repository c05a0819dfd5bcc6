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

import { planId } from '../../terraforms/newTerraform';
import { appliesUnasked } from './decisions';
import { RunContext } from './RunContext';
import { TerraformRun } from './TerraformRun';
import { transitions } from './transitions';

const PLANNING = 1800;

/** A step of a run that went wrong. @internal */
export type Failure = { failed: string } | undefined;

/** Plans and stores the plan; `again` right before it is applied. @internal */
export async function planTerraform(
  run: TerraformRun,
  context: RunContext,
  { revision, again = false }: { revision: string; again?: boolean },
): Promise<Failure> {
  const { object, spec, status } = run;
  const { infrastructure, plans, pause } = context;
  transitions.progressing(status, 'Terraform Planning');
  run.write();
  await pause(PLANNING);
  const lock = infrastructure.lockOf(object);
  if (lock) {
    const reason = 'TFExecPlanFailed';
    run.event(
      'Warning',
      reason,
      `Plan error: State locked with Lock Identifier ${lock.id}`,
    );
    transitions.locked(status, lock.id);
    transitions.notReady(status, revision, reason, lock.message);
    return { failed: lock.message };
  }
  const { destroys: destroy } = run;
  const content = infrastructure.plan(object, { revision, destroy, again });
  const isEmpty = content.changes.length === 0 && !content.outputs?.length;
  if (isEmpty && destroy) {
    const message = 'No objects need to be destroyed';
    transitions.plannedNoChanges(status, revision, {
      message,
      destroy: spec.destroy,
    });
    return undefined;
  }
  const id = planId(revision);
  plans.save(object, id, content);
  if (isEmpty) {
    transitions.plannedNoChanges(status, revision, {
      message: 'Plan no changes',
      destroy: spec.destroy,
    });
    return undefined;
  }
  const unasked = appliesUnasked(spec);
  if (!unasked) {
    run.event(
      'Normal',
      'TerraformPlanSucceed',
      `Planned.\nPlan generated: set approvePlan: "${id}" to approve this plan.`,
    );
  }
  const mode = unasked ? 'auto' : 'manual';
  transitions.planned(status, revision, {
    mode: spec.planOnly ? 'plan-only' : mode,
    destroy: spec.destroy,
  });
  return undefined;
}
