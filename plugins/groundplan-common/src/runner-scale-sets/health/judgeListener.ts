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

import { Verdict } from '../../health/Verdict';
import { getString, getTime } from '../../kubernetes';
import { assessListener, isFresh } from './assessListener';
import { ScaleSetView } from './ScaleSetView';

/**
 * Runners whose version GitHub refuses: the controller removes the listener then.
 *
 * @internal
 */
export function judgeOutdated(view: ScaleSetView): Verdict | undefined {
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

/** Without a listener nobody asks GitHub for jobs. @internal */
export function judgeListener(view: ScaleSetView): Verdict | undefined {
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
