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
  getBoolean,
  getField,
  getList,
  getString,
} from 'backstage-plugin-groundplan-common';
import { ServedResource } from './ServedResources';

/**
 * Reads an APIResourceList: what a server serves of one version of one group.
 * Undefined for another document.
 *
 * @internal
 */
export function parseResourceList(
  group: string,
  version: string,
  body: unknown,
): ServedResource[] | undefined {
  if (
    getString(body, 'kind') !== 'APIResourceList' ||
    !Array.isArray(getField(body, 'resources'))
  ) {
    return undefined;
  }
  return getList(body, 'resources').flatMap(resource => {
    const plural = getString(resource, 'name');
    const kind = getString(resource, 'kind');
    // A slash is in the names of subresources.
    if (!plural || !kind || plural.includes('/')) {
      return [];
    }
    return [
      {
        group,
        version,
        kind,
        plural,
        namespaced: getBoolean(resource, 'namespaced') ?? false,
        verbs: getList(resource, 'verbs').map(String),
      },
    ];
  });
}

/**
 * Reads an APIGroupList: the groups of a server, with their versions in the
 * order of its preference. Undefined for another document.
 *
 * @internal
 */
export function parseGroupList(
  body: unknown,
): { group: string; version: string }[] | undefined {
  if (
    getString(body, 'kind') !== 'APIGroupList' ||
    !Array.isArray(getField(body, 'groups'))
  ) {
    return undefined;
  }
  return getList(body, 'groups').flatMap(item => {
    const group = getString(item, 'name');
    const preferred = getString(item, 'preferredVersion', 'version');
    const versions = getList(item, 'versions').flatMap(
      version => getString(version, 'version') ?? [],
    );
    const ordered = [
      ...new Set(preferred ? [preferred, ...versions] : versions),
    ];
    return group ? ordered.map(version => ({ group, version })) : [];
  });
}
