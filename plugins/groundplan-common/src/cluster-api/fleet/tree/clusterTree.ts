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
import { TreeNode } from '../../../api/types';
import { Assessment } from '../../../health/HealthStatus';
import { refOf } from '../../../kubernetes';
import { clusterReplicas, sumReplicas } from '../clusterReplicas';
import { clusterVersion } from '../clusterVersion';
import { ClusterObjects } from '../ClusterObjects';
import { controlPlaneNode } from './controlPlaneNode';
import { HealthCheckTargets } from './HealthCheckTargets';
import { TreeBuilder } from './TreeBuilder';
import { TreeContext } from './TreeContext';
import { workersNode } from './workersNode';

/**
 * The tree that `clusterctl describe cluster` prints, with what is missing
 * there: machine pools with their counters, deployments without machines,
 * orphaned control plane machines, health checks, and the members of groups.
 *
 * @remarks
 * After cmd/clusterctl/client/tree of Cluster API 1.14, rules only.
 */
export function clusterTree(
  objects: ClusterObjects,
  assessments: Assessment[],
): TreeNode {
  const { cluster } = objects;
  const builder = TreeBuilder.create(cluster, assessments);
  const context: TreeContext = {
    objects,
    builder,
    healthChecks: HealthCheckTargets.of(objects, builder),
  };
  const children = [
    infrastructureNode(context),
    controlPlaneNode(context),
    workersNode(context),
  ].filter(node => node !== undefined);
  const { controlPlane: planes, workers } = clusterReplicas(objects);
  return builder.object(cluster, {
    version: clusterVersion(objects),
    replicas: sumReplicas([planes, workers].filter(part => part !== undefined)),
    children: [...children, ...context.healthChecks.nodesOf(cluster)],
  });
}

function infrastructureNode(context: TreeContext): TreeNode | undefined {
  const { builder, objects } = context;
  const { infrastructure: ref } = objects.refs;
  if (!ref) {
    return undefined;
  }
  const role = 'ClusterInfrastructure';
  const { infrastructure, controlPlane } = objects;
  if (!infrastructure) {
    return builder.unread(
      { ...refOf(objects.cluster), version: '', ...ref },
      role,
    );
  }
  // Older EKS clusters use the control plane as infrastructure, too.
  return infrastructure === controlPlane
    ? undefined
    : builder.object(infrastructure, { role });
}
