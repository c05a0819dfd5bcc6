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
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  RiBox3Line,
  RiDashboardLine,
  RiPlayCircleLine,
  RiServerLine,
} from '@remixicon/react';
import { rootRouteRef } from '../routes';

const fleetPages = () => import('../components/fleetPages');

/** @internal */
export const infrastructurePage = PageBlueprint.make({
  params: {
    path: '/infrastructure',
    title: 'Infrastructure',
    icon: <RiServerLine />,
    routeRef: rootRouteRef,
  },
});

/** @internal */
export const overviewSubPage = SubPageBlueprint.make({
  name: 'overview',
  params: {
    path: 'overview',
    title: 'Overview',
    icon: <RiDashboardLine />,
    loader: () =>
      fleetPages().then(m => (
        <main>
          <m.OverviewPage />
        </main>
      )),
  },
});

/** @internal */
export const clustersSubPage = SubPageBlueprint.make({
  name: 'clusters',
  params: {
    path: 'clusters',
    title: 'Clusters',
    icon: <RiServerLine />,
    loader: () =>
      fleetPages().then(m => (
        <main>
          <m.FleetList domain="clusters" />
        </main>
      )),
  },
});

/** @internal */
export const terraformsSubPage = SubPageBlueprint.make({
  name: 'terraforms',
  params: {
    path: 'terraforms',
    title: 'Terraform',
    icon: <RiBox3Line />,
    loader: () =>
      fleetPages().then(m => (
        <main>
          <m.FleetList domain="terraforms" />
        </main>
      )),
  },
});

/** @internal */
export const runnerScaleSetsSubPage = SubPageBlueprint.make({
  name: 'runner-scale-sets',
  params: {
    path: 'runner-scale-sets',
    title: 'Runner scale sets',
    icon: <RiPlayCircleLine />,
    loader: () =>
      fleetPages().then(m => (
        <main>
          <m.FleetList domain="runner-scale-sets" />
        </main>
      )),
  },
});
