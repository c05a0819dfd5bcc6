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
import { ClusterModel } from './ClusterModel';
import { healthyCluster } from './healthyCluster';
import { setState } from './setState';

/** Clusters that do their work: one for each state that this can be in. @internal */
export const workingClusters: ((timeline: Timeline) => ClusterModel)[] = [
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
];
