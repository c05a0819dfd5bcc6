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

import { Domain } from '../domain/Domain';
import { Assessment, HealthStatus } from '../health/HealthStatus';
import { groupOf, KubernetesObject, refOf } from '../kubernetes';
import { assessEphemeralRunner } from './health/assessEphemeralRunner';
import { assessListener } from './health/assessListener';
import { assessScaleSetView } from './health/assessRunnerScaleSet';
import { assessRunnerSet } from './health/assessRunnerSet';
import { viewScaleSet } from './health/ScaleSetView';
import { ACTIONS_GROUP, runnerScaleSetKinds } from './kinds';
import { ScaleSetIndex } from './ScaleSetIndex';

const KINDS: readonly string[] = [
  'AutoscalingRunnerSet',
  'EphemeralRunnerSet',
  'EphemeralRunner',
  'AutoscalingListener',
];

function knows(object: KubernetesObject): boolean {
  return (
    groupOf(object.apiVersion) === ACTIONS_GROUP && KINDS.includes(object.kind)
  );
}

function assessOne(
  object: KubernetesObject,
  index: ScaleSetIndex,
  now: Date,
): HealthStatus {
  const pod = index.podOf(object);
  switch (object.kind) {
    case 'AutoscalingRunnerSet':
      return assessScaleSetView(viewScaleSet(object, index, { now }));
    case 'EphemeralRunnerSet':
      return assessRunnerSet(object);
    case 'AutoscalingListener':
      return assessListener(object, pod, { now, podsReadable: index.hasPods });
    default:
      return assessEphemeralRunner(
        object,
        { readable: index.hasPods, object: pod },
        now,
      );
  }
}

function assess(objects: KubernetesObject[], now: Date): Assessment[] {
  const known = objects.filter(knows);
  if (known.length === 0) {
    return [];
  }
  const index = ScaleSetIndex.create(objects);
  return known.map(object => ({
    ref: refOf(object),
    status: assessOne(object, index, now),
  }));
}

/** The runner scale sets of the Actions Runner Controller. @public */
export const runnerScaleSetsDomain: Domain = {
  id: 'runner-scale-sets',
  kinds: runnerScaleSetKinds,
  knows,
  assess,
};
