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
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import {
  entityResolverServiceRef,
  mirrorServiceRef,
} from 'backstage-plugin-groundplan-node';
import { createEntityProviders } from './provider/createEntityProviders';

/**
 * The module of the catalog: the objects of all host clusters as entities, from
 * the moment that the mirror knows them until it knows that they are gone.
 *
 * @public
 */
export const catalogModuleGroundplan = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'groundplan',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        mirror: mirrorServiceRef,
        processing: catalogProcessingExtensionPoint,
        resolver: entityResolverServiceRef,
      },
      async init({ lifecycle, processing, ...deps }) {
        const providers = await createEntityProviders(deps);
        processing.addEntityProvider(...providers.all);
        lifecycle.addStartupHook(() => providers.start());
        lifecycle.addShutdownHook(() => providers.stop());
      },
    });
  },
});
