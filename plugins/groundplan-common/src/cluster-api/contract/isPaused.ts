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

import { readCondition } from '../../conditions';
import { getBoolean, groupOf, KubernetesObject } from '../../kubernetes';

/** Its presence pauses, whatever its value. @public */
export const PAUSED_ANNOTATION = 'cluster.x-k8s.io/paused';

/**
 * Whether the controllers leave an object alone.
 *
 * @remarks
 * `spec.paused` of the Cluster pauses everything of the cluster; the annotation
 * pauses the object that has it only, even with the value `false`;
 * `spec.paused` of a MachineDeployment pauses its roll-outs. Without the Cluster
 * at hand, the condition `Paused` tells.
 *
 * @public
 */
export function isPaused(
  object: KubernetesObject,
  cluster?: KubernetesObject,
): boolean {
  if (Object.hasOwn(object.metadata.annotations ?? {}, PAUSED_ANNOTATION)) {
    return true;
  }
  const hasPauseField =
    groupOf(object.apiVersion) === 'cluster.x-k8s.io' &&
    (object.kind === 'Cluster' || object.kind === 'MachineDeployment');
  if (hasPauseField && getBoolean(object.spec, 'paused')) {
    return true;
  }
  return cluster
    ? getBoolean(cluster.spec, 'paused') === true
    : readCondition(object, 'Paused')?.status === 'True';
}
