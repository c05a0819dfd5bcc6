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

import { getNumber, getString, KubernetesObject } from '../../kubernetes';
import { ScaleSetIndex, ScaleSetParts } from '../ScaleSetIndex';
import { CountedRunners, countRunners } from './countRunners';

/** What is known of a host; what is left out is judged by what is there. @internal */
export interface Readability {
  listenersReadable?: boolean;
  podsReadable?: boolean;
  runnersReadable?: boolean;
}

/** A scale set with all that its verdict is made from. @internal */
export interface ScaleSetView {
  set: KubernetesObject;
  parts: ScaleSetParts;
  index: ScaleSetIndex;
  min: number;
  /** Absent where it is unbounded. */
  max?: number;
  counts: CountedRunners;
  /** `Outdated`, `Pending`, `Running`, or nothing before 0.14. */
  phase?: string;
  listenersReadable: boolean;
  podsReadable: boolean;
  now: Date;
}

/** What the Actions Runner Controller writes for 'unbounded'. */
const MAX_INT32 = 2_147_483_647;

function replicas(set: KubernetesObject, field: string): number | undefined {
  const value = getNumber(set.spec, field);
  return value === undefined || value < 0 || value >= MAX_INT32
    ? undefined
    : value;
}

/**
 * Without word on whether runners could be read: those that are there speak for
 * themselves; none is believed where the runner sets count none either.
 */
function hasRunners({ runners, runnerSets }: ScaleSetParts): boolean {
  return (
    runners.length > 0 ||
    (runnerSets.length > 0 &&
      runnerSets.every(
        runnerSet => !getNumber(runnerSet.status, 'currentReplicas'),
      ))
  );
}

/** Collects what is known of one scale set. @internal */
export function viewScaleSet(
  set: KubernetesObject,
  index: ScaleSetIndex,
  options: Readability & { now: Date },
): ScaleSetView {
  const parts = index.partsOf(set);
  const related = parts.runnerSets.length > 0 || parts.runners.length > 0;
  return {
    set,
    parts,
    index,
    min: replicas(set, 'minRunners') ?? 0,
    max: replicas(set, 'maxRunners'),
    counts: countRunners(
      set,
      parts,
      options.runnersReadable ?? hasRunners(parts),
    ),
    phase:
      getString(set.status, 'phase') ||
      getString(set.status, 'state') ||
      undefined,
    listenersReadable:
      options.listenersReadable ?? (index.hasListeners || related),
    podsReadable: options.podsReadable ?? index.hasPods,
    now: options.now,
  };
}
