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
import { getString, getTime, KubernetesObject } from '../../kubernetes';
import { readPod } from '../readPod';

/**
 * A listener is made anew at every change of its scale set: for so long, one
 * that is not there or not ready yet is on its way.
 */
export const LISTENER_START_MS = 2 * 60_000;

const DECIDED_BY = 'pod of AutoscalingListener';

/** Whether something was made just now. @internal */
export function isFresh(createdAt: number | undefined, now: Date): boolean {
  return (
    createdAt !== undefined && now.getTime() - createdAt < LISTENER_START_MS
  );
}

function judgePod(pod: KubernetesObject, now: Date): Verdict {
  const fields = readPod(pod);
  const since = fields.readySince ?? toTime(fields.createdAt);
  if (fields.ready && !getTime(pod.metadata, 'deletionTimestamp')) {
    return {
      health: 'Healthy',
      state: 'ready',
      reason: 'Ready',
      since,
      decidedBy: DECIDED_BY,
    };
  }
  if (!fields.reason && isFresh(fields.createdAt, now)) {
    return {
      health: 'Progressing',
      state: 'starting',
      reason: 'Starting',
      since,
      decidedBy: DECIDED_BY,
    };
  }
  return {
    health: 'Error',
    state: 'not-ready',
    reason: fields.reason ?? 'PodNotReady',
    message:
      fields.message ??
      `The listener's pod is not ready; its phase is ${
        fields.phase ?? 'unknown'
      }.`,
    since,
    decidedBy: DECIDED_BY,
  };
}

function judge(
  listener: KubernetesObject,
  pod: KubernetesObject | undefined,
  podsReadable: boolean,
  now: Date,
): Verdict {
  const deletedAt = getString(listener.metadata, 'deletionTimestamp');
  if (deletedAt !== undefined) {
    return {
      health: 'Deleting',
      state: 'deleting',
      reason: 'Deleting',
      since: deletedAt,
      decidedBy: 'metadata.deletionTimestamp',
    };
  }
  if (pod) {
    return judgePod(pod, now);
  }
  const createdAt = getTime(listener.metadata, 'creationTimestamp');
  if (!podsReadable) {
    return {
      health: 'Unknown',
      state: 'not-readable',
      reason: 'PodNotReadable',
      message: "The listener's pod could not be read.",
      decidedBy: DECIDED_BY,
    };
  }
  return isFresh(createdAt, now)
    ? {
        health: 'Progressing',
        state: 'starting',
        reason: 'Starting',
        message: "The listener's pod is not there yet.",
        since: toTime(createdAt),
        decidedBy: DECIDED_BY,
      }
    : {
        health: 'Error',
        state: 'pod-missing',
        reason: 'PodMissing',
        message: 'The listener has no pod.',
        decidedBy: DECIDED_BY,
      };
}

/**
 * The health of an AutoscalingListener. Its status is always empty, so its pod
 * decides; a pod that could not be read decides nothing.
 *
 * @internal
 */
export function assessListener(
  listener: KubernetesObject,
  pod: KubernetesObject | undefined,
  options: { now: Date; podsReadable: boolean },
): HealthStatus {
  return toStatus(judge(listener, pod, options.podsReadable, options.now));
}
