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
import { counters } from './counters';
import { machineNodes } from './machineNodes';
import { TreeContext } from './TreeContext';

const ROLE = 'ControlPlane';

/**
 * The control plane with its machines. Machines that no control plane controls
 * are listed as others, also where the control plane is gone: upstream lists
 * those among the workers, or not at all.
 */
export function controlPlaneNode(context: TreeContext): TreeNode | undefined {
  const { builder, objects, healthChecks } = context;
  const { controlPlane } = objects;
  const machines = objects.controlPlaneMachines();
  if (controlPlane) {
    const ref = refOf(controlPlane);
    const own = objects.controlledBy(controlPlane, 'Machine');
    return builder.object(controlPlane, {
      role: ROLE,
      ...counters(controlPlane),
      children: [
        ...machineNodes(context, ref, own),
        ...others(
          context,
          machines.filter(machine => !own.includes(machine)),
        ),
        ...healthChecks.nodesOf(controlPlane),
      ],
    });
  }
  const { controlPlane: ref } = objects.refs;
  if (ref) {
    return builder.unread(ref, ROLE, others(context, machines));
  }
  return machines.length > 0
    ? builder.heading('Control plane', ROLE, others(context, machines))
    : undefined;
}

function others(
  context: TreeContext,
  machines: KubernetesObject[],
): TreeNode[] {
  if (machines.length === 0) {
    return [];
  }
  const parent = refOf(context.objects.cluster);
  const children = machineNodes(context, parent, machines);
  return [context.builder.heading('Other', 'ControlPlaneOther', children)];
}
