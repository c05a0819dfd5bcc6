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
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { readTemplate } from '../changes/render';
import { mirrorServiceRef } from '../mirror/mirrorServiceRef';
import { EntityResolver } from './EntityResolver';

/**
 * The one resolver of the process: the catalog module and the backend plugin
 * agree on every object's entity because they ask the same one.
 *
 * @public
 */
export const entityResolverServiceRef = createServiceRef<EntityResolver>({
  id: 'groundplan.entity-resolver',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        mirror: mirrorServiceRef,
        config: coreServices.rootConfig,
        logger: coreServices.rootLogger,
        lifecycle: coreServices.rootLifecycle,
      },
      factory({ mirror, config, logger, lifecycle }) {
        const resolver = EntityResolver.create({
          mirror,
          config,
          logger,
          readTemplate,
        });
        lifecycle.addShutdownHook(() => resolver.close());
        return resolver;
      },
    }),
});
