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
import { HostConnection } from './HostConnection';
import { hostClusterSourceServiceRef } from './hostClusterSourceServiceRef';
import { readHostClusters } from './readHostClusters';

/**
 * How all host clusters are reached: those of the configuration, then those of
 * {@link hostClusterSourceServiceRef}.
 *
 * @public
 */
export const hostConnectionsServiceRef = createServiceRef<
  readonly HostConnection[]
>({
  id: 'groundplan.host-connections',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.rootLogger,
        sources: hostClusterSourceServiceRef,
      },
      async factory({ config, logger, sources }) {
        const configured = readHostClusters({ config, logger });
        const added = await Promise.all(
          sources.map(source => source.getHostConnections()),
        );
        return [...configured, ...added.flat()];
      },
    }),
});
