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
import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  groundplanPermissions,
  RESOURCE_TYPE_GROUNDPLAN_TARGET,
} from 'backstage-plugin-groundplan-common';
import { EntityResolver } from 'backstage-plugin-groundplan-node';
import { isResourcePermission } from '@backstage/plugin-permission-common';
import { groundplanTargetResourceRef, targetsOf } from './targetResource';
import { groundplanTargetRules } from './targetRules';

/**
 * Makes our permissions known, and the places that some of them are about. Those
 * on catalog entities are decided by the catalog's own rules.
 *
 * @internal
 */
export function registerPermissions(
  registry: PermissionsRegistryService,
  options: { entities: EntityResolver },
): void {
  registry.addResourceType({
    resourceRef: groundplanTargetResourceRef,
    permissions: groundplanPermissions.filter(permission =>
      isResourcePermission(permission, RESOURCE_TYPE_GROUNDPLAN_TARGET),
    ),
    rules: Object.values(groundplanTargetRules),
    getResources: async refs => targetsOf(refs, options),
  });
  registry.addPermissions(
    groundplanPermissions.filter(
      permission =>
        !isResourcePermission(permission, RESOURCE_TYPE_GROUNDPLAN_TARGET),
    ),
  );
}
