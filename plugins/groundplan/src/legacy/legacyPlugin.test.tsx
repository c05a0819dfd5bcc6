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
  EntityProvider,
  catalogApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { entities, FakeGroundplanApi } from '../../dev/__fixtures__';
import { groundplanApiRef } from '../api';
import { rootRouteRef } from '../routes';
import { EntityTerraformContent, InfrastructurePage } from './legacyPlugin';

const apis = [
  [groundplanApiRef, new FakeGroundplanApi()],
  [catalogApiRef, catalogApiMock({ entities })],
] as const;

const mountedRoutes = {
  '/catalog/:namespace/:kind/:name': entityRouteRef,
  '/infrastructure/*': rootRouteRef,
};

describe('the plugin in the old frontend system', () => {
  it('has the page with its tabs', async () => {
    await renderInTestApp(
      <TestApiProvider apis={apis}>
        <Routes>
          <Route path="/infrastructure/*" element={<InfrastructurePage />} />
        </Routes>
      </TestApiProvider>,
      { mountedRoutes, routeEntries: ['/infrastructure/terraforms'] },
    );
    expect(
      await screen.findByRole('heading', { name: 'Infrastructure' }),
    ).toBeVisible();
    expect(
      await screen.findByRole('link', { name: 'network' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/resource/network.terraform.team-a.hub',
    );
  });

  it('has the tab of an entity', async () => {
    const entity = entities.find(it => it.metadata.title === 'payments-db')!;
    await renderInTestApp(
      <TestApiProvider apis={apis}>
        <EntityProvider entity={entity}>
          <EntityTerraformContent />
        </EntityProvider>
      </TestApiProvider>,
      { mountedRoutes },
    );
    expect(await screen.findByText('A plan waits for approval.')).toBeVisible();
  });
});
