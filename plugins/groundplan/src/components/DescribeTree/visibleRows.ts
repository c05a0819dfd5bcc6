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

import { objectKey, TreeNode } from 'backstage-plugin-groundplan-common';

const FIRST_CHILDREN = 50;
const MORE_CHILDREN = 200;

/** A line of the tree that is visible at present. @internal */
export type TreeRow =
  | {
      type: 'node';
      key: string;
      node: TreeNode;
      level: number;
      position: number;
      setSize: number;
      /** Absent for a node that has nothing to open. */
      expanded?: boolean;
      parentKey?: string;
    }
  | {
      /** Stands for siblings that are not shown yet. */
      type: 'more';
      key: string;
      level: number;
      hidden: number;
      parentKey: string;
    };

/** What has been opened, closed and lengthened. @internal */
export interface TreeOpenState {
  /** Differences from {@link opensByItself}. */
  toggled: ReadonlyMap<string, boolean>;
  /** How often more children were asked for, by the parent's key. */
  lengthened: ReadonlyMap<string, number>;
}

function keyOf(node: TreeNode, parentKey: string | undefined): string {
  return `${parentKey ?? ''}>${node.label ?? ''}${objectKey(node.ref)}`;
}

/** Groups are closed at first, unless something in them is not well. @internal */
export function opensByItself(node: TreeNode, level: number): boolean {
  if (node.grouped || node.children.length > FIRST_CHILDREN) {
    return false;
  }
  return level <= 2 || node.status.health !== 'Healthy';
}

/** The lines of the tree in order, as far as they are open. @internal */
export function visibleRows(root: TreeNode, state: TreeOpenState): TreeRow[] {
  const rows: TreeRow[] = [];
  function visit(
    node: TreeNode,
    level: number,
    position: number,
    setSize: number,
    parentKey?: string,
  ) {
    const key = keyOf(node, parentKey);
    const hasChildren = node.children.length > 0;
    const expanded = state.toggled.get(key) ?? opensByItself(node, level);
    rows.push({
      type: 'node',
      key,
      node,
      level,
      position,
      setSize,
      expanded: hasChildren ? expanded : undefined,
      parentKey,
    });
    if (!hasChildren || !expanded) {
      return;
    }
    const shown =
      FIRST_CHILDREN + (state.lengthened.get(key) ?? 0) * MORE_CHILDREN;
    const children = node.children.slice(0, shown);
    children.forEach((child, index) =>
      visit(child, level + 1, index + 1, node.children.length, key),
    );
    const hidden = node.children.length - children.length;
    if (hidden > 0) {
      rows.push({
        type: 'more',
        key: `${key}>more`,
        level: level + 1,
        hidden,
        parentKey: key,
      });
    }
  }
  visit(root, 1, 1, 1);
  return rows;
}

/** The keys of all nodes that can be opened. @internal */
export function expandableKeys(root: TreeNode): string[] {
  const keys: string[] = [];
  function visit(node: TreeNode, parentKey?: string) {
    if (node.children.length > 0) {
      const key = keyOf(node, parentKey);
      keys.push(key);
      node.children.forEach(child => visit(child, key));
    }
  }
  visit(root);
  return keys;
}
