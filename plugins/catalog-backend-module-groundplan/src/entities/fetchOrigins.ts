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

import { AuthService } from '@backstage/backend-plugin-api';
import { ANNOTATION_ORIGIN_LOCATION } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

/** As many as the catalog takes in one request without trouble. */
const BATCH = 100;

/**
 * Reads where catalog entities come from, in the order of the references:
 * `undefined` where the catalog has no such entity.
 */
export async function fetchOrigins(
  entityRefs: string[],
  options: { auth: AuthService; catalog: CatalogService },
): Promise<(string | undefined)[]> {
  const { auth, catalog } = options;
  const credentials = await auth.getOwnServiceCredentials();
  const origins: (string | undefined)[] = [];
  for (let start = 0; start < entityRefs.length; start += BATCH) {
    const { items } = await catalog.getEntitiesByRefs(
      {
        entityRefs: entityRefs.slice(start, start + BATCH),
        fields: ['kind', 'metadata.annotations'],
      },
      { credentials },
    );
    for (const entity of items) {
      origins.push(
        entity &&
          (entity.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION] ??
            'an unknown origin'),
      );
    }
  }
  return origins;
}
