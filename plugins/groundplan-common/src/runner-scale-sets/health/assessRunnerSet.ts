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

import { HealthStatus } from '../../health/HealthStatus';
import { toStatus, Verdict } from '../../health/Verdict';
import { getNumber, getString, KubernetesObject } from '../../kubernetes';

function judge(runnerSet: KubernetesObject): Verdict {
  const { metadata, spec, status } = runnerSet;
  const deletedAt = getString(metadata, 'deletionTimestamp');
  if (deletedAt !== undefined) {
    return {
      health: 'Deleting',
      state: 'deleting',
      reason: 'Deleting',
      since: deletedAt,
      decidedBy: 'metadata.deletionTimestamp',
    };
  }
  if (getString(status, 'phase') === 'Outdated') {
    return {
      health: 'Error',
      state: 'outdated',
      flags: ['blocked'],
      reason: 'Outdated',
      message: 'GitHub refuses this version of the runner: update its image.',
      decidedBy: 'status.phase',
    };
  }
  const failed = getNumber(status, 'failedEphemeralRunners') ?? 0;
  if (failed > 0) {
    return {
      health: 'Warning',
      state: 'runners-failed',
      reason: 'RunnersFailed',
      message: `${failed} runners failed.`,
      decidedBy: 'status.failedEphemeralRunners',
    };
  }
  // Zeros are left out by the controller: absent is zero here.
  const desired = getNumber(spec, 'replicas') ?? 0;
  const current = getNumber(status, 'currentReplicas') ?? 0;
  const decidedBy = 'status.currentReplicas';
  const message = `${current} of ${desired} runners`;
  if (current !== desired) {
    return {
      health: 'Progressing',
      state: current < desired ? 'scaling-up' : 'scaling-down',
      reason: current < desired ? 'ScalingUp' : 'ScalingDown',
      message,
      decidedBy,
    };
  }
  return {
    health: 'Healthy',
    state: 'ready',
    reason: 'Ready',
    message,
    decidedBy,
  };
}

/** The health of an EphemeralRunnerSet. @internal */
export function assessRunnerSet(runnerSet: KubernetesObject): HealthStatus {
  return toStatus(judge(runnerSet));
}
