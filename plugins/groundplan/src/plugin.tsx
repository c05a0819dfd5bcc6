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

import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiServerLine } from '@remixicon/react';
import { entityStatusesApi, groundplanApi } from './extensions/apis';
import {
  clusterEntityCard,
  hostClusterEntityCard,
  infrastructureEntityCard,
  runnerScaleSetEntityCard,
  terraformEntityCard,
} from './extensions/entityCards';
import {
  clusterEntityContent,
  deploymentEntityContent,
  hostClusterEntityContent,
  runnerScaleSetEntityContent,
  terraformEntityContent,
} from './extensions/entityContents';
import {
  changeFormField,
  newRepositoryFormField,
  credentialsFormField,
  previewFormField,
  profilesFormField,
  targetFormField,
} from './extensions/formFields';
import {
  clustersSubPage,
  infrastructurePage,
  overviewSubPage,
  runnerScaleSetsSubPage,
  terraformsSubPage,
} from './extensions/pages';
import { queryWrapper } from './extensions/queryWrapper';
import {
  infrastructureRouteRef,
  rootRouteRef,
  templateFormRouteRef,
} from './routes';

/**
 * Clusters, Terraform resources and runner scale sets, live: a page for the
 * fleet, tabs and cards for their entities, and fields for the Scaffolder's forms.
 *
 * @public
 */
export const groundplanPlugin = createFrontendPlugin({
  pluginId: 'groundplan',
  title: 'Infrastructure',
  icon: <RiServerLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  externalRoutes: {
    infrastructure: infrastructureRouteRef,
    templateForm: templateFormRouteRef,
  },
  extensions: [
    groundplanApi,
    entityStatusesApi,
    queryWrapper,
    infrastructurePage,
    overviewSubPage,
    clustersSubPage,
    terraformsSubPage,
    runnerScaleSetsSubPage,
    clusterEntityContent,
    terraformEntityContent,
    runnerScaleSetEntityContent,
    deploymentEntityContent,
    hostClusterEntityContent,
    clusterEntityCard,
    terraformEntityCard,
    runnerScaleSetEntityCard,
    hostClusterEntityCard,
    infrastructureEntityCard,
    targetFormField,
    credentialsFormField,
    profilesFormField,
    previewFormField,
    changeFormField,
    newRepositoryFormField,
  ],
});
