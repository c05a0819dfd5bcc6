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
import { EntityFacts } from '../../domain/EntityDomain';
import { GITOPS_CLUSTER_GROUP } from '../../gitops/kinds';
import { KubernetesObject, groupOf } from '../../kubernetes';
import { readClusterRefs } from '../contract';
import { clusterClassOf } from './clusterClassOf';

/** The GitopsClusters that stand for a Cluster, in its namespace. */
export const ANNOTATION_GITOPS_CLUSTER = 'groundplan.dev/gitops-cluster';

/** The kind of a Cluster's infrastructure, such as `AWSCluster`. */
export const ANNOTATION_INFRASTRUCTURE_KIND =
  'groundplan.dev/infrastructure-kind';

/** The ClusterClass that a Cluster is made from. */
export const ANNOTATION_CLUSTER_CLASS = 'groundplan.dev/cluster-class';

/**
 * What a cluster says of its entity: only what it is, never how it is, so that
 * the entity stays as it is while the cluster lives.
 */
export function facts(
  object: KubernetesObject,
  related: KubernetesObject[],
): EntityFacts {
  if (object.kind !== 'Cluster') {
    return entity('gitops-cluster', ['gitops-cluster'], {});
  }
  const infrastructure = readClusterRefs(object).infrastructure?.kind;
  const gitopsClusters = related
    .filter(
      candidate =>
        candidate.kind === 'GitopsCluster' &&
        groupOf(candidate.apiVersion) === GITOPS_CLUSTER_GROUP,
    )
    .map(candidate => candidate.metadata.name)
    .sort();
  return entity('cluster', ['cluster-api', ...tagOf(infrastructure)], {
    [ANNOTATION_INFRASTRUCTURE_KIND]: infrastructure,
    [ANNOTATION_CLUSTER_CLASS]: clusterClassOf(object)?.name,
    [ANNOTATION_GITOPS_CLUSTER]: gitopsClusters.join(',') || undefined,
  });
}

function entity(
  segment: EntityFacts['segment'],
  tags: string[],
  annotations: Record<string, string | undefined>,
): EntityFacts {
  return {
    segment,
    type: 'kubernetes-cluster',
    tags,
    links: [],
    dependsOn: [],
    annotations: Object.fromEntries(
      Object.entries(annotations).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, value]],
      ),
    ),
  };
}

/** A tag that the catalog accepts, such as `awscluster`. */
function tagOf(kind: string | undefined): string[] {
  const tag = kind?.toLowerCase().replace(/[^a-z0-9]/g, '') ?? '';
  return tag === '' || tag.length > 63 ? [] : [tag];
}
