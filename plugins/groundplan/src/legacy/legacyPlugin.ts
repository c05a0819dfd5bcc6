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
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { ComponentType } from 'react';
import { apiFactories } from '../extensions/apis';
import { withQueryClient } from '../query';
import {
  infrastructureRouteRef,
  rootRouteRef,
  templateFormRouteRef,
} from '../routes';

/** The plugin for the old frontend system. @public */
export const groundplanPlugin = createPlugin({
  id: 'groundplan',
  apis: apiFactories,
  routes: { root: rootRouteRef },
  externalRoutes: {
    infrastructure: infrastructureRouteRef,
    templateForm: templateFormRouteRef,
  },
});

/** The fleet page: `<Route path="/infrastructure" element={…} />`. @public */
export const InfrastructurePage = groundplanPlugin.provide(
  createRoutableExtension({
    name: 'InfrastructurePage',
    component: () =>
      import('./InfrastructurePage').then(m =>
        withQueryClient(m.InfrastructurePage),
      ),
    mountPoint: rootRouteRef,
  }),
);

function provideComponent(
  name: string,
  load: () => Promise<ComponentType<{}>>,
) {
  return groundplanPlugin.provide(
    createComponentExtension({
      name,
      component: { lazy: () => load().then(withQueryClient) },
    }),
  );
}

/** The tab of a Cluster API or GitOps cluster. @public */
export const EntityClusterContent = provideComponent(
  'EntityClusterContent',
  () =>
    import('../components/ClusterContent').then(m => m.EntityClusterContent),
);

/** The tab of a Terraform resource. @public */
export const EntityTerraformContent = provideComponent(
  'EntityTerraformContent',
  () =>
    import('../components/TerraformContent').then(
      m => m.EntityTerraformContent,
    ),
);

/** The tab of a runner scale set. @public */
export const EntityRunnerScaleSetContent = provideComponent(
  'EntityRunnerScaleSetContent',
  () =>
    import('../components/RunnerScaleSetContent').then(
      m => m.EntityRunnerScaleSetContent,
    ),
);

/** The tab of what is deployed. @public */
export const EntityDeploymentContent = provideComponent(
  'EntityDeploymentContent',
  () =>
    import('../components/DeploymentContent').then(
      m => m.EntityDeploymentContent,
    ),
);

/** The tab of a host cluster. @public */
export const EntityHostClusterContent = provideComponent(
  'EntityHostClusterContent',
  () =>
    import('../components/HostClusters').then(m => m.EntityHostClusterContent),
);

/** The overview card of a Cluster API or GitOps cluster. @public */
export const EntityClusterCard = provideComponent('EntityClusterCard', () =>
  import('../components/cards').then(m => m.EntityClusterCard),
);

/** The overview card of a Terraform resource. @public */
export const EntityTerraformCard = provideComponent('EntityTerraformCard', () =>
  import('../components/cards').then(m => m.EntityTerraformCard),
);

/** The overview card of a runner scale set. @public */
export const EntityRunnerScaleSetCard = provideComponent(
  'EntityRunnerScaleSetCard',
  () => import('../components/cards').then(m => m.EntityRunnerScaleSetCard),
);

/** The overview card of a host cluster. @public */
export const EntityHostClusterCard = provideComponent(
  'EntityHostClusterCard',
  () => import('../components/cards').then(m => m.EntityHostClusterCard),
);

/** The card of the infrastructure that an entity depends on. @public */
export const EntityInfrastructureCard = provideComponent(
  'EntityInfrastructureCard',
  () => import('../components/cards').then(m => m.EntityInfrastructureCard),
);
