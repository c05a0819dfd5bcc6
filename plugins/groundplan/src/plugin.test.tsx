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
  createExtensionTester,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { scaffolderApiMock } from '@backstage/plugin-scaffolder-react/testUtils';
import { screen } from '@testing-library/react';
import { entities, FakeGroundplanApi } from '../dev/__fixtures__';
import { groundplanApiRef } from './api';
import { apiFactories } from './extensions/apis';
import {
  clusterEntityCard,
  terraformEntityCard,
} from './extensions/entityCards';
import {
  clusterEntityContent,
  hostClusterEntityContent,
  runnerScaleSetEntityContent,
  terraformEntityContent,
} from './extensions/entityContents';
import { queryWrapper } from './extensions/queryWrapper';
import groundplanPlugin from './index';
import * as legacy from './legacy';

const apis = [
  [groundplanApiRef, new FakeGroundplanApi()] as const,
  [catalogApiRef, catalogApiMock({ entities })] as const,
] as const;

const everyField = {
  title: 'Any',
  steps: [
    {
      title: 'All',
      schema: {
        type: 'object',
        properties: {
          target: {
            type: 'object',
            'ui:field': 'GroundplanTarget',
            'ui:options': { domain: 'cluster' },
          },
          credentials: {
            type: 'object',
            'ui:field': 'GroundplanCredentials',
            'ui:options': { host: 'hub' },
          },
          profiles: {
            type: 'array',
            'ui:field': 'GroundplanProfiles',
            'ui:options': { host: 'hub' },
            items: { type: 'object' },
          },
          change: { type: 'object', 'ui:field': 'GroundplanChange' },
          preview: { type: 'string', 'ui:field': 'GroundplanPreview' },
        },
      },
    },
  ],
};

const mountedRoutes = { '/catalog/:namespace/:kind/:name': entityRouteRef };

describe('groundplanPlugin', () => {
  it('has a page with a tab for each part of the fleet', async () => {
    renderTestApp({
      features: [groundplanPlugin],
      apis,
      mountedRoutes,
      initialRouteEntries: ['/infrastructure'],
    });
    expect(
      await screen.findByRole('region', { name: 'Needs attention' }),
    ).toBeVisible();
    expect(screen.getAllByRole('tab').map(it => it.textContent)).toEqual([
      'Overview',
      'Clusters',
      'Terraform',
      'Runner scale sets',
    ]);
  });

  it.each([
    ['clusters', 'search'],
    ['terraforms', 'payments-db'],
    ['runner-scale-sets', 'linux-x64'],
  ])('lists %s', async (path, name) => {
    renderTestApp({
      features: [groundplanPlugin],
      apis,
      mountedRoutes,
      initialRouteEntries: [`/infrastructure/${path}`],
    });
    expect(await screen.findByRole('link', { name })).toBeVisible();
  });

  const { filterFunction } = EntityContentBlueprint.dataRefs;
  const contents = [
    {
      content: clusterEntityContent,
      accepts: createExtensionTester(clusterEntityContent).get(filterFunction),
    },
    {
      content: terraformEntityContent,
      accepts: createExtensionTester(terraformEntityContent).get(
        filterFunction,
      ),
    },
    {
      content: runnerScaleSetEntityContent,
      accepts: createExtensionTester(runnerScaleSetEntityContent).get(
        filterFunction,
      ),
    },
    {
      content: hostClusterEntityContent,
      accepts: createExtensionTester(hostClusterEntityContent).get(
        filterFunction,
      ),
    },
  ];
  it.each([
    ['payments', 'Versions and replicas'],
    ['payments-db', 'Inventory'],
    ['linux-x64', 'Capacity'],
    ['hub', 'On this host cluster'],
  ])('gives %s its tab, by annotation', async (title, region) => {
    const entity = entities.find(it => it.metadata.title === title)!;
    const wanted = contents.filter(({ accepts }) =>
      accepts?.({ ...entity, spec: { type: 'anything' } }),
    );
    expect(wanted).toHaveLength(1);
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity }),
        wanted[0].content,
        queryWrapper,
      ],
      apis,
      mountedRoutes,
    });
    expect(await screen.findByRole('region', { name: region })).toBeVisible();
  });

  it('adds cards to the overview', async () => {
    const entity = entities.find(it => it.metadata.title === 'payments')!;
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity }),
        clusterEntityCard,
        terraformEntityCard,
        queryWrapper,
      ],
      apis,
      mountedRoutes,
    });
    expect(
      await screen.findByRole('region', { name: 'Cluster' }),
    ).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Terraform' })).toBeNull();
  });

  it('adds its fields to the forms of the Scaffolder', async () => {
    renderTestApp({
      features: [groundplanPlugin, scaffolderPlugin],
      apis: [
        ...apis,
        [
          scaffolderApiRef,
          scaffolderApiMock.mock({
            getTemplateParameterSchema: async () => everyField,
          }),
        ] as const,
      ],
      mountedRoutes,
      initialRouteEntries: ['/create/templates/default/any'],
    });
    expect(
      await screen.findByRole('region', { name: 'What will change' }),
    ).toBeVisible();
    expect(
      await screen.findByRole('table', { name: 'Profiles' }),
    ).toBeVisible();
    for (const name of [
      /Host cluster/,
      /None Credentials/,
      /What is to be changed/,
    ]) {
      expect(await screen.findByRole('button', { name })).toBeVisible();
    }
  });

  it('gives the old frontend system the same', () => {
    expect([...legacy.groundplanPlugin.getApis()]).toEqual(apiFactories);
    expect(Object.keys(legacy)).toEqual(
      expect.arrayContaining([
        'InfrastructurePage',
        'EntityClusterContent',
        'EntityTerraformContent',
        'EntityRunnerScaleSetContent',
        'EntityHostClusterContent',
        'EntityClusterCard',
        'GroundplanTargetFieldExtension',
        'GroundplanCredentialsFieldExtension',
        'GroundplanPreviewFieldExtension',
        'GroundplanProfilesFieldExtension',
        'GroundplanChangeFieldExtension',
        'isClusterAvailable',
        'groundplanCatalogColumns',
      ]),
    );
  });
});
