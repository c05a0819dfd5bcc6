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

import { renderHumanPlan } from '../../terraforms/plan/renderHumanPlan';
import { RunContext } from './RunContext';
import { TerraformRun } from './TerraformRun';
import { transitions } from './transitions';

const LOOKING = 1200;

/** Whether something differs from what was applied, or why nobody knows. @internal */
export async function detectDrift(
  run: TerraformRun,
  { infrastructure, pause }: RunContext,
  revision: string,
): Promise<'none' | 'drifted' | { failed: string }> {
  const { object, status } = run;
  await pause(LOOKING);
  const lock = infrastructure.lockOf(object);
  if (lock) {
    const reason = 'DriftDetectionFailed';
    run.event(
      'Warning',
      reason,
      `Drift detection error: State locked with Lock Identifier ${lock.id}`,
    );
    transitions.locked(status, lock.id);
    transitions.notReady(status, revision, reason, lock.message);
    return { failed: lock.message };
  }
  const drift = infrastructure.driftOf(object);
  if (!drift) {
    transitions.noDrift(status, revision);
    return 'none';
  }
  const text = renderHumanPlan(drift);
  run.event('Warning', 'DriftDetected', `Drift detected.\n${text}`);
  transitions.driftDetected(status, revision, text);
  return 'drifted';
}
