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
import { PULL_REQUEST_BRANCH_PREFIX } from 'backstage-plugin-groundplan-node';

/** What a branch is about. @internal */
export interface BranchThing {
  name: string;
  segment: string;
  namespace: string;
  host: string;
}

/**
 * What a branch of ours is about: `groundplan/<name>.<segment>.<namespace>.<host>`,
 * with an operation and a number behind it. Undefined of branches whose name had
 * to be changed.
 *
 * @internal
 */
export function thingOfBranch(branch: string): BranchThing | undefined {
  if (!branch.startsWith(PULL_REQUEST_BRANCH_PREFIX)) {
    return undefined;
  }
  const parts = branch
    .slice(PULL_REQUEST_BRANCH_PREFIX.length)
    .replace(/-\d{1,3}$/, '')
    .replace(/\.(delete|scale|upgrade)$/, '')
    .split('.');
  if (parts.length < 4) {
    return undefined;
  }
  const [segment, namespace, host] = parts.slice(-3);
  return { name: parts.slice(0, -3).join('.'), segment, namespace, host };
}
