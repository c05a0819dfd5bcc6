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
import { KubernetesObject, getField, refOf } from '../../../kubernetes';
import { readLocalRef } from '../../contract';
import { counters } from './counters';
import { machineNodes } from './machineNodes';
import { TreeContext } from './TreeContext';
import { withEcho } from './withEcho';

/** A MachinePool with its counters, which upstream does not show. */
export function poolNode(
  context: TreeContext,
  pool: KubernetesObject,
): TreeNode {
  const machines = context.objects.controlledBy(pool, 'Machine');
  const node = context.builder.object(pool, {
    role: 'MachinePool',
    ...counters(pool),
    children: [
      ...machineNodes(context, refOf(pool), machines),
      ...context.healthChecks.nodesOf(pool),
    ],
  });
  return withEcho(
    context,
    node,
    readLocalRef(getField(pool.spec, 'template', 'spec', 'infrastructureRef')),
    'MachinePoolInfrastructure',
  );
}
