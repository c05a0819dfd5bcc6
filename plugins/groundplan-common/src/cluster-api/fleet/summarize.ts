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
import { ClusterSummary } from '../../api/types';
import { FleetContext } from '../../domain/Fleet';
import { gitopsDomain } from '../../gitops';
import { HealthStatus } from '../../health/HealthStatus';
import { KubernetesObject } from '../../kubernetes';
import { assessClusterApiObject } from '../health';
import { statusAmong } from './assessRelated';
import { clusterClassOf } from './clusterClassOf';
import { clusterEndpoint } from './clusterEndpoint';
import { ClusterObjects } from './ClusterObjects';
import { clusterReplicas } from './clusterReplicas';
import { clusterVersion } from './clusterVersion';

/** The row of a Cluster, or of a GitopsCluster that is a cluster of its own. */
export function summarize(
  object: KubernetesObject,
  related: KubernetesObject[],
  context: FleetContext,
): ClusterSummary {
  const status =
    assessClusterApiObject(
      object,
      related,
      context.now,
      context.thresholds?.clusterApi,
    ) ?? statusAmong(gitopsDomain.assess([object], context.now), object);
  return toSummary(ClusterObjects.of(object, related), status, context);
}

/** The row, from what has been assessed already. */
export function toSummary(
  objects: ClusterObjects,
  status: HealthStatus,
  context: FleetContext,
): ClusterSummary {
  const { cluster } = objects;
  const { metadata } = cluster;
  const base = {
    host: context.host,
    namespace: metadata.namespace,
    name: metadata.name,
    uid: metadata.uid,
    entityRef: context.entityRef,
    owner: context.owner,
    createdAt: metadata.creationTimestamp,
    status,
  };
  if (cluster.kind !== 'Cluster') {
    return { kind: 'gitops-cluster', ...base };
  }
  return {
    kind: 'cluster',
    ...base,
    provider: objects.refs.infrastructure?.kind,
    version: clusterVersion(objects),
    clusterClass: clusterClassOf(cluster)?.name,
    ...clusterReplicas(objects),
    endpoint: clusterEndpoint(cluster),
  };
}
