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
import { ScmIntegrations } from '@backstage/integration';
import { entityResolverServiceRef } from '../entities/entityResolverServiceRef';
import { hostConnectionsServiceRef } from '../host-clusters/hostConnectionsServiceRef';
import { mirrorServiceRef } from '../mirror/mirrorServiceRef';
import { ChangeService } from './ChangeService';
import { PullRequestReader } from './pull-requests/PullRequestReader';
import { renderSource } from './render/renderSource';
import { warmUpRendering } from './render/warmUpRendering';
import { TargetRepositories } from './repositories/TargetRepositories';

/**
 * The one that works out changes, for the Scaffolder's actions and the preview:
 * both show and do the same because they ask the same one.
 *
 * @public
 */
export const changeServiceRef = createServiceRef<ChangeService>({
  id: 'groundplan.changes',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        entities: entityResolverServiceRef,
        hosts: hostConnectionsServiceRef,
        lifecycle: coreServices.rootLifecycle,
        mirror: mirrorServiceRef,
      },
      factory({ config, entities, hosts, lifecycle, mirror }) {
        lifecycle.addStartupHook(warmUpRendering);
        const integrations = ScmIntegrations.fromConfig(config);
        return ChangeService.create({
          mirror,
          entities,
          hosts,
          repositories: TargetRepositories.fromConfig(config, {
            mirror,
            integrations,
          }),
          integrations,
          pullRequests: PullRequestReader.create({ integrations }),
          render: renderSource,
          // The Scaffolder's own key: who has set it means all that templates write
          requireUserCredentials: config.getOptionalBoolean(
            'scaffolder.requireScmUserCredentials',
          ),
        });
      },
    }),
});
