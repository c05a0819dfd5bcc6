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

import {
  getBoolean,
  getList,
  getNumber,
  getString,
  getTime,
  KubernetesObject,
} from '../kubernetes';

/** How a pod of a listener or of a runner is. @internal */
export interface PodFields {
  phase?: string;
  ready: boolean;
  restarts: number;
  /** What keeps it from running, such as `ImagePullBackOff` or `Unschedulable`. */
  reason?: string;
  message?: string;
  /** Milliseconds since the epoch. */
  createdAt?: number;
  /** RFC 3339: since when it is ready, or is not. */
  readySince?: string;
}

/** Reasons of waiting containers that pass by themselves. */
const PASSING: readonly string[] = ['ContainerCreating', 'PodInitializing'];

interface Obstacle {
  reason: string;
  message?: string;
}

function containerObstacle(container: unknown): Obstacle | undefined {
  const waiting = getString(container, 'state', 'waiting', 'reason');
  if (waiting && !PASSING.includes(waiting)) {
    return {
      reason: waiting,
      message: getString(container, 'state', 'waiting', 'message'),
    };
  }
  const exitCode = getNumber(container, 'state', 'terminated', 'exitCode');
  return exitCode === undefined || exitCode === 0
    ? undefined
    : {
        reason:
          getString(container, 'state', 'terminated', 'reason') ?? 'Error',
        message: `${
          getString(container, 'name') ?? 'A container'
        } exited with code ${exitCode}.`,
      };
}

function conditionOf(pod: KubernetesObject, type: string): unknown {
  return getList(pod.status, 'conditions').find(
    condition => getString(condition, 'type') === type,
  );
}

/** Reads a pod. Never throws. @internal */
export function readPod(pod: KubernetesObject): PodFields {
  const containers = getList(pod.status, 'containerStatuses');
  const scheduled = conditionOf(pod, 'PodScheduled');
  const unscheduled: Obstacle | undefined =
    getString(scheduled, 'status') === 'False'
      ? {
          reason: getString(scheduled, 'reason') ?? 'Unschedulable',
          message: getString(scheduled, 'message'),
        }
      : undefined;
  const ownReason = getString(pod.status, 'reason');
  const obstacle =
    unscheduled ??
    [...getList(pod.status, 'initContainerStatuses'), ...containers]
      .map(containerObstacle)
      .find(found => found !== undefined) ??
    (ownReason
      ? { reason: ownReason, message: getString(pod.status, 'message') }
      : undefined);
  return {
    phase: getString(pod.status, 'phase'),
    ready:
      getString(conditionOf(pod, 'Ready'), 'status') === 'True' ||
      (conditionOf(pod, 'Ready') === undefined &&
        containers.length > 0 &&
        containers.every(container => getBoolean(container, 'ready') === true)),
    restarts: containers.reduce<number>(
      (total, container) => total + (getNumber(container, 'restartCount') ?? 0),
      0,
    ),
    reason: obstacle?.reason,
    message: obstacle?.message,
    createdAt: getTime(pod.metadata, 'creationTimestamp'),
    readySince: getString(conditionOf(pod, 'Ready'), 'lastTransitionTime'),
  };
}
