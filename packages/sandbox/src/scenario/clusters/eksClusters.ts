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
import { ownership } from '../ownership';
import { stableHex } from '../stableId';
import { Timeline } from '../Timeline';
import { PoolModel, ManagedClusterModel } from './ManagedClusterModel';
import { EksAddon, eksObjects } from './eksObjects';

/** @internal */
export const EKS = {
  controlPlane: {
    apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
    kind: 'AWSManagedControlPlane',
  },
  infrastructure: {
    apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2',
    kind: 'AWSManagedCluster',
  },
};

/** The EKS clusters: well, with a sick add-on, and with a pool that has no node. @internal */
export function eksClusters(timeline: Timeline): NewObject[] {
  const addons: EksAddon[] = [
    { name: 'vpc-cni', version: 'v1.20.1-eksbuild.3', status: 'ACTIVE' },
    { name: 'coredns', version: 'v1.12.3-eksbuild.1', status: 'ACTIVE' },
  ];
  const base = (
    name: string,
    namespace: string,
    pools: PoolModel[],
  ): ManagedClusterModel => ({
    ...EKS,
    name,
    namespace,
    created: timeline.daysAgo(120),
    version: 'v1.34.0',
    endpoint: `${stableHex(name, 32).toLocaleUpperCase(
      'en-US',
    )}.gr7.eu-west-1.eks.amazonaws.com`,
    pools,
    annotations: ownership({ lifecycle: 'production', tags: 'eks' }),
  });
  return [
    ...eksObjects(
      base('payments-eks', 'team-payments', [
        { name: 'payments-eks-general', desired: 4, ready: 4 },
      ]),
      {
        addons,
        running: 'v1.34.0',
      },
    ),
    ...eksObjects(
      base('search-eks', 'team-search', [
        { name: 'search-eks-general', desired: 3, ready: 3 },
      ]),
      {
        addons: [
          addons[0],
          {
            ...addons[1],
            status: 'DEGRADED',
            issues: [
              {
                code: 'InsufficientNumberOfReplicas',
                message:
                  "The add-on is unhealthy because it doesn't have the desired number of replicas.",
              },
            ],
          },
        ],
        running: 'v1.34.0',
      },
    ),
    ...eksObjects(
      base('platform-eks', 'team-platform', [
        { name: 'platform-eks-general', desired: 2, ready: 2 },
        { name: 'platform-eks-arm', desired: 2, ready: 0, phase: 'Failed' },
      ]),
      { addons, running: 'v1.34.0' },
    ),
    ...eksObjects(
      base('search-next-eks', 'team-search', [
        { name: 'search-next-eks-general', desired: 2, ready: 2 },
      ]),
      {
        addons,
        running: 'v1.33.5',
        updating: true,
      },
    ),
  ];
}
