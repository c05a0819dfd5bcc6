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
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { mirrorServiceRef } from 'backstage-plugin-groundplan-node';
import { FloorProvider } from './FloorProvider';
import { Numbered } from './messages';
import { Probe } from './Probe';

/** Serves a {@link Probe} over the IPC channel, in the catalog for its database. */
export const probeModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'benchmark-probe',
  register(reg) {
    reg.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        database: coreServices.database,
        lifecycle: coreServices.rootLifecycle,
        mirror: mirrorServiceRef,
      },
      async init({ catalog, database, lifecycle, mirror }) {
        const file = process.env.BENCH_FLOOR;
        const floor = file ? FloorProvider.create(file) : undefined;
        if (floor) {
          catalog.addEntityProvider(floor);
        }
        const knex = await database.getClient();
        lifecycle.addStartupHook(async () => {
          const probe = Probe.create({ knex, mirror, floor });
          serve(probe);
          await probe.begin();
        });
      },
    });
  },
});

function serve(probe: Probe) {
  process.on('message', async (message: Numbered) => {
    const { id, ...question } = message;
    try {
      process.send?.({ id, answer: await probe.answer(question) });
    } catch (error) {
      process.send?.({ id, error: String(error) });
    }
  });
  process.send?.({ ready: true });
}
