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
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  EntityProvider,
} from '@backstage/plugin-catalog-node';
import { JsonObject } from '@backstage/types';
import { Mirror, mirrorServiceRef } from 'backstage-plugin-groundplan-node';
import { Knex } from 'knex';
import { catalogModuleGroundplan } from '../catalogModuleGroundplan';

/** A running backend with the real catalog and this module. */
export interface RunningCatalog {
  /** Everything that the catalog has stitched, by reference. */
  entities(): Promise<Map<string, Entity>>;
  stop(): Promise<void>;
}

/** Starts the real catalog plugin with this module over a database. */
export async function startCatalog(options: {
  mirror: Mirror;
  knex: Knex;
  groundplan?: JsonObject;
  providers?: EntityProvider[];
}): Promise<RunningCatalog> {
  const { mirror, knex, groundplan = {}, providers = [] } = options;
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleGroundplan,
      createBackendModule({
        pluginId: 'catalog',
        moduleId: 'others',
        register(env) {
          env.registerInit({
            deps: { processing: catalogProcessingExtensionPoint },
            async init({ processing }) {
              processing.addEntityProvider(...providers);
            },
          });
        },
      }),
      mockServices.rootConfig.factory({
        data: {
          groundplan,
          catalog: { processingInterval: { seconds: 5 } },
        },
      }),
      createServiceFactory({
        service: coreServices.database,
        deps: {},
        factory: () => ({ getClient: async () => knex }),
      }),
      createServiceFactory({
        service: mirrorServiceRef,
        deps: {},
        factory: () => mirror,
      }),
    ],
  });
  const base = `http://localhost:${backend.server.port()}/api/catalog`;
  return {
    async entities() {
      const response = await fetch(`${base}/entities`);
      if (!response.ok) {
        throw new Error(`The catalog answered ${response.status}`);
      }
      const entities: Entity[] = await response.json();
      return new Map(
        entities.map(entity => [
          `${entity.metadata.namespace}/${entity.metadata.name}`,
          entity,
        ]),
      );
    },
    stop: () => backend.stop(),
  };
}
