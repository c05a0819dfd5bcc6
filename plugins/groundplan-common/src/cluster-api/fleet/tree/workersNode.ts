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
import { KubernetesObject, refOf } from '../../../kubernetes';
import { deploymentNode } from './deploymentNode';
import { machineNodes } from './machineNodes';
import { machineSetNode } from './machineSetNode';
import { poolNode } from './poolNode';
import { TreeContext } from './TreeContext';

/**
 * The heading of all workers: deployments (also those with no machine, which
 * upstream leaves out when there is no other worker), sets that nothing
 * controls, pools, and machines that belong to none of them.
 */
export function workersNode(context: TreeContext): TreeNode | undefined {
  const { builder, objects } = context;
  const deployments = objects.ofKind('MachineDeployment');
  const pools = objects.ofKind('MachinePool');
  const sets = objects.ofKind('MachineSet');
  const setsOfDeployments = new Set(
    deployments.flatMap(owner => objects.controlledBy(owner, 'MachineSet')),
  );
  const owned = new Set(
    [...sets, ...pools].flatMap(owner =>
      objects.controlledBy(owner, 'Machine'),
    ),
  );
  const orphans = objects
    .workerMachines()
    .filter(machine => !owned.has(machine));
  const children = [
    ...deployments.map(deployment => deploymentNode(context, deployment)),
    ...sets
      .filter(set => !setsOfDeployments.has(set))
      .map(set => machineSetNode(context, set)),
    ...pools.map(pool => poolNode(context, pool)),
    ...otherNode(context, orphans),
  ];
  return children.length > 0
    ? builder.heading('Workers', 'Workers', children)
    : undefined;
}

function otherNode(
  context: TreeContext,
  orphans: KubernetesObject[],
): TreeNode[] {
  if (orphans.length === 0) {
    return [];
  }
  const parent = refOf(context.objects.cluster);
  const machines = machineNodes(context, parent, orphans);
  return [context.builder.heading('Other', 'WorkersOther', machines)];
}
