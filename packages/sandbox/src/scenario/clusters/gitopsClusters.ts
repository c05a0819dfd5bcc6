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

import { NewObject } from '../../kubernetes-api';
import { condition } from '../condition';
import { ownership } from '../ownership';
import { Timeline } from '../Timeline';

type GitopsClusterOptions = {
  namespace: string;
  name: string;
  spec: Record<string, unknown>;
  connected: boolean | 'never';
  since: string;
  annotations?: Record<string, string>;
};

function gitopsCluster(options: GitopsClusterOptions): NewObject {
  const { name, namespace, spec, connected, since, annotations } = options;
  const conditions =
    connected === 'never'
      ? [
          condition(
            'Ready',
            false,
            'WaitingForSecret',
            since,
            `failed to get secret "${namespace}/${name}": Secret "${name}" not found`,
          ),
        ]
      : [
          condition(
            'Ready',
            true,
            'SecretFound',
            since,
            'Referenced secret is available',
          ),
          condition(
            'ClusterConnectivity',
            connected,
            connected
              ? 'ClusterConnectionSucceeded'
              : 'ClusterConnectionFailed',
            since,
            connected
              ? 'cluster connectivity is ok'
              : `failed connecting to the cluster: Get "https://${name}.example.com:6443/version": dial tcp 203.0.113.7:6443: i/o timeout`,
          ),
        ];
  return {
    apiVersion: 'gitops.weave.works/v1alpha1',
    kind: 'GitopsCluster',
    metadata: {
      name,
      namespace,
      annotations,
      creationTimestamp: since,
      finalizers: ['clusters.gitops.weave.works'],
    },
    spec,
    status: {
      conditions: conditions.map(({ observedGeneration, ...rest }) => rest),
    },
  };
}

/** Clusters that Flux knows: of Cluster API, and by a kubeconfig alone. @internal */
export function gitopsClusters(timeline: Timeline): NewObject[] {
  return [
    gitopsCluster({
      name: 'payments-prod',
      namespace: 'team-payments',
      spec: { capiClusterRef: { name: 'payments-prod' } },
      connected: true,
      since: timeline.daysAgo(200),
    }),
    gitopsCluster({
      name: 'search-edge',
      namespace: 'team-search',
      spec: { capiClusterRef: { name: 'search-edge' } },
      connected: false,
      since: timeline.minutesAgo(8),
    }),
    gitopsCluster({
      name: 'datacenter-east',
      namespace: 'team-platform',
      spec: { secretRef: { name: 'datacenter-east-kubeconfig' } },
      connected: true,
      since: timeline.daysAgo(400),
      annotations: ownership({
        description: 'Bare metal, older than Cluster API here',
      }),
    }),
    gitopsCluster({
      name: 'branch-office',
      namespace: 'team-platform',
      spec: { secretRef: { name: 'branch-office-kubeconfig' } },
      connected: false,
      since: timeline.minutesAgo(70),
    }),
    gitopsCluster({
      name: 'warehouse',
      namespace: 'team-labs',
      spec: { secretRef: { name: 'warehouse' } },
      connected: 'never',
      since: timeline.minutesAgo(45),
    }),
  ];
}
