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

import { ServedResource } from '../discovery/ServedResources';
import { HostRequestError } from '../transport/HostRequestError';

/**
 * What to do about a 401 or 403, for the one who can.
 *
 * @internal
 */
export function describeRefusal(
  error: HostRequestError,
  resource: Pick<ServedResource, 'group' | 'plural'>,
  verbs?: readonly string[],
): string {
  if (error.status === 401) {
    return `${error.message}. The host cluster does not accept the credentials: check those of its entry under groundplan.hostClusters.`;
  }
  return `${
    error.message
  }. Add this rule to the ClusterRole of its user: ${clusterRoleRule(
    resource,
    verbs,
  )}`;
}

/** A rule of a ClusterRole, in YAML's flow style. @internal */
export function clusterRoleRule(
  resource: Pick<ServedResource, 'group' | 'plural'>,
  verbs: readonly string[] = ['get', 'list', 'watch'],
): string {
  return `{ apiGroups: ["${resource.group}"], resources: ["${
    resource.plural
  }"], verbs: ["${verbs.join('", "')}"] }`;
}
