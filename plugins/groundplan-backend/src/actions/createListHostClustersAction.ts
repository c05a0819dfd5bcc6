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

import { groundplanReadPermission } from 'backstage-plugin-groundplan-common';
import { audited } from '../service/audited';
import { ActionContext, READ_ONLY } from './ActionContext';
import { hostClustersOutput } from './outputs';

const NAME = 'list-host-clusters';

/** Registers the action that lists the host clusters. @internal */
export function createListHostClustersAction({
  actionsRegistry,
  auditor,
  service,
}: ActionContext): void {
  actionsRegistry.register({
    name: NAME,
    title: 'List host clusters',
    description: `Lists the host clusters, which are the Kubernetes clusters that objects are read from, and whether each kind of object could be read.

## When to use
When something seems to be missing or old: a host cluster that is stale, forbidden or unreachable says why and since when.`,
    attributes: READ_ONLY,
    visibilityPermission: groundplanReadPermission,
    schema: { input: z => z.object({}), output: hostClustersOutput },
    action: async ({ credentials }) =>
      audited(
        auditor,
        {
          eventId: 'host-cluster-fetch',
          meta: { queryType: 'all', actionType: NAME },
        },
        async () => ({ output: await service.hostClusters(credentials) }),
      ),
  });
}
