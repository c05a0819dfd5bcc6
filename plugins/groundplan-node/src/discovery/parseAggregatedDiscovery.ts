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

import {
  getField,
  getList,
  getString,
} from 'backstage-plugin-groundplan-common';
import { ServedResource, ServedResources } from './ServedResources';

/**
 * Reads an APIGroupDiscoveryList, in which a server says of all its groups at
 * once what it serves. Undefined for another document.
 *
 * @see https://kubernetes.io/docs/concepts/overview/kubernetes-api/#aggregated-discovery
 * @internal
 */
export function parseAggregatedDiscovery(
  body: unknown,
): ServedResources | undefined {
  if (
    getString(body, 'kind') !== 'APIGroupDiscoveryList' ||
    !Array.isArray(getField(body, 'items'))
  ) {
    return undefined;
  }
  const resources: ServedResource[] = [];
  const unavailableGroups = new Set<string>();
  for (const item of getList(body, 'items')) {
    const group = getString(item, 'metadata', 'name') ?? '';
    for (const entry of getList(item, 'versions')) {
      if (getString(entry, 'freshness') === 'Stale') {
        unavailableGroups.add(group);
      }
      resources.push(...parseVersion(group, entry));
    }
  }
  return { resources, unavailableGroups };
}

function parseVersion(group: string, entry: unknown): ServedResource[] {
  const version = getString(entry, 'version');
  if (!version) {
    return [];
  }
  return getList(entry, 'resources').flatMap(resource => {
    const plural = getString(resource, 'resource');
    // The kind of the answers may be of another group, as with scale
    // subresources; of a resource itself it is not.
    const kind = getString(resource, 'responseKind', 'kind');
    if (!plural || !kind) {
      return [];
    }
    return [
      {
        group,
        version,
        kind,
        plural,
        namespaced: getString(resource, 'scope') === 'Namespaced',
        verbs: getList(resource, 'verbs').map(String),
      },
    ];
  });
}
