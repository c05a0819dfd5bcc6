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

import { Timeline } from '../Timeline';
import { ClusterModel } from './ClusterModel';
import { healthyCluster } from './healthyCluster';
import { newMachine } from './newMachines';
import { setState } from './setState';

/** Clusters that do not: one for each reason. @internal */
export const troubledClusters: ((timeline: Timeline) => ClusterModel)[] = [
  function aWorkerWaitsForRemediation(timeline) {
    const cluster = healthyCluster(
      'payments-batch',
      'team-payments',
      timeline.daysAgo(41),
      {
        workers: { 'md-0': 4 },
      },
    );
    const [group] = cluster.workers;
    setState(group.machines, 1, 'unhealthy', timeline.minutesAgo(18));
    group.remediating = {
      active: true,
      message: `Machine ${group.machines[0].name} deletionTimestamp set`,
    };
    cluster.since = timeline.minutesAgo(18);
    return cluster;
  },
  function noWorkerIsLeft(timeline) {
    const cluster = healthyCluster(
      'search-index',
      'team-search',
      timeline.daysAgo(12),
      {
        workers: { 'md-0': 3 },
      },
    );
    const [group] = cluster.workers;
    setState(group.machines, 3, 'unhealthy', timeline.minutesAgo(26));
    cluster.healthCheck = { shortCircuited: true };
    cluster.since = timeline.minutesAgo(26);
    return cluster;
  },
  function unreachable(timeline) {
    const cluster = healthyCluster(
      'search-edge',
      'team-search',
      timeline.daysAgo(63),
    );
    cluster.reachable = false;
    cluster.since = timeline.minutesAgo(7);
    [cluster.controlPlane, ...cluster.workers].forEach(({ machines }) =>
      setState(
        machines,
        machines.length,
        'unreachable',
        timeline.minutesAgo(7),
      ),
    );
    return cluster;
  },
  function classCannotBeApplied(timeline) {
    const cluster = healthyCluster(
      'payments-sandbox',
      'team-payments',
      timeline.minutesAgo(34),
      {
        controlPlanes: 0,
        workers: {},
      },
    );
    cluster.controlPlane.desired = 3;
    cluster.clusterClass = 'aws-standard';
    cluster.initialized = false;
    cluster.infrastructureProvisioned = false;
    cluster.reachable = false;
    cluster.endpoint = undefined;
    cluster.topology = {
      done: false,
      reason: 'ReconcileFailed',
      message:
        'error computing the desired state of the Cluster topology: failed to apply patches: failed to generate patches for patch "region": variable "region" is not defined',
    };
    return cluster;
  },
  function singleControlPlaneLost(timeline) {
    const cluster = healthyCluster(
      'search-dev',
      'team-search',
      timeline.daysAgo(8),
      {
        controlPlanes: 1,
        workers: { 'md-0': 2 },
      },
    );
    setState(
      cluster.controlPlane.machines,
      1,
      'unhealthy',
      timeline.minutesAgo(52),
    );
    cluster.since = timeline.minutesAgo(52);
    cluster.controlPlane.remediating = {
      active: true,
      message: `* Machine ${cluster.controlPlane.machines[0].name}: KubeadmControlPlane can't remediate if current replicas are less or equal to 1`,
    };
    return cluster;
  },
  function componentUnhealthy(timeline) {
    const cluster = healthyCluster(
      'platform-observability',
      'team-platform',
      timeline.daysAgo(77),
    );
    const [{ name }] = cluster.controlPlane.machines;
    cluster.since = timeline.minutesAgo(40);
    cluster.controlPlane.componentsMessage = `* Machine ${name}:\n  * SchedulerPodHealthy: Container in CrashLoopBackOff`;
    return cluster;
  },
  function scalingBlocked(timeline) {
    const cluster = healthyCluster(
      'search-analytics',
      'team-search',
      timeline.daysAgo(19),
    );
    cluster.controlPlane.desired = 5;
    cluster.controlPlane.blocked = 'DevMachineTemplate does not exist';
    cluster.since = timeline.minutesAgo(22);
    return cluster;
  },
  function stillProvisioning(timeline) {
    const created = timeline.minutesAgo(32);
    const cluster = healthyCluster('labs-gpu', 'team-labs', created, {
      provider: 'DO',
      controlPlanes: 1,
      workers: { 'md-0': 2 },
    });
    cluster.initialized = false;
    cluster.reachable = false;
    cluster.controlPlane.machines = [
      newMachine(
        cluster.controlPlane.name,
        0,
        cluster.version,
        created,
        'provisioning',
      ),
    ];
    setState(cluster.workers[0].machines, 2, 'pending', created);
    return cluster;
  },
];
