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
import { youngMachine } from './youngMachine';

/** How many replicas are missing, and how many for no good reason. */
export interface Shortfall {
  desired: number;
  available: number;
  missing: number;
  unexplained: number;
}

function isRecent(
  subject: Subject | undefined,
  type: string,
  status: string,
  { now, thresholds }: Context,
): boolean {
  const condition = subject?.condition(type);
  const since = getTime(condition, 'lastTransitionTime');
  return (
    condition?.status === status &&
    since !== undefined &&
    now.getTime() - since < thresholds.recentChange
  );
}

/** Whether a change is so new that its machines need not exist yet. */
function hasRecentChange(owner: Subject, context: Context): boolean {
  const cluster = context.index.clusterOf(owner);
  return (
    owner.isStale ||
    owner.isYounger(context.thresholds.recentChange, context.now) ||
    isRecent(owner, 'ScalingUp', 'True', context) ||
    isRecent(owner, 'RollingOut', 'True', context) ||
    isRecent(cluster, 'ControlPlaneInitialized', 'True', context)
  );
}

/** Whether a machine goes because a newer one takes its place. */
function isReplaced(machine: Subject, owner: Subject, context: Context) {
  const deleted = getTime(machine.object.metadata, 'deletionTimestamp');
  return (
    deleted !== undefined &&
    context.now.getTime() - deleted < context.thresholds.normalWait &&
    !machine.isFalse('HealthCheckSucceeded') &&
    !machine.isFalse('OwnerRemediated') &&
    (owner.isTrue('RollingOut') ||
      owner.isTrue('ScalingDown') ||
      machine.isFalse('UpToDate'))
  );
}

/** What a change in progress explains where the machines are not at hand. */
function isChanging(owner: Subject, { index, now, thresholds }: Context) {
  const cluster = index.clusterOf(owner);
  return (
    owner.isStale ||
    owner.isTrue('ScalingUp') ||
    owner.isTrue('RollingOut') ||
    owner.isYounger(thresholds.nodeStartup, now) ||
    !!cluster?.isYounger(thresholds.nodeStartup, now)
  );
}

/**
 * Compares what an owner wants with what is available, and tells how much of
 * the difference is normal: young machines, machines that are replaced, and
 * machines of a change so new that they do not exist yet.
 *
 * @remarks
 * The conditions do not tell: a plain scale-up from 2 to 5 makes a
 * MachineDeployment `Available=False`, with `ScalingUp=False` as soon as the
 * Machine objects exist. Nothing for those without a number of replicas, such as
 * managed control planes.
 */
export function shortfallOf(
  owner: Subject,
  machines: Subject[],
  context: Context,
): Shortfall | undefined {
  const { desired, current = 0, available = 0 } = owner.replicas;
  if (desired === undefined) {
    return undefined;
  }
  const missing = Math.max(0, desired - available);
  if (missing === 0) {
    return { desired, available, missing, unexplained: 0 };
  }
  if (machines.length === 0 && current > 0) {
    const unexplained = isChanging(owner, context) ? 0 : missing;
    return { desired, available, missing, unexplained };
  }

  let explained = 0;
  let ready = 0;
  for (const machine of machines) {
    if (machine.isDeleting) {
      explained += isReplaced(machine, owner, context) ? 1 : 0;
    } else if (machine.isTrue('Ready')) {
      ready += 1;
    } else if (youngMachine(machine, context)) {
      explained += 1;
    }
  }
  // Ready, but not counted as available yet: minReadySeconds, or a moment ago.
  explained += Math.max(0, ready - available);
  if (hasRecentChange(owner, context)) {
    explained += Math.max(0, desired - Math.max(current, machines.length));
  }
  const unexplained = Math.max(0, missing - explained);
  return { desired, available, missing, unexplained };
}
