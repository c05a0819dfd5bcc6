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

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  catalogEntityReadPermission,
  RESOURCE_TYPE_CATALOG_ENTITY,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  createGroundplanTargetConditionalDecision,
  groundplanTargetConditions,
} from 'backstage-plugin-groundplan-backend';
import {
  ANNOTATION_HOST_CLUSTER,
  RESOURCE_TYPE_GROUNDPLAN_TARGET,
} from 'backstage-plugin-groundplan-common';

/** How {@link OwnersPolicy} is configured. */
export interface OwnersPolicyOptions {
  /** Entity references of groups and users that may see and do everything. */
  unrestricted: string[];
}

/**
 * An example policy: infrastructure is for its owners and for the platform
 * team, everything else in the catalog for everyone; things are made in namespaces
 * of one's own. Groundplan's own checks follow it, as they ask the catalog's
 * permissions.
 */
export class OwnersPolicy implements PermissionPolicy {
  readonly #unrestricted: Set<string>;

  static create(options: OwnersPolicyOptions): OwnersPolicy {
    return new OwnersPolicy(options);
  }

  private constructor(options: OwnersPolicyOptions) {
    this.#unrestricted = new Set(options.unrestricted);
  }

  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser & { credentials: BackstageCredentials },
  ): Promise<PolicyDecision> {
    const { permission } = request;
    const claims = user?.info.ownershipEntityRefs ?? [];
    if (claims.some(claim => this.#unrestricted.has(claim))) {
      return { result: AuthorizeResult.ALLOW };
    }
    if (isResourcePermission(permission, RESOURCE_TYPE_GROUNDPLAN_TARGET)) {
      return createGroundplanTargetConditionalDecision(
        permission,
        groundplanTargetConditions.isNamespaceOwner({ claims }),
      );
    }
    if (!isResourcePermission(permission, RESOURCE_TYPE_CATALOG_ENTITY)) {
      return { result: AuthorizeResult.ALLOW };
    }
    return createCatalogConditionalDecision(permission, {
      anyOf: [
        catalogConditions.isEntityOwner({ claims }),
        {
          not: catalogConditions.hasAnnotation({
            annotation: ANNOTATION_HOST_CLUSTER,
          }),
        },
        // What can be made is for everyone to read; where, is decided above
        ...(permission.name === catalogEntityReadPermission.name
          ? [catalogConditions.isEntityKind({ kinds: ['Template'] })]
          : []),
      ],
    });
  }
}
