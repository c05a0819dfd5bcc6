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
import { ClusterDetails } from '../../api/types';
import { toConditionViews } from '../../conditions';
import { DetailsFromOutside, FleetContext } from '../../domain/Fleet';
import { appliedBy } from '../../gitops/appliedBy';
import { GITOPS_CLUSTER_GROUP } from '../../gitops/kinds';
import { Assessment } from '../../health/HealthStatus';
import { KubernetesObject, groupOf, refOf } from '../../kubernetes';
import { accessCommands } from './access/accessCommands';
import { assessRelated, statusAmong } from './assessRelated';
import { ClusterObjects } from './ClusterObjects';
import { certificateExpiry } from './detail/certificateExpiry';
import { failureDomains } from './detail/failureDomains';
import { failureNotes } from './detail/failureNotes';
import { variables } from './detail/variables';
import { versionsOf } from './detail/versionsOf';
import { toSummary } from './summarize';
import { clusterTree } from './tree/clusterTree';

/** The tab of a Cluster, or of a GitopsCluster that is a cluster of its own. */
export function details(
  object: KubernetesObject,
  related: KubernetesObject[],
  context: FleetContext,
): Omit<ClusterDetails, DetailsFromOutside> {
  const assessments = assessRelated(
    [object, ...related],
    context.now,
    context.thresholds,
  );
  const objects = ClusterObjects.of(object, related);
  const isCluster = object.kind === 'Cluster';
  return {
    ...toSummary(objects, statusAmong(assessments, object), context),
    ref: refOf(object),
    labels: object.metadata.labels ?? {},
    annotations: object.metadata.annotations ?? {},
    conditions: toConditionViews(object),
    appliedBy: appliedBy(object),
    tree: clusterTree(objects, assessments),
    versions: versionsOf(objects),
    certificateExpiry: certificateExpiry(
      objects.controlPlaneMachines(),
      context.now,
      context.thresholds?.clusterApi,
    ),
    access: isCluster
      ? accessCommands({
          cluster: object,
          controlPlane: objects.controlPlane,
          infrastructure: objects.infrastructure,
        })
      : [],
    failureDomains: failureDomains(object),
    variables: variables(object),
    machineCount: objects.ofKind('Machine').length,
    gitopsClusters: gitopsClusters(related, assessments),
    notes: failureNotes(objects.all()),
  };
}

/** Written by cluster-bootstrap-controller when a configuration's Job was made. */
const ANNOTATION_BOOTSTRAP_CONFIGS = 'capi.weave.works/bootstrap-configs';

function listOf(text = ''): string[] {
  return text
    .split(',')
    .map(item => item.trim())
    .filter(Boolean);
}

function gitopsClusters(
  related: KubernetesObject[],
  assessments: Assessment[],
): ClusterDetails['gitopsClusters'] {
  return related
    .filter(
      candidate =>
        candidate.kind === 'GitopsCluster' &&
        groupOf(candidate.apiVersion) === GITOPS_CLUSTER_GROUP,
    )
    .map(candidate => ({
      namespace: candidate.metadata.namespace ?? '',
      name: candidate.metadata.name,
      status: statusAmong(assessments, candidate),
      connectivity: toConditionViews(candidate).find(
        condition => condition.type === 'ClusterConnectivity',
      ),
      bootstrappedBy: listOf(
        candidate.metadata.annotations?.[ANNOTATION_BOOTSTRAP_CONFIGS],
      ),
    }));
}
