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
import { toStatus, toTime, Verdict } from '../../health/Verdict';
import { getString, KubernetesObject } from '../../kubernetes';
import { readPod } from '../readPod';
import { readRunner, RunnerFields } from '../readRunner';

/** After this many pods failed, the controller gives the runner up. */
const MAX_FAILURES = 5;
/** Pods start, and runners register, within this time, or something is wrong. */
export const START_MS = 5 * 60_000;

/** What is known of the pod of a runner. @internal */
export interface RunnerPod {
  /** Whether an absent pod is known not to exist. */
  readable: boolean;
  object?: KubernetesObject;
}

/** Whether it has not registered with GitHub in due time. @internal */
export function isUnregistered(runner: RunnerFields, now: Date): boolean {
  return (
    !runner.registered &&
    !runner.hasJob &&
    runner.createdAt !== undefined &&
    now.getTime() - runner.createdAt > START_MS
  );
}

function judgeRunning(
  fields: RunnerFields,
  pod: RunnerPod,
  now: Date,
): Omit<Verdict, 'since'> {
  if (pod.readable && !pod.object) {
    return {
      health: 'Error',
      state: 'orphan',
      reason: 'PodMissing',
      message: 'It is said to run, but its pod is gone.',
      decidedBy: 'pod of EphemeralRunner',
    };
  }
  if (fields.hasJob) {
    return {
      health: 'Healthy',
      state: 'busy',
      reason: 'Running',
      decidedBy: 'status.jobId',
    };
  }
  if (isUnregistered(fields, now)) {
    return {
      health: 'Warning',
      state: 'unregistered',
      reason: 'NotRegistered',
      message: 'It has not registered with GitHub for 5 minutes.',
      decidedBy: 'status.runnerId',
    };
  }
  return fields.ready
    ? {
        health: 'Healthy',
        state: 'idle',
        reason: 'Running',
        decidedBy: 'status.ready',
      }
    : {
        health: 'Progressing',
        state: 'starting',
        reason: 'NotReady',
        decidedBy: 'status.ready',
      };
}

function judge(
  runner: KubernetesObject,
  fields: RunnerFields,
  pod: RunnerPod,
  now: Date,
): Omit<Verdict, 'since'> {
  const reason = getString(runner.status, 'reason') || undefined;
  const message = getString(runner.status, 'message') || undefined;
  const decidedBy = 'status.phase';
  if (fields.phase === 'Failed') {
    return {
      health: 'Error',
      state: 'failed',
      reason: reason ?? 'Failed',
      message,
      decidedBy,
    };
  }
  if (fields.phase === 'Outdated') {
    return {
      health: 'Error',
      state: 'outdated',
      reason: reason ?? 'Outdated',
      message:
        message ??
        'GitHub refuses this version of the runner: update its image.',
      decidedBy,
    };
  }
  if (fields.phase === 'Succeeded') {
    return { health: 'Healthy', state: 'done', reason: 'Succeeded', decidedBy };
  }
  if (fields.failures > 0 && !fields.ready) {
    return {
      health: 'Warning',
      state: 'retrying',
      reason: reason ?? 'PodFailed',
      message: [`Retry ${fields.failures}/${MAX_FAILURES}.`, message]
        .filter(Boolean)
        .join(' '),
      decidedBy: 'status.failures',
    };
  }
  if (fields.phase === 'Running') {
    return judgeRunning(fields, pod, now);
  }
  if (fields.phase === 'Pending' || fields.phase === '') {
    const obstacle = pod.object && readPod(pod.object);
    return {
      health: 'Progressing',
      state: 'pending',
      reason: obstacle?.reason ?? reason ?? 'Pending',
      message: obstacle?.message ?? message,
      decidedBy,
    };
  }
  return {
    health: 'Unknown',
    state: 'unknown',
    reason: reason ?? 'PhaseUnknown',
    message: message ?? `Its phase is ${fields.phase}.`,
    decidedBy,
  };
}

/** The health of one runner, and of its pod where that is known. @internal */
export function assessEphemeralRunner(
  runner: KubernetesObject,
  pod: RunnerPod,
  now: Date,
): HealthStatus {
  const fields = readRunner(runner);
  const since = toTime(fields.createdAt);
  if (fields.deleting) {
    return toStatus({
      health: 'Deleting',
      state: 'deleting',
      reason: 'Deleting',
      since: getString(runner.metadata, 'deletionTimestamp'),
      decidedBy: 'metadata.deletionTimestamp',
    });
  }
  return toStatus({ ...judge(runner, fields, pod, now), since });
}
