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
import { ObjectRef } from '../../../kubernetes';

/** The conditions that members of a group have in common, as upstream. */
const COMPARED = ['Available', 'Ready', 'UpToDate'];

/**
 * Puts nodes together that `clusterctl describe` would put together: of one
 * kind, with equal Available, Ready and UpToDate. Unlike there, a group keeps
 * its members, members that are not equally well are never in one group, and
 * its name is made from what its members have in common, so that it stays the
 * same from one answer to the next.
 */
export function groupMembers(parent: ObjectRef, nodes: TreeNode[]): TreeNode[] {
  const byLikeness = new Map<string, TreeNode[]>();
  for (const node of nodes) {
    const likeness = likenessOf(node);
    const alike = byLikeness.get(likeness);
    if (alike) {
      alike.push(node);
    } else {
      byLikeness.set(likeness, [node]);
    }
  }
  const alone: TreeNode[] = [];
  const groups: TreeNode[] = [];
  for (const [likeness, [first, ...others]] of byLikeness) {
    if (others.length === 0) {
      alone.push(first);
    } else {
      groups.push(groupOfNodes(parent, likeness, [first, ...others]));
    }
  }
  return [...alone, ...groups];
}

function likenessOf(node: TreeNode): string {
  const conditions = COMPARED.map(type => {
    const condition = node.conditions?.find(c => c.type === type);
    return condition
      ? `${type}=${condition.status}/${condition.reason ?? ''}/${
          condition.severity ?? ''
        }`
      : `${type}=`;
  });
  const { health, state } = node.status;
  return [node.ref.kind, health, state, ...conditions].join(' ');
}

function groupOfNodes(
  parent: ObjectRef,
  likeness: string,
  members: TreeNode[],
): TreeNode {
  const { ref, status } = members[0];
  const names = members.map(member => member.ref.name);
  const shown = names.slice(0, 2).join(', ');
  return {
    ref: {
      ...ref,
      kind: `${ref.kind}Group`,
      name: `${parent.kind}/${parent.name}: ${likeness}`,
    },
    label: `${members.length} ${ref.kind}s`,
    virtual: true,
    grouped: true,
    version: commonVersion(members),
    replicas: {
      current: members.length,
      ready: countTrue(members, 'Ready'),
      available: countTrue(members, 'Available'),
      upToDate: countTrue(members, 'UpToDate'),
    },
    status: {
      ...status,
      flags: [
        ...new Set(members.flatMap(member => member.status.flags)),
      ].sort(),
      message:
        status.health === 'Healthy'
          ? ''
          : `See ${shown}${names.length > 2 ? ', …' : ''}`,
      since: earliest(members),
    },
    children: members,
  };
}

function commonVersion(members: TreeNode[]): string | undefined {
  const [first, ...others] = members.map(member => member.version);
  return others.every(version => version === first) ? first : undefined;
}

/** Absent where no member reports the condition: absent is not zero. */
function countTrue(members: TreeNode[], type: string): number | undefined {
  const reported = members.flatMap(
    member => member.conditions?.filter(c => c.type === type) ?? [],
  );
  return reported.length > 0
    ? reported.filter(condition => condition.status === 'True').length
    : undefined;
}

function earliest(members: TreeNode[]): string | undefined {
  return members
    .flatMap(member => member.status.since ?? [])
    .sort()
    .at(0);
}
