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
import { getString, KubernetesObject } from '../../kubernetes';
import { readPod } from '../readPod';
import { readRunner } from '../readRunner';
import { isUnregistered, START_MS } from './assessEphemeralRunner';
import { ScaleSetView } from './ScaleSetView';

function names(runners: KubernetesObject[]): string {
  const shown = runners.slice(0, 3).map(runner => runner.metadata.name);
  const more = runners.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function judgeFailed(view: ScaleSetView): Verdict | undefined {
  const { failed, source } = view.counts;
  if (failed === 0) {
    return undefined;
  }
  const exhausted = view.max !== undefined && failed >= view.max;
  const example = view.parts.runners.find(
    runner => readRunner(runner).phase === 'Failed',
  );
  const why = [
    getString(example?.status, 'reason'),
    getString(example?.status, 'message'),
  ]
    .filter(Boolean)
    .join(': ');
  return {
    health: exhausted ? 'Error' : 'Warning',
    state: exhausted ? 'exhausted' : 'runners-failed',
    flags: exhausted ? ['blocked'] : [],
    reason: exhausted ? 'FailedRunnersUseAllCapacity' : 'RunnersFailed',
    message: [
      exhausted
        ? `Failed runners use all capacity: ${failed} of ${view.max}.`
        : `${failed} runners failed and count against the maximum.`,
      why,
    ]
      .filter(Boolean)
      .join(' '),
    decidedBy:
      source === 'runners'
        ? 'status.phase of EphemeralRunners'
        : 'status.failedEphemeralRunners',
  };
}

/** Runners that are said to run although nothing runs. */
function judgeOrphans(view: ScaleSetView): Verdict | undefined {
  if (!view.podsReadable || view.counts.source !== 'runners') {
    return undefined;
  }
  const orphans = view.parts.runners.filter(runner => {
    const fields = readRunner(runner);
    return (
      fields.phase === 'Running' &&
      !fields.deleting &&
      fields.createdAt !== undefined &&
      view.now.getTime() - fields.createdAt > START_MS &&
      !view.index.podOf(runner)
    );
  });
  return orphans.length === 0
    ? undefined
    : {
        health: 'Warning',
        state: 'orphaned-runners',
        reason: 'RunnersWithoutPod',
        message: `Said to run, but without a pod: ${names(orphans)}.`,
        decidedBy: 'pods of EphemeralRunners',
      };
}

function judgePending(view: ScaleSetView): Verdict | undefined {
  const late = view.parts.runners.filter(runner => {
    const fields = readRunner(runner);
    return (
      ['', 'Pending'].includes(fields.phase) &&
      !fields.deleting &&
      fields.createdAt !== undefined &&
      view.now.getTime() - fields.createdAt > START_MS
    );
  });
  if (late.length === 0) {
    return undefined;
  }
  const obstacle = late
    .map(runner => view.index.podOf(runner))
    .map(pod => pod && readPod(pod))
    .find(pod => pod?.reason);
  // Without a pod, refused by a quota say, the runner itself may tell.
  const refused = late.find(runner => getString(runner.status, 'reason'));
  const own = {
    reason: getString(refused?.status, 'reason'),
    message: getString(refused?.status, 'message'),
  };
  return {
    health: 'Warning',
    state: 'runners-pending',
    reason: obstacle?.reason ?? own.reason ?? 'RunnersPending',
    message: [
      `Pending for more than 5 minutes: ${names(late)}.`,
      obstacle ? obstacle.message : own.message,
    ]
      .filter(Boolean)
      .join(' '),
    decidedBy: obstacle
      ? 'pods of EphemeralRunners'
      : 'status.phase of EphemeralRunners',
  };
}

function judgeUnregistered(view: ScaleSetView): Verdict | undefined {
  const unregistered = view.parts.runners.filter(runner => {
    const fields = readRunner(runner);
    return (
      !fields.deleting &&
      fields.phase !== 'Succeeded' &&
      isUnregistered(fields, view.now)
    );
  });
  return unregistered.length === 0
    ? undefined
    : {
        health: 'Warning',
        state: 'runners-unregistered',
        reason: 'RunnersNotRegistered',
        message: `Not registered with GitHub for more than 5 minutes: ${names(
          unregistered,
        )}.`,
        decidedBy: 'status.runnerId of EphemeralRunners',
      };
}

/** What the runners of a scale set say of it, the worst first. @internal */
export function judgeRunners(view: ScaleSetView): Verdict | undefined {
  return (
    judgeFailed(view) ??
    judgeOrphans(view) ??
    judgePending(view) ??
    judgeUnregistered(view)
  );
}
