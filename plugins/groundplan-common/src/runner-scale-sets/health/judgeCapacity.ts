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

import { toTime, Verdict } from '../../health/Verdict';
import { getNumber, getTime } from '../../kubernetes';
import { readRunner } from '../readRunner';
import { START_MS } from './assessEphemeralRunner';
import { ScaleSetView } from './ScaleSetView';

const YOUNG_MS = 60_000;

/**
 * Counters that differ from the runners by more than what comes and goes at the
 * moment: their controller does not keep up.
 */
function judgeCounters(view: ScaleSetView): Verdict | undefined {
  if (view.counts.source !== 'runners' || view.parts.runnerSets.length === 0) {
    return undefined;
  }
  const counted = view.parts.runnerSets.reduce(
    (total, runnerSet) =>
      total + (getNumber(runnerSet.status, 'currentReplicas') ?? 0),
    0,
  );
  const moving = view.parts.runners.filter(runner => {
    const { createdAt, deleting, phase } = readRunner(runner);
    return (
      deleting ||
      phase === 'Succeeded' ||
      (createdAt !== undefined && view.now.getTime() - createdAt < YOUNG_MS)
    );
  }).length;
  return Math.abs(counted - view.counts.current) > moving
    ? {
        health: 'Warning',
        state: 'counters-stale',
        flags: ['stale'],
        reason: 'CountersDisagree',
        message: `The controller counts ${counted} runners; there are ${view.counts.current}.`,
        decidedBy: 'status.currentReplicas of EphemeralRunnerSet',
      }
    : undefined;
}

/**
 * When the newest of its parts was made: a scale set that is changed is Pending
 * again, and its runner set and listener are made anew; nothing else tells when.
 */
function lastMade({ set, parts }: ScaleSetView): number | undefined {
  const moments = [set, ...parts.runnerSets, parts.listener].flatMap(
    object => getTime(object?.metadata, 'creationTimestamp') ?? [],
  );
  return moments.length > 0 ? Math.max(...moments) : undefined;
}

function judgeTotal(view: ScaleSetView): Verdict | undefined {
  const newest = view.parts.runnerSets[0];
  const current = getNumber(newest?.status, 'currentReplicas');
  const desired = getNumber(newest?.spec, 'replicas');
  // One that waits for a job takes the next: a set of a fixed size is always
  // at its maximum.
  const hasIdle = view.counts.source === 'runners' && view.counts.idle > 0;
  if (!hasIdle && view.max && current === view.max && desired === view.max) {
    return {
      health: 'Warning',
      state: 'saturated',
      reason: 'MaximumReached',
      message: `All ${view.max} runners are in use; further jobs wait.`,
      decidedBy: 'status.currentReplicas of EphemeralRunnerSet',
    };
  }
  const since = view.phase === 'Pending' ? lastMade(view) : undefined;
  if (since !== undefined && view.now.getTime() - since > START_MS) {
    return {
      health: 'Warning',
      state: 'pending',
      reason: 'Pending',
      message: 'It has been pending for more than 5 minutes.',
      since: toTime(since),
      decidedBy: 'status.phase of AutoscalingRunnerSet',
    };
  }
  return undefined;
}

/** What the counters of a scale set say of it. @internal */
export function judgeCapacity(view: ScaleSetView): Verdict | undefined {
  return judgeCounters(view) ?? judgeTotal(view);
}
