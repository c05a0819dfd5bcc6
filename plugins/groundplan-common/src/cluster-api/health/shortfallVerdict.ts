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

import { Context } from './Context';
import { shortfallOf } from './shortfall';
import { Subject } from './Subject';
import { Verdict } from './Verdict';

/**
 * Says how bad it is that replicas of a MachineDeployment, MachineSet or
 * MachinePool are missing; nothing where none is.
 */
export function shortfallVerdict(
  owner: Subject,
  context: Context,
): Verdict | undefined {
  const shortfall = shortfallOf(
    owner,
    context.index.machinesOf(owner),
    context,
  );
  if (!shortfall || shortfall.missing === 0) {
    return undefined;
  }
  const { desired, available, unexplained } = shortfall;
  const condition = owner.condition('Available');
  const since =
    condition?.status === 'False' ? condition.lastTransitionTime : undefined;
  const common = {
    message: `${available} of ${desired} replicas available`,
    since,
    decidedBy: `status.availableReplicas of ${owner.kind}`,
  };
  if (unexplained === 0) {
    return {
      ...common,
      health: 'Progressing',
      state: 'scaling-up',
      reason: 'MachinesStarting',
    };
  }
  return available === 0
    ? {
        ...common,
        health: 'Error',
        state: 'unavailable',
        reason: 'NoReplicaAvailable',
      }
    : {
        ...common,
        health: 'Warning',
        state: 'degraded',
        reason: 'ReplicasMissing',
      };
}
