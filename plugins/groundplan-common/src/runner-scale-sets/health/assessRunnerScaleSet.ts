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
import {
  getNumber,
  getString,
  getTime,
  KubernetesObject,
} from '../../kubernetes';
import { ScaleSetIndex } from '../ScaleSetIndex';
import { START_MS } from './assessEphemeralRunner';
import { assessListener, isFresh } from './assessListener';
import { judgeRunners } from './judgeRunners';
import { Readability, ScaleSetView, viewScaleSet } from './ScaleSetView';

function judgeOutdated(view: ScaleSetView): Verdict | undefined {
  const newest = view.parts.runnerSets[0];
  const bySet = view.phase === 'Outdated';
  if (!bySet && getString(newest?.status, 'phase') !== 'Outdated') {
    return undefined;
  }
  return {
    health: 'Error',
    state: 'outdated',
    flags: ['blocked'],
    reason: 'Outdated',
    message:
      'GitHub refuses this version of the runner: update its image. No job runs until then.',
    decidedBy: `status.phase of ${
      bySet ? 'AutoscalingRunnerSet' : 'EphemeralRunnerSet'
    }`,
  };
}

/** Without a listener nobody asks GitHub for jobs. */
function judgeListener(view: ScaleSetView): Verdict | undefined {
  const { listener, listenerPod } = view.parts;
  const down = 'The listener is down: jobs stay queued.';
  if (!listener) {
    const createdAt = getTime(view.set.metadata, 'creationTimestamp');
    if (!view.listenersReadable) {
      return undefined;
    }
    return {
      ...(isFresh(createdAt, view.now)
        ? { health: 'Progressing', state: 'starting', message: '' }
        : {
            health: 'Error',
            state: 'listener-down',
            message: `${down} There is no AutoscalingListener.`,
          }),
      reason: 'ListenerMissing',
      decidedBy: 'AutoscalingListener',
    };
  }
  const status = assessListener(listener, listenerPod, view);
  switch (status.health) {
    case 'Error':
      return {
        ...status,
        state: 'listener-down',
        message: `${down} ${status.message}`,
      };
    case 'Progressing':
    case 'Deleting':
      return { ...status, health: 'Progressing', state: 'starting' };
    default:
      return undefined;
  }
}

function judgeCapacity(view: ScaleSetView): Verdict | undefined {
  const newest = view.parts.runnerSets[0];
  const current = getNumber(newest?.status, 'currentReplicas');
  const desired = getNumber(newest?.spec, 'replicas');
  if (view.max && current === view.max && desired === view.max) {
    return {
      health: 'Warning',
      state: 'saturated',
      reason: 'MaximumReached',
      message: `All ${view.max} runners are in use; further jobs wait.`,
      decidedBy: 'status.currentReplicas of EphemeralRunnerSet',
    };
  }
  const createdAt = getTime(view.set.metadata, 'creationTimestamp');
  if (
    view.phase === 'Pending' &&
    createdAt !== undefined &&
    view.now.getTime() - createdAt > START_MS
  ) {
    return {
      health: 'Warning',
      state: 'pending',
      reason: 'Pending',
      message: 'It has been pending for more than 5 minutes.',
      since: toTime(createdAt),
      decidedBy: 'status.phase of AutoscalingRunnerSet',
    };
  }
  return undefined;
}

/** What could not be read, and so was not judged. */
function unread(view: ScaleSetView): string[] {
  const { listener, listenerPod } = view.parts;
  const kinds: string[] = [];
  if (!listener && !view.listenersReadable) {
    kinds.push('AutoscalingListener');
  }
  if (listener && !listenerPod && !view.podsReadable) {
    kinds.push("the listener's Pod");
  }
  if (view.counts.source !== 'runners') {
    kinds.push('EphemeralRunners');
  }
  return kinds;
}

function judge(view: ScaleSetView): Verdict {
  const deletedAt = getString(view.set.metadata, 'deletionTimestamp');
  if (deletedAt !== undefined) {
    return {
      health: 'Deleting',
      state: 'deleting',
      reason: 'Deleting',
      since: deletedAt,
      decidedBy: 'metadata.deletionTimestamp',
    };
  }
  const broken = judgeOutdated(view) ?? judgeListener(view);
  if (broken) {
    return broken;
  }
  if (view.max === 0) {
    return {
      health: 'Healthy',
      state: 'suspended',
      flags: ['suspended'],
      reason: 'MaximumIsZero',
      message: 'Its maximum is 0: it runs no jobs.',
      decidedBy: 'spec.maxRunners',
    };
  }
  const verdict = judgeRunners(view) ?? judgeCapacity(view);
  if (verdict) {
    return verdict;
  }
  const missing = unread(view);
  if (missing.length > 0) {
    return {
      health: 'Unknown',
      state: 'not-readable',
      reason: 'NotReadable',
      message: `Not judged, because not readable: ${missing.join(', ')}.`,
      decidedBy: missing[0],
    };
  }
  return {
    health: 'Healthy',
    state: 'ready',
    reason: 'Ready',
    message: `${view.counts.busy} busy, ${view.counts.idle} idle`,
    decidedBy: 'status.phase of EphemeralRunners',
  };
}

/** The health of a scale set that has been looked at already. @internal */
export function assessScaleSetView(view: ScaleSetView): HealthStatus {
  return toStatus(judge(view));
}

/**
 * The health of a runner scale set of the Actions Runner Controller, 0.9 and
 * later.
 *
 * @remarks
 * What is absent from `related` counts as missing only where its kind could be
 * read; where that is not said, only if any such object is given. What could
 * not be read makes a set Unknown rather than Healthy. Never throws.
 *
 * @public
 */
export function assessRunnerScaleSet(
  set: KubernetesObject,
  related: KubernetesObject[],
  options: {
    now: Date;
    listenersReadable?: boolean;
    podsReadable?: boolean;
    runnersReadable?: boolean;
  },
): HealthStatus {
  const readability: Readability = options;
  return assessScaleSetView(
    viewScaleSet(set, ScaleSetIndex.create(related), {
      ...readability,
      now: options.now,
    }),
  );
}
