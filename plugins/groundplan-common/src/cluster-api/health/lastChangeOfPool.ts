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

import { getTime } from '../../kubernetes';
import { Context } from './Context';
import { Subject } from './Subject';

function transitionsOf(subject: Subject | undefined): number[] {
  return (
    subject?.conditions.conditions.flatMap(
      condition => getTime(condition, 'lastTransitionTime') ?? [],
    ) ?? []
  );
}

/**
 * The last change that is known of a MachinePool, in milliseconds since the
 * epoch: from then on its replicas have the time that a pool may take.
 *
 * @remarks
 * No version of Cluster API writes down when a pool was scaled or when a node of
 * it went. What it does tell is when the pool was made, when its cluster's
 * control plane came up, before which no node can join, and when a condition of
 * the pool or of its infrastructure object, such as the node group of a cloud,
 * changed for the last time. A pool whose provider reports no conditions and
 * that is scaled up later is therefore a Warning until its nodes are there.
 */
export function lastChangeOfPool(
  pool: Subject,
  { index }: Context,
): number | undefined {
  const initialized = index
    .clusterOf(pool)
    ?.condition('ControlPlaneInitialized');
  const moments = [
    getTime(pool.object.metadata, 'creationTimestamp') ?? [],
    getTime(initialized, 'lastTransitionTime') ?? [],
    transitionsOf(pool),
    transitionsOf(index.resolve(pool, 'template', 'spec', 'infrastructureRef')),
  ].flat();
  return moments.length > 0 ? Math.max(...moments) : undefined;
}
