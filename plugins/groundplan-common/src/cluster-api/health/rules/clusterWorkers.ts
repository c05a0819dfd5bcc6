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

import { readClusterReplicas } from '../../contract';
import { Context } from '../Context';
import { shortfallVerdict } from '../shortfallVerdict';
import { Subject } from '../Subject';
import { Verdict } from '../Verdict';

/** What owns worker machines by itself. */
function groupsOf(cluster: Subject, { index }: Context): Subject[] {
  const sets = index
    .ofCluster(cluster, 'MachineSet')
    .filter(set => !index.isControlled(set));
  return [
    ...index.ofCluster(cluster, 'MachineDeployment'),
    ...index.ofCluster(cluster, 'MachinePool'),
    ...sets,
  ].filter(group => !group.isDeleting);
}

function ofGroup(group: Subject, context: Context): Verdict[] {
  const { desired, current } = group.replicas;
  const verdicts: Verdict[] = [];
  const shortfall =
    group.kind === 'MachinePool'
      ? poolShortfall(group, context)
      : shortfallVerdict(group, context);
  if (shortfall) {
    const state =
      shortfall.health === 'Error' ? 'workers-unavailable' : 'workers-degraded';
    verdicts.push({
      ...shortfall,
      state: shortfall.health === 'Progressing' ? shortfall.state : state,
      message: `${group.title}: ${shortfall.message}`,
      decidedBy: `${shortfall.decidedBy} ${group.name}`,
    });
  } else if (desired !== undefined && current !== desired) {
    verdicts.push({
      health: 'Progressing',
      state: 'scaling-down',
      reason: 'ReplicasDiffer',
      message: `${group.title}: ${current ?? 'no'} replicas, ${desired} wanted`,
      decidedBy: `status.replicas of ${group.title}`,
    });
  }
  return verdicts;
}

/**
 * A pool is judged by its own rule; only what is missing counts here. That calls
 * a pool without any node a Warning; for the Cluster these workers are gone.
 */
function poolShortfall(pool: Subject, { statusOf }: Context) {
  const { desired = 0, available = 0 } = pool.replicas;
  const status = statusOf(pool);
  if (available >= desired && status.health !== 'Error') {
    return undefined;
  }
  const isGone = status.health === 'Warning' && available === 0;
  return isGone ? { ...status, health: 'Error' as const } : status;
}

/** Without the owners at hand: from the counters of the Cluster. */
function ofCounters(cluster: Subject, { now, thresholds }: Context): Verdict[] {
  const { desired, current, available } = readClusterReplicas(
    cluster.object,
    'workers',
  );
  if (desired === undefined || (available ?? 0) >= desired) {
    return [];
  }
  const common = {
    message: `${available ?? 0} of ${desired} worker replicas available`,
    decidedBy: 'status.workers.availableReplicas of Cluster',
  };
  const isChanging =
    cluster.isTrue('ScalingUp') ||
    cluster.isTrue('RollingOut') ||
    cluster.isYounger(thresholds.nodeStartup, now);
  if (isChanging) {
    return [
      {
        ...common,
        health: 'Progressing',
        state: 'scaling-up',
        reason:
          (current ?? 0) < desired ? 'ReplicasDiffer' : 'MachinesStarting',
      },
    ];
  }
  const isGone = (available ?? 0) === 0;
  return [
    {
      ...common,
      health: isGone ? 'Error' : 'Warning',
      state: isGone ? 'workers-unavailable' : 'workers-degraded',
      reason: isGone ? 'NoReplicaAvailable' : 'ReplicasMissing',
    },
  ];
}

/**
 * Says which workers of a running Cluster are missing, per deployment, set and
 * pool. The Cluster's own `WorkersAvailable` leaves machine pools out: one with
 * none of its nodes is `True` with reason `NoWorkers`.
 */
export function clusterWorkers(cluster: Subject, context: Context): Verdict[] {
  const groups = groupsOf(cluster, context);
  return groups.length > 0
    ? groups.flatMap(group => ofGroup(group, context))
    : ofCounters(cluster, context);
}
