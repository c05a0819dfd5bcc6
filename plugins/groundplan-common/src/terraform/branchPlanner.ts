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

import { KubernetesObject } from '../kubernetes';

const BRANCH_PLANNER = 'infra.weave.works/branch-planner';
const PULL_REQUEST = 'infra.weave.works/pr-id';
const PRIMARY = 'infra.weave.works/primary-resource';

/**
 * Whether the branch planner made it, for the plan of a pull request.
 *
 * @internal
 */
export function isBranchPlannerChild(object: KubernetesObject): boolean {
  const labels = object.metadata.labels ?? {};
  return BRANCH_PLANNER in labels || PULL_REQUEST in labels;
}

/** The number of the pull request that a child plans. @internal */
export function pullRequestOf(object: KubernetesObject): string | undefined {
  return object.metadata.labels?.[PULL_REQUEST];
}

/** The name of the resource whose code the pull request changes. @internal */
export function primaryResourceOf(
  object: KubernetesObject,
): string | undefined {
  return isBranchPlannerChild(object)
    ? object.metadata.labels?.[PRIMARY]
    : undefined;
}
