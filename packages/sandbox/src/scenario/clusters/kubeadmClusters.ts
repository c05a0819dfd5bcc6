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
import { troubledClusters } from './troubledClusters';
import { workingClusters } from './workingClusters';

/** Clusters that stay as they are. @internal */
export function kubeadmClusters(
  timeline: Timeline,
  endpoints: Record<string, ClusterModel['endpoint']> = {},
): ClusterModel[] {
  return [...workingClusters, ...troubledClusters].map(make => {
    const cluster = make(timeline);
    const endpoint = endpoints[cluster.name];
    if (endpoint) {
      cluster.endpoint = endpoint;
      cluster.annotations = {
        ...cluster.annotations,
        ...showsWorkloads(cluster),
      };
    }
    for (const machine of cluster.controlPlane.machines) {
      machine.certificatesExpire ??= timeline.inDays(241);
    }
    return cluster;
  });
}

/** What makes the Kubernetes plugin show a cluster's workloads on its entity. */
function showsWorkloads(cluster: ClusterModel): Record<string, string> {
  const { name, namespace } = cluster;
  return {
    'backstage.io/kubernetes-cluster': `${name}.cluster.${namespace}.hub`,
    'backstage.io/kubernetes-label-selector': `groundplan.dev/cluster=${name}`,
  };
}
