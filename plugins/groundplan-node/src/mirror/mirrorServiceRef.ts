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
import { domains } from 'backstage-plugin-groundplan-common';
import { hostConnectionsServiceRef } from '../host-clusters/hostConnectionsServiceRef';
import { createMirror } from './createMirror';
import { Mirror } from './Mirror';

/**
 * The mirror of all configured host clusters, one per process. It starts to read
 * when the backend has started, and stops with it.
 *
 * @public
 */
export const mirrorServiceRef = createServiceRef<Mirror>({
  id: 'groundplan.mirror',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        hosts: hostConnectionsServiceRef,
        logger: coreServices.rootLogger,
        lifecycle: coreServices.rootLifecycle,
      },
      async factory({ hosts, logger, lifecycle }) {
        const mirror = createMirror({
          hosts,
          rules: domains.flatMap(domain => domain.kinds),
          logger: logger.child({ service: 'groundplan.mirror' }),
        });
        lifecycle.addStartupHook(() => mirror.start());
        lifecycle.addShutdownHook(() => mirror.stop());
        return mirror;
      },
    }),
});
