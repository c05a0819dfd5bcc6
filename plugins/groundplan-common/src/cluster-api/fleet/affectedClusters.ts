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
import { ObjectLookup } from '../../domain/EntityDomain';
import { GITOPS_CLUSTER_GROUP } from '../../gitops/kinds';
import { KubernetesObject, groupOf } from '../../kubernetes';
import { clusterNameOf } from '../contract';
import { CLUSTER_API_GROUP } from '../kinds';
import { clusterClassOf } from './clusterClassOf';
import { isStandaloneGitopsCluster } from './isStandaloneGitopsCluster';
import { capiClusterOf } from './relatedObjects';

/**
 * The clusters whose rows or tabs may differ after an object has changed.
 *
 * @remarks
 * Called for every change of every object: nothing here looks at more than one
 * Cluster, but for a ClusterClass, which changes rarely.
 */
export function affectedClusters(
  object: KubernetesObject,
  lookup: ObjectLookup,
): KubernetesObject[] {
  const { kind } = object;
  const { namespace, name } = object.metadata;
  const group = groupOf(object.apiVersion);

  if (group === GITOPS_CLUSTER_GROUP) {
    if (kind !== 'GitopsCluster') {
      return [];
    }
    return isStandaloneGitopsCluster(object)
      ? [object]
      : clusterNamed(lookup, namespace, capiClusterOf(object));
  }
  if (group === CLUSTER_API_GROUP && kind === 'Cluster') {
    return [object];
  }
  if (group === CLUSTER_API_GROUP && kind === 'ClusterClass') {
    return lookup.list(CLUSTER_API_GROUP, 'Cluster').filter(cluster => {
      const used = clusterClassOf(cluster);
      return used?.name === name && used.namespace === namespace;
    });
  }
  return group === CLUSTER_API_GROUP || group.endsWith(`.${CLUSTER_API_GROUP}`)
    ? clusterNamed(lookup, namespace, clusterNameOf(object))
    : [];
}

function clusterNamed(
  lookup: ObjectLookup,
  namespace: string | undefined,
  name: string | undefined,
): KubernetesObject[] {
  const cluster =
    name === undefined || namespace === undefined
      ? undefined
      : lookup.get(CLUSTER_API_GROUP, 'Cluster', namespace, name);
  return cluster ? [cluster] : [];
}
