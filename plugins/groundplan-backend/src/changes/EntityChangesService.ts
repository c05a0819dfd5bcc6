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
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ChangeDomain,
  EntityChangesResponse,
  groundplanChangePermissions,
  Possibility,
} from 'backstage-plugin-groundplan-common';
import {
  ChangeService,
  EntityResolver,
  Mirror,
} from 'backstage-plugin-groundplan-node';
import { VisibilityService } from '../visibility/VisibilityService';
import { changeDomainOf } from './changeDomainOf';
import { requireSeen } from './requireSeen';
import { scaleOf } from './scaleOf';
import { upgradeOf } from './upgradeOf';

/** @internal */
export interface EntityChangesServiceOptions {
  changes: ChangeService;
  entities: EntityResolver;
  mirror: Mirror;
  permissions: PermissionsService;
  visibility: VisibilityService;
}

/**
 * Says what somebody can do to what an entity stands for, and what stands in the
 * way.
 *
 * @internal
 */
export class EntityChangesService {
  readonly #options: EntityChangesServiceOptions;

  static create(options: EntityChangesServiceOptions): EntityChangesService {
    return new EntityChangesService(options);
  }

  private constructor(options: EntityChangesServiceOptions) {
    this.#options = options;
  }

  async get(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<EntityChangesResponse> {
    const { changes, entities, mirror } = this.#options;
    const visibility = await this.#options.visibility.of(credentials);
    const resolved = requireSeen(entityRef, visibility, entities);
    const domain = changeDomainOf(resolved.kind);
    const requireUserCredentials = changes.requiresUserCredentials;
    if (!domain) {
      const reason = 'It is changed where it is written, not here';
      const no = { allowed: false, reason };
      return { edit: no, remove: no, requireUserCredentials };
    }
    const { origin, repositories } = changes.written(resolved);
    const [update, remove] = await this.#allowed(
      domain,
      resolved.entityRef,
      credentials,
    );
    const where: Possibility =
      repositories.length > 0
        ? { allowed: true }
        : {
            allowed: false,
            reason: origin
              ? `It was made in ${origin.repository}, from which ${resolved.host} takes no changes any more`
              : `No repository is known from which ${resolved.host} takes changes`,
          };
    const may = both(update, where);
    const scale = scaleOf(resolved.object, mirror.lookup(resolved.host));
    const upgrade = upgradeOf(
      resolved.object,
      mirror.lookup(resolved.host),
      origin,
    );
    const urls = new Set(repositories.map(({ url }) => url));
    return {
      requireUserCredentials,
      ...(urls.size === 1 && { repository: repositories[0].url }),
      ...(origin && {
        templateRef: origin.template,
        repository: origin.repository,
        files: origin.files,
        formData: {
          ...origin.values,
          ...(origin.target && { target: origin.target }),
        },
      }),
      edit: may,
      remove: both(remove, where),
      ...(scale && { scale: { ...may, ...scale } }),
      ...(upgrade && {
        upgrade: {
          ...upgrade,
          ...both(may, upgrade),
          ...(upgrade.workers && {
            workers: { ...upgrade.workers, ...both(may, upgrade.workers) },
          }),
        },
      }),
    };
  }

  async #allowed(
    domain: ChangeDomain,
    resourceRef: string,
    credentials: BackstageCredentials,
  ): Promise<Possibility[]> {
    const { update, delete: remove } = groundplanChangePermissions[domain];
    const permissions = [update, remove];
    const decisions = await this.#options.permissions.authorize(
      permissions.map(permission => ({ permission, resourceRef })),
      { credentials },
    );
    return permissions.map((permission, index) =>
      decisions[index].result === AuthorizeResult.ALLOW
        ? { allowed: true }
        : {
            allowed: false,
            reason: `This takes the permission ${permission.name}`,
          },
    );
  }
}

function both(first: Possibility, second: Possibility): Possibility {
  const denied = [first, second].find(({ allowed }) => !allowed);
  return denied ? { allowed: false, reason: denied.reason } : { allowed: true };
}
