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

import { Failure } from './planTerraform';
import { RunContext } from './RunContext';
import { TerraformRun } from './TerraformRun';
import { transitions } from './transitions';

const APPLYING = 2500;

/** Applies the stored plan. @internal */
export async function applyTerraform(
  run: TerraformRun,
  context: RunContext,
  revision: string,
): Promise<Failure> {
  const { object, spec, status } = run;
  const { infrastructure, plans, pause } = context;
  transitions.progressing(status, 'Applying');
  run.write();
  const problem = plans.problemWith(object, status.pending);
  if (problem) {
    status.clearPending();
    transitions.notReady(status, '', 'TFExecApplyFailed', problem);
    status.set({ lastPlannedRevision: '' });
    return { failed: problem };
  }
  transitions.applying(status, revision);
  run.write();
  await pause(APPLYING);
  const error = infrastructure.apply(object, revision);
  if (error) {
    run.event('Warning', 'TFExecApplyFailed', `Apply error: ${error}`);
    transitions.applyFailed(status, revision, error);
    return { failed: error };
  }
  const isDestroyed = status.plan.isDestroyPlan === true;
  const message = isDestroyed
    ? 'Destroy applied successfully'
    : 'Applied successfully';
  run.event(
    'Normal',
    isDestroyed ? 'TerraformDestroySucceed' : 'TerraformAppliedSucceed',
    message,
  );
  if (!spec.enableInventory) {
    status.set({ inventory: undefined });
  }
  transitions.applied(status, revision, {
    message,
    ...(spec.enableInventory &&
      !isDestroyed && { inventory: infrastructure.inventory(object) }),
  });
  return undefined;
}
