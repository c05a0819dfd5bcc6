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

import { ownership } from '../ownership';
import { plantedSecret } from '../plantedSecret';
import { Timeline } from '../Timeline';
import { ClusterModel, MachineState } from './ClusterModel';
import { newGroup, newMachine } from './newMachines';

/** A cluster with nothing wrong, to change from. @internal */
export function healthyCluster(
  name: string,
  namespace: string,
  created: string,
  options: {
    version?: string;
    provider?: ClusterModel['provider'];
    controlPlanes?: number;
    workers?: Record<string, number>;
  } = {},
): ClusterModel {
  const { version = 'v1.34.1', provider = 'Dev', controlPlanes = 3 } = options;
  return {
    name,
    namespace,
    provider,
    version,
    created,
    since: created,
    endpoint: { host: `${name}.clusters.example.com`, port: 6443 },
    infrastructureProvisioned: true,
    initialized: true,
    reachable: true,
    controlPlane: newGroup(`${name}-cp`, controlPlanes, version, created),
    workers: Object.entries(options.workers ?? { 'md-0': 3 }).map(
      ([group, desired]) =>
        newGroup(`${name}-${group}`, desired, version, created),
    ),
    healthCheck: {},
  };
}

function setState(
  machines: ClusterModel['controlPlane']['machines'],
  count: number,
  state: MachineState,
  since: string,
): void {
  machines
    .slice(0, count)
    .forEach(machine => Object.assign(machine, { state, since }));
}

/** One function for each state that a cluster can be in. */
const clusters: ((timeline: Timeline) => ClusterModel)[] = [
  function healthyWithAScaledDownPool(timeline) {
    const cluster = healthyCluster(
      'payments-prod',
      'team-payments',
      timeline.daysAgo(212),
      {
        provider: 'AWS',
        workers: { 'md-0': 5, 'md-spot': 3, 'md-burst': 0 },
      },
    );
    cluster.labels = { environment: 'production' };
    cluster.clusterClass = 'aws-standard';
    cluster.topology = {
      done: true,
      reason: 'ReconcileSucceeded',
      message: '',
    };
    cluster.variables = [
      { name: 'region', value: 'eu-west-1' },
      { name: 'workerMachineType', value: 'm6i.xlarge' },
      { name: 'auditLog', value: { enabled: true, days: 30 } },
    ];
    cluster.annotations = {
      ...ownership({
        lifecycle: 'production',
        description: 'Everything that takes money',
        tags: 'pci,production',
        links: [
          { url: 'https://runbooks.example.com/payments', title: 'Runbook' },
        ],
      }),
      'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({
        kind: 'Cluster',
        note: plantedSecret(5),
      }),
    };
    return cluster;
  },
  function healthySmall(timeline) {
    const cluster = healthyCluster(
      'search-prod',
      'team-search',
      timeline.daysAgo(97),
    );
    cluster.annotations = ownership({
      lifecycle: 'production',
      tags: 'production,search',
    });
    return cluster;
  },
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
  function paused(timeline) {
    const cluster = healthyCluster(
      'platform-lab',
      'team-platform',
      timeline.daysAgo(30),
      {
        controlPlanes: 1,
        workers: { 'md-0': 1 },
      },
    );
    cluster.paused = true;
    cluster.since = timeline.daysAgo(2);
    return cluster;
  },
  function upgradeBlockedByAHook(timeline) {
    const cluster = healthyCluster(
      'platform-tools',
      'team-platform',
      timeline.daysAgo(140),
      {
        version: 'v1.33.4',
      },
    );
    cluster.clusterClass = 'dev-standard';
    cluster.version = 'v1.34.1';
    cluster.since = timeline.minutesAgo(95);
    cluster.topology = {
      done: false,
      reason: 'ClusterUpgrading',
      message:
        'Cluster is upgrading to v1.34.1\n  * Following hooks are blocking upgrade: BeforeClusterUpgrade: backup of etcd has not finished',
    };
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
  function deleting(timeline) {
    const cluster = healthyCluster(
      'payments-load-test',
      'team-payments',
      timeline.daysAgo(3),
      {
        workers: { 'md-0': 2 },
      },
    );
    cluster.since = timeline.minutesAgo(6);
    cluster.deleting = {
      since: timeline.minutesAgo(6),
      reason: 'WaitingForWorkersDeletion',
      message:
        'Machine payments-load-test-md-0: deletion in progress, stage: DrainingNode',
    };
    setState(
      cluster.workers[0].machines,
      2,
      'deleting',
      timeline.minutesAgo(6),
    );
    return cluster;
  },
  function certificatesExpire(timeline) {
    const cluster = healthyCluster(
      'payments-legacy',
      'team-payments',
      timeline.daysAgo(353),
      {
        version: 'v1.33.4',
      },
    );
    cluster.controlPlane.machines.forEach((machine, index) => {
      machine.certificatesExpire = timeline.inDays(12 + index);
    });
    return cluster;
  },
  function certificatesAlmostGone(timeline) {
    const cluster = healthyCluster(
      'search-archive',
      'team-search',
      timeline.daysAgo(361),
      {
        version: 'v1.32.9',
        workers: { 'md-0': 2 },
      },
    );
    cluster.controlPlane.machines.forEach(machine => {
      machine.certificatesExpire = timeline.inDays(4);
    });
    // Not an entity reference, and not a tag: findings.
    cluster.annotations = ownership({
      owner: 'Team Search!',
      tags: 'archive,Not A Tag!',
    });
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
  function stale(timeline) {
    const cluster = healthyCluster(
      'payments-drill',
      'team-payments',
      timeline.daysAgo(55),
      {
        provider: 'DO',
        workers: { 'md-0': 2 },
      },
    );
    cluster.stale = true;
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

/** Clusters that stay as they are. @internal */
export function kubeadmClusters(
  timeline: Timeline,
  endpoints: Record<string, ClusterModel['endpoint']> = {},
): ClusterModel[] {
  return clusters.map(make => {
    const cluster = make(timeline);
    cluster.endpoint = endpoints[cluster.name] ?? cluster.endpoint;
    for (const machine of cluster.controlPlane.machines) {
      machine.certificatesExpire ??= timeline.inDays(241);
    }
    return cluster;
  });
}
