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
import { getString, KubernetesObject } from '../../kubernetes';
import { ScaleSetIndex } from '../ScaleSetIndex';
import { hasUnknownPhase, readRunner } from '../readRunner';
import { judgeCapacity } from './judgeCapacity';
import { judgeListener, judgeOutdated } from './judgeListener';
import { judgeRunners } from './judgeRunners';
import { judgeVersion } from './judgeVersion';
import { Readability, ScaleSetView, viewScaleSet } from './ScaleSetView';

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
  const odd = view.parts.runners
    .map(runner => ({ name: runner.metadata.name, ...readRunner(runner) }))
    .find(runner => !runner.deleting && hasUnknownPhase(runner));
  if (odd) {
    kinds.push(`the phase ${odd.phase} of EphemeralRunner ${odd.name}`);
  }
  return kinds;
}

function judge(view: ScaleSetView): Verdict {
  const deletedAt = getString(view.set.metadata, 'deletionTimestamp');
  const skew = judgeVersion(view);
  if (deletedAt !== undefined) {
    return {
      health: 'Deleting',
      state: 'deleting',
      reason: 'Deleting',
      message: skew?.message,
      since: deletedAt,
      decidedBy: 'metadata.deletionTimestamp',
    };
  }
  const broken = skew ?? judgeOutdated(view) ?? judgeListener(view);
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
