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
  ObjectRef,
  getField,
  getString,
} from '../../../kubernetes';
import { readLocalRef } from '../../contract';
import { withEcho } from './withEcho';
import { TreeContext } from './TreeContext';

/**
 * The machines of one parent, put together where they say the same. A machine
 * that is not ready brings its infrastructure, where that says something else.
 */
export function machineNodes(
  context: TreeContext,
  parent: ObjectRef,
  machines: KubernetesObject[],
): TreeNode[] {
  const nodes = machines.map(machine => {
    const node = context.builder.object(machine, {
      role: 'Machine',
      version: getString(machine.spec, 'version'),
    });
    return withEcho(
      context,
      node,
      readLocalRef(getField(machine.spec, 'infrastructureRef')),
      'MachineInfrastructure',
    );
  });
  return context.builder.grouped(parent, nodes);
}
