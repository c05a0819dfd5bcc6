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
import { NotAllowedError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { groundplanReadPermission } from 'backstage-plugin-groundplan-common';
import { EntityResolver, Mirror } from 'backstage-plugin-groundplan-node';
import { Fleets } from '../fleet/Fleets';
import {
  CatalogVisibility,
  CatalogVisibilityOptions,
} from './CatalogVisibility';
import { ShortCache } from './ShortCache';
import { SEES_ALL, SEES_NOTHING, Visibility } from './Visibility';

/**
 * How long an answer of the catalog may be used: so long can it take until a
 * right that was taken away is gone here too.
 */
const MAX_AGE_MS = 5_000;

/** Callers that are kept at a time. */
const MAX_CALLERS = 100;

/**
 * Tells what a caller may see: what the catalog would let them read.
 *
 * @internal
 */
export class VisibilityService {
  readonly #permissions: PermissionsService;
  readonly #catalog: CatalogVisibilityOptions;
  readonly #cache = ShortCache.create<Visibility>({
    maxAgeMs: MAX_AGE_MS,
    maxEntries: MAX_CALLERS,
  });

  static create(options: {
    permissions: PermissionsService;
    catalog: CatalogService;
    entities: EntityResolver;
    mirror: Mirror;
    fleets: Fleets;
  }): VisibilityService {
    const { permissions, catalog, entities, mirror, fleets } = options;
    const hosts = mirror.hosts().map(({ name }) => entities.resolveHost(name));
    const service = new VisibilityService(permissions, {
      catalog,
      adoptedEntityRefs: hosts.flatMap(host =>
        host && !host.entity ? [host.entityRef] : [],
      ),
      subjectOf: origin => fleets.find(origin),
    });
    fleets.subscribe(({ change }) => {
      if (change === 'added' || change === 'deleted') {
        service.forget();
      }
    });
    return service;
  }

  private constructor(
    permissions: PermissionsService,
    catalog: CatalogVisibilityOptions,
  ) {
    this.#permissions = permissions;
    this.#catalog = catalog;
  }

  /**
   * What these credentials may see.
   *
   * @throws `NotAllowedError` where they may not use Groundplan at all.
   */
  async of(credentials: BackstageCredentials): Promise<Visibility> {
    const [[basic], [reading]] = await Promise.all([
      this.#permissions.authorize([{ permission: groundplanReadPermission }], {
        credentials,
      }),
      this.#permissions.authorizeConditional(
        [{ permission: catalogEntityReadPermission }],
        { credentials },
      ),
    ]);
    if (basic.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `Reading needs the permission ${groundplanReadPermission.name}`,
      );
    }
    if (reading.result === AuthorizeResult.CONDITIONAL) {
      return this.#cache.get(
        JSON.stringify([credentials.principal, reading.conditions]),
        () => CatalogVisibility.read(this.#catalog, credentials),
      );
    }
    return reading.result === AuthorizeResult.ALLOW ? SEES_ALL : SEES_NOTHING;
  }

  /** To be called when there may be other entities than before. */
  forget(): void {
    this.#cache.clear();
  }
}
