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
import { KubernetesObject, getNumber, refOf } from '../../../kubernetes';
import { counters } from './counters';
import { machineNodes } from './machineNodes';
import { machineSetNode } from './machineSetNode';
import { TreeContext } from './TreeContext';

/**
 * A MachineDeployment. Its sets are shown while there is more than one that has
 * or wants machines, as in a roll-out; otherwise its machines stand below it.
 */
export function deploymentNode(
  context: TreeContext,
  deployment: KubernetesObject,
): TreeNode {
  const { builder, objects, healthChecks } = context;
  const sets = objects.controlledBy(deployment, 'MachineSet');
  const machines = sets.flatMap(set => objects.controlledBy(set, 'Machine'));
  const inUse = sets.filter(
    set =>
      (getNumber(set.spec, 'replicas') ?? 0) > 0 ||
      (getNumber(set.status, 'replicas') ?? 0) > 0 ||
      objects.controlledBy(set, 'Machine').length > 0,
  );
  const children =
    inUse.length > 1
      ? inUse.map(set => machineSetNode(context, set))
      : machineNodes(context, refOf(deployment), machines);
  return builder.object(deployment, {
    role: 'MachineDeployment',
    ...counters(deployment),
    children: [...children, ...healthChecks.nodesOf(deployment)],
  });
}
