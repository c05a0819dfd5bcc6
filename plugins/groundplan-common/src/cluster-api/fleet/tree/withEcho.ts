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
import { ConditionView, TreeNode } from '../../../api/types';
import { LocalRef } from '../../contract';
import { TreeContext } from './TreeContext';

/**
 * Adds the object that a node's object refers to, unless it only echoes it.
 *
 * @remarks
 * It echoes when it is ready, or when its Ready has the status and the reason of
 * its parent's, as in `clusterctl describe`. Providers without conditions, such
 * as DigitalOcean's, echo when they are healthy; upstream always shows them.
 */
export function withEcho(
  context: TreeContext,
  node: TreeNode,
  ref: LocalRef | undefined,
  role: string,
): TreeNode {
  const referred = context.objects.get(ref);
  if (!referred) {
    return node;
  }
  const child = context.builder.object(referred, { role });
  return isEcho(node, child)
    ? node
    : { ...node, children: [child, ...node.children] };
}

function isEcho(parent: TreeNode, child: TreeNode): boolean {
  const of = (node: TreeNode): ConditionView | undefined =>
    node.conditions?.find(condition => condition.type === 'Ready');
  const ready = of(child);
  if (!ready) {
    return child.status.health === 'Healthy';
  }
  const parents = of(parent);
  return (
    ready.status === 'True' ||
    (parents?.status === ready.status && parents.reason === ready.reason)
  );
}
