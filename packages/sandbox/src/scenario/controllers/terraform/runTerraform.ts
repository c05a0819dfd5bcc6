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

import { applyTerraform } from './applyTerraform';
import { appliesUnasked, isApproved, looksForDrift } from './decisions';
import { detectDrift } from './detectDrift';
import { Failure, planTerraform } from './planTerraform';
import { RunContext } from './RunContext';
import { TerraformRun } from './TerraformRun';
import { transitions } from './transitions';
import { writeOutputs } from './writeOutputs';

const SETUP = 800;

/** Takes the code to the runner, and frees the state where that is wanted. @internal */
export async function setUp(
  run: TerraformRun,
  { infrastructure, pause }: RunContext,
): Promise<void> {
  const { object, spec, status } = run;
  transitions.progressing(status, 'Initializing');
  run.write();
  await pause(SETUP);
  const lock = status.pendingLock;
  const isMeant =
    spec.forceUnlock === 'auto' ||
    (spec.forceUnlock === 'yes' && spec.lockIdentifier === lock);
  if (lock && isMeant) {
    infrastructure.unlock(object);
    transitions.unlocked(status);
    run.write();
  }
}

async function planAndApply(
  run: TerraformRun,
  context: RunContext,
  revision: string,
): Promise<Failure | 'waits'> {
  const { spec, status } = run;
  if (spec.force || status.pending === '') {
    const failure = await planTerraform(run, context, { revision });
    if (failure) {
      return failure;
    }
    run.write();
  }
  if (!isApproved(spec, status)) {
    return undefined;
  }
  if (!appliesUnasked(spec)) {
    // What was approved is not what is applied, but what is planned now under
    // the same name.
    const again = true;
    const failure = await planTerraform(run, context, { revision, again });
    if (failure) {
      return failure;
    }
    run.write();
    if (status.pending === '' || status.pending !== spec.approvePlan) {
      return 'waits';
    }
  }
  const failure = await applyTerraform(run, context, revision);
  run.write();
  return failure;
}

/** What is done in a runner: look for drift, plan, apply, write outputs. @internal */
export async function runTerraform(
  run: TerraformRun,
  context: RunContext,
  revision: string,
): Promise<Failure> {
  const { object, spec, status } = run;
  await setUp(run, context);
  if (looksForDrift(spec, status, revision)) {
    const found = await detectDrift(run, context, revision);
    if (found === 'none') {
      const { outputsSecret } = spec;
      if (outputsSecret && isMissing(context, object, outputsSecret.name)) {
        writeOutputs(run, context.client, revision);
      }
      return undefined;
    }
    if (found !== 'drifted') {
      return found;
    }
    if (!appliesUnasked(spec)) {
      return { failed: 'DriftDetected' };
    }
    run.write();
  }
  if (spec.approvePlan === 'disable') {
    return undefined;
  }
  const outcome = await planAndApply(run, context, revision);
  if (outcome) {
    return outcome === 'waits' ? undefined : outcome;
  }
  writeOutputs(run, context.client, revision);
  if (!spec.enableInventory) {
    status.set({ inventory: undefined });
  }
  const ready = status.condition('Ready');
  if (
    ready?.status === 'Unknown' &&
    ready.reason === 'TerraformAppliedSucceed'
  ) {
    status.unmark('Reconciling');
    status.mark('Ready', 'True', ready.reason, String(ready.message));
  }
  return undefined;
}

function isMissing(
  { client }: RunContext,
  { metadata: { namespace } }: TerraformRun['object'],
  name: string,
): boolean {
  const metadata = { name, namespace };
  return !client.get({ apiVersion: 'v1', kind: 'Secret', metadata });
}
