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
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { changeServiceRef } from 'backstage-plugin-groundplan-node';
import { createPullRequestAction } from './actions/createPullRequestAction';
import { createRenderAction } from './actions/createRenderAction';
import { createValidateAction } from './actions/createValidateAction';
import { createWaitAction } from './actions/createWaitAction';

/**
 * Adds Groundplan's actions to the Scaffolder.
 *
 * @public
 */
export const scaffolderModuleGroundplan = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'groundplan',
  register(reg) {
    reg.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auditor: coreServices.auditor,
        catalog: catalogServiceRef,
        changes: changeServiceRef,
        permissions: coreServices.permissions,
      },
      async init({ actions, ...options }) {
        actions.addActions(
          createRenderAction(options),
          createValidateAction(options),
          createPullRequestAction(options),
          createWaitAction(options),
        );
      },
    });
  },
});
