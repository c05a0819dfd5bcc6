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
import {
  KubernetesObject,
  getField,
  objectKey,
  refOf,
} from '../../../kubernetes';
import { CLUSTER_NAME_LABEL, CONTROL_PLANE_LABEL } from '../../contract';
import { ClusterObjects } from '../ClusterObjects';
import { matchesSelector } from '../../health/matchesSelector';
import { TreeBuilder } from './TreeBuilder';

/**
 * Which object's machines a MachineHealthCheck watches. `clusterctl describe`
 * does not show health checks (kubernetes-sigs/cluster-api#7222).
 */
export class HealthCheckTargets {
  static of(objects: ClusterObjects, builder: TreeBuilder): HealthCheckTargets {
    const candidates = candidatesOf(objects);
    const byTarget = new Map<string, TreeNode[]>();
    for (const check of objects.ofKind('MachineHealthCheck')) {
      const selector = getField(check.spec, 'selector');
      const targets = candidates.filter(({ labels }) =>
        labels.some(set => matchesSelector(selector, set)),
      );
      // One that watches several, or nothing yet, belongs to the Cluster.
      const target = targets.length === 1 ? targets[0].object : objects.cluster;
      const key = objectKey(refOf(target));
      byTarget.set(key, [
        ...(byTarget.get(key) ?? []),
        builder.object(check, { role: 'MachineHealthCheck' }),
      ]);
    }
    return new HealthCheckTargets(byTarget);
  }

  readonly #byTarget: Map<string, TreeNode[]>;

  private constructor(byTarget: Map<string, TreeNode[]>) {
    this.#byTarget = byTarget;
  }

  /** The health checks of one control plane, deployment, pool or cluster. */
  nodesOf(target: KubernetesObject): TreeNode[] {
    return this.#byTarget.get(objectKey(refOf(target))) ?? [];
  }
}

interface Candidate {
  object: KubernetesObject;
  /** Of its machines, and those that a machine of it would have. */
  labels: Record<string, string>[];
}

function candidatesOf(objects: ClusterObjects): Candidate[] {
  const { controlPlane } = objects;
  const own = (object: KubernetesObject, labels: Record<string, string>) => ({
    ...object.metadata.labels,
    ...labels,
    [CLUSTER_NAME_LABEL]: objects.cluster.metadata.name,
  });
  const labelsOf = (machines: KubernetesObject[]) =>
    machines.map(machine => machine.metadata.labels ?? {});

  const candidates: Candidate[] = objects
    .ofKind('MachineDeployment')
    .map(object => {
      const machines = objects
        .controlledBy(object, 'MachineSet')
        .flatMap(set => objects.controlledBy(set, 'Machine'));
      const name = object.metadata.name;
      return {
        object,
        labels: [
          own(object, { 'cluster.x-k8s.io/deployment-name': name }),
          ...labelsOf(machines),
        ],
      };
    });
  for (const object of objects.ofKind('MachinePool')) {
    const machines = objects.controlledBy(object, 'Machine');
    const labels = { 'cluster.x-k8s.io/pool-name': object.metadata.name };
    candidates.push({
      object,
      labels: [own(object, labels), ...labelsOf(machines)],
    });
  }
  if (controlPlane) {
    const labels = {
      [CONTROL_PLANE_LABEL]: '',
      'cluster.x-k8s.io/control-plane-name': controlPlane.metadata.name,
    };
    candidates.push({
      object: controlPlane,
      labels: [
        own(controlPlane, labels),
        ...labelsOf(objects.controlPlaneMachines()),
      ],
    });
  }
  return candidates;
}
