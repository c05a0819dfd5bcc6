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
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import scaffolderEntityModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import { JsonObject } from '@backstage/types';
import { Mirror, mirrorServiceRef } from 'backstage-plugin-groundplan-node';
import { Knex } from 'knex';
import catalogModuleGroundplan from '..';

/** A running backend with the real catalog. */
export interface TestCatalog {
  /** All entities of a kind, Resource by default, by reference. */
  entities(kind?: string): Promise<Map<string, Entity>>;
  /** Waits until the catalog has these entities of kind Resource, and answers with them. */
  has(...names: string[]): Promise<Map<string, Entity>>;
  stop(): Promise<void>;
}

/** Starts a backend with the real catalog and this module. */
export async function startTestCatalog(options: {
  knex: Knex;
  /** The real mirror of the configured host clusters by default. */
  mirror?: Mirror;
  config?: JsonObject;
}): Promise<TestCatalog> {
  const { knex, mirror, config = {} } = options;
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleGroundplan,
      scaffolderEntityModel,
      mockServices.rootConfig.factory({ data: config }),
      createServiceFactory({
        service: coreServices.database,
        deps: {},
        factory: () => mockServices.database({ knex }),
      }),
      ...(mirror
        ? [
            createServiceFactory({
              service: mirrorServiceRef,
              deps: {},
              factory: () => mirror,
            }),
          ]
        : []),
    ],
  });
  const entities = async (kind = 'resource') => {
    const response = await fetch(
      `http://localhost:${backend.server.port()}/api/catalog/entities?filter=kind=${kind}`,
    );
    if (!response.ok) {
      throw new Error(`The catalog answered ${response.status}`);
    }
    const items = (await response.json()) as Entity[];
    return new Map(items.map(entity => [stringifyEntityRef(entity), entity]));
  };
  return {
    entities,
    stop: () => backend.stop(),
    async has(...names) {
      const wanted = names.map(name => `resource:default/${name}`).sort();
      const end = Date.now() + 30_000;
      for (;;) {
        const found = await entities();
        const refs = [...found.keys()].sort();
        if (JSON.stringify(refs) === JSON.stringify(wanted)) {
          return found;
        }
        if (Date.now() > end) {
          expect(refs).toEqual(wanted);
        }
        await new Promise(resolve => setTimeout(resolve, 100));
      }
    },
  };
}
