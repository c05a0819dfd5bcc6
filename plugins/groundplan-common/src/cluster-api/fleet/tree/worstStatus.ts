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
import { HealthStatus, isWorse } from '../../../health/HealthStatus';

/** The status of a node that stands for no object: its worst child's. */
export function worstStatus(children: TreeNode[]): HealthStatus {
  const [first, ...others] = children;
  if (!first) {
    return {
      health: 'Unknown',
      state: 'empty',
      flags: [],
      reason: 'Empty',
      message: '',
      decidedBy: 'no members',
    };
  }
  const worst = others.reduce(
    (found, child) =>
      isWorse(child.status.health, found.status.health) ? child : found,
    first,
  );
  return {
    ...worst.status,
    flags: [...new Set(children.flatMap(child => child.status.flags))].sort(),
    decidedBy: `worst of ${children.length}: ${
      worst.label ?? `${worst.ref.kind} ${worst.ref.name}`
    }`,
  };
}
