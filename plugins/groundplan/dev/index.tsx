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

import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import groundplanPlugin, { groundplanApiRef } from '../src';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import {
  ScaffolderApi,
  scaffolderApiRef,
} from '@backstage/plugin-scaffolder-react';
import { entities, FakeGroundplanApi, templateForms } from './__fixtures__';

const fixtures = createFrontendModule({
  pluginId: 'groundplan',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: groundplanApiRef,
          deps: {},
          factory: () => new FakeGroundplanApi(),
        }),
    }),
  ],
});

const catalogFixtures = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: catalogApiRef,
          deps: {},
          factory: () => catalogApiMock({ entities }),
        }),
    }),
  ],
});

const scaffolderFixtures = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: scaffolderApiRef,
          deps: {},
          factory: () =>
            ({
              getTemplateParameterSchema: async templateRef =>
                templateForms[templateRef.split('/')[1]],
            } as Partial<ScaffolderApi> as ScaffolderApi),
        }),
    }),
  ],
});

createDevApp({
  features: [
    catalogPlugin,
    scaffolderPlugin,
    groundplanPlugin,
    fixtures,
    catalogFixtures,
    scaffolderFixtures,
  ],
});
