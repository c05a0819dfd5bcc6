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
import { toTime } from '../../Timeline';
import { TerraformStatus } from './TerraformStatus';

const now = () => toTime(Date.now());

function releaseLock(status: TerraformStatus): void {
  status.unmark('StateLocked');
  status.set({ lock: {} });
}

function moveLock(status: TerraformStatus, pending?: string): void {
  const lastApplied = status.pendingLock;
  status.set({
    lock: { ...(lastApplied && { lastApplied }), ...(pending && { pending }) },
  });
}

/** Drift was found after the last apply, and nothing was applied since. */
function hasDrift(status: TerraformStatus): boolean {
  const apply = status.condition('Apply');
  return (
    apply?.status === 'True' &&
    status.text('lastDriftDetectedAt') > String(apply.lastTransitionTime)
  );
}

/** How tofu-controller's findings change the status. @internal */
export const transitions = {
  progressing(status: TerraformStatus, message: string): void {
    status.mark('Ready', 'Unknown', 'Progressing', message);
  },

  notReady(
    status: TerraformStatus,
    revision: string,
    reason: string,
    message: string,
  ): void {
    status.markReady('False', reason, message, revision);
  },

  planned(
    status: TerraformStatus,
    revision: string,
    options: { mode: 'manual' | 'auto' | 'plan-only'; destroy: boolean },
  ): void {
    const id = planId(revision);
    const reason = 'TerraformPlannedWithChanges';
    status.mark('Plan', 'True', reason, 'Plan generated');
    status.setPlan({
      lastApplied: status.plan.lastApplied,
      pending: id,
      isDestroyPlan: options.destroy,
      isDriftDetectionPlan: hasDrift(status),
    });
    status.set({
      lastPlannedRevision: revision,
      lastPlannedGeneration: status.generation,
      lastPlanAt: now(),
    });
    releaseLock(status);
    const messages = {
      'plan-only': 'Plan generated: This object is in the plan only mode.',
      auto: 'Plan generated',
      manual: `Plan generated: set approvePlan: "${id}" to approve this plan.`,
    };
    status.markReady('Unknown', reason, messages[options.mode], revision);
  },

  plannedNoChanges(
    status: TerraformStatus,
    revision: string,
    { message, destroy }: { message: string; destroy: boolean },
  ): void {
    const reason = 'TerraformPlannedNoChanges';
    status.mark('Plan', 'False', reason, message);
    status.setPlan({
      lastApplied: status.plan.lastApplied,
      isDestroyPlan: destroy,
    });
    status.set({
      lastPlannedRevision: revision,
      lastPlannedGeneration: status.generation,
      lastPlanAt: now(),
    });
    releaseLock(status);
    status.markReady('True', reason, `${message}: ${revision}`, revision);
  },

  applying(status: TerraformStatus, revision: string): void {
    status.mark('Apply', 'Unknown', 'Progressing', 'Apply started');
    status.set({ lastAttemptedRevision: revision });
  },

  applied(
    status: TerraformStatus,
    revision: string,
    { message, inventory }: { message: string; inventory?: unknown[] },
  ): void {
    const reason = 'TerraformAppliedSucceed';
    const { pending, isDestroyPlan, isDriftDetectionPlan } = status.plan;
    status.mark('Apply', 'True', reason, message);
    status.setPlan({ lastApplied: pending, isDestroyPlan });
    status.set({
      lastAppliedRevision: revision,
      ...(isDriftDetectionPlan && { lastAppliedByDriftDetectionAt: now() }),
      ...(inventory?.length && { inventory: { entries: inventory } }),
    });
    releaseLock(status);
    status.markReady('Unknown', reason, `${message}: ${revision}`, revision);
  },

  applyFailed(
    status: TerraformStatus,
    revision: string,
    message: string,
  ): void {
    status.mark('Apply', 'False', 'TerraformAppliedFail', message);
    status.markReady('False', 'TFExecApplyFailed', message, revision);
    status.clearPending();
  },

  driftDetected(status: TerraformStatus, revision: string, text: string): void {
    status.set({ lastDriftDetectedAt: now() });
    releaseLock(status);
    status.markReady('False', 'DriftDetected', text, revision);
  },

  noDrift(status: TerraformStatus, revision: string): void {
    releaseLock(status);
    status.markReady('True', 'NoDrift', `No drift: ${revision}`, revision);
  },

  locked(status: TerraformStatus, id: string): void {
    const message = `Terraform Locked with Lock Identifier: ${id}`;
    status.mark('StateLocked', 'True', 'LockHeld', message);
    moveLock(status, id);
  },

  unlocked(status: TerraformStatus): void {
    const message = `Terraform Force Unlock with Lock Identifier: ${status.pendingLock}`;
    status.mark('StateLocked', 'False', 'ForceUnlock', message);
    moveLock(status);
  },

  outputsAvailable(status: TerraformStatus, outputs: string[]): void {
    const reason = 'TerraformOutputsAvailable';
    status.mark('Output', 'True', reason, 'Outputs available');
    status.set({ availableOutputs: outputs });
  },

  outputsWritten(
    status: TerraformStatus,
    revision: string,
    message: string,
  ): void {
    const reason = 'TerraformOutputsWritten';
    status.mark('Output', 'True', reason, message);
    status.markReady('True', reason, `${message}: ${revision}`, revision);
  },
};
