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

import { RunnerCounts } from '../../api/types';
import { getNumber, KubernetesObject } from '../../kubernetes';
import { readRunner } from '../readRunner';
import { ScaleSetParts } from '../ScaleSetIndex';

/** Counters, and whether somebody measured them. @internal */
export interface CountedRunners extends Omit<RunnerCounts, 'min' | 'max'> {
  /**
   * - `runners`: each runner was looked at.
   * - `counters`: what the controller counted, which cannot tell busy from idle.
   * - `none`: nobody counted; the zeros mean nothing.
   */
  source: 'runners' | 'counters' | 'none';
}

/** A counter of the controller, which leaves zeros out. */
function counter(object: KubernetesObject, field: string): number {
  return Math.max(0, getNumber(object.status, field) ?? 0);
}

/** What occupies the capacity of a scale set: what ends or has ended does not. */
function countEach(runners: KubernetesObject[]): CountedRunners {
  const counts = { busy: 0, idle: 0, pending: 0, failed: 0 };
  for (const runner of runners) {
    const fields = readRunner(runner);
    if (fields.deleting || fields.phase === 'Succeeded') {
      continue;
    }
    if (fields.phase === 'Failed' || fields.phase === 'Outdated') {
      counts.failed++;
    } else if (fields.hasJob) {
      counts.busy++;
    } else if (fields.phase === 'Running' && fields.ready) {
      counts.idle++;
    } else {
      counts.pending++;
    }
  }
  const current = counts.busy + counts.idle + counts.pending + counts.failed;
  return { ...counts, current, source: 'runners' };
}

function sum(objects: KubernetesObject[], field: string): number {
  return objects.reduce((total, object) => total + counter(object, field), 0);
}

/**
 * Counts the runners of a scale set: the runners themselves where they are
 * known, else what their sets say, else what the scale set says, which is
 * brought up to date only when the total changes.
 *
 * @internal
 */
export function countRunners(
  set: KubernetesObject,
  parts: ScaleSetParts,
  runnersReadable: boolean,
): CountedRunners {
  if (runnersReadable) {
    return countEach(parts.runners);
  }
  const sources = parts.runnerSets.length > 0 ? parts.runnerSets : [set];
  const total =
    parts.runnerSets.length > 0 ? 'currentReplicas' : 'currentRunners';
  const measured = sources.some(object => object.status !== undefined);
  return {
    current: sum(sources, total),
    busy: 0,
    idle: 0,
    pending: sum(sources, 'pendingEphemeralRunners'),
    failed: sum(sources, 'failedEphemeralRunners'),
    source: measured ? 'counters' : 'none',
  };
}
