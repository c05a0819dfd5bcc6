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
import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_GROUNDPLAN_TARGET } from 'backstage-plugin-groundplan-common';
import { EntityResolver } from 'backstage-plugin-groundplan-node';

/** A place where something can be made. @public */
export interface GroundplanTargetResource {
  host: string;
  /** Absent for what has no namespace. */
  namespace?: string;
  /** Whom the namespace names as owner: an entity reference. */
  owner?: string;
}

/** What rules are for, and what policies make conditions of. @public */
export const groundplanTargetResourceRef = createPermissionResourceRef<
  GroundplanTargetResource,
  {}
>().with({
  pluginId: 'groundplan',
  resourceType: RESOURCE_TYPE_GROUNDPLAN_TARGET,
});

/**
 * The places of `host/namespace` references; of hosts that there are none.
 *
 * @internal
 */
export function targetsOf(
  refs: readonly string[],
  { entities }: { entities: EntityResolver },
): (GroundplanTargetResource | undefined)[] {
  return refs.map(ref => {
    const [host, namespace, ...rest] = ref.split('/');
    if (!entities.resolveHost(host) || !namespace || rest.length > 0) {
      return undefined;
    }
    if (namespace === '_') {
      return { host };
    }
    const found = entities
      .namespacesOf(host)
      .find(({ name }) => name === namespace);
    return { host, namespace, ...(found?.owner && { owner: found.owner }) };
  });
}
