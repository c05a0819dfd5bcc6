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

import { Page, RoutedTabs, Header } from '@backstage/core-components';
import { FleetList } from '../components/FleetList';
import { OverviewPage } from '../components/OverviewPage';
import { useText } from '../translation';

/** The fleet page of the old frontend system. @internal */
export function InfrastructurePage() {
  const t = useText();
  return (
    <Page themeId="tool">
      <Header title={t('page.title')} />
      <RoutedTabs
        routes={[
          {
            path: '/',
            title: t('page.overview'),
            children: <OverviewPage />,
          },
          {
            path: '/clusters',
            title: t('page.clusters'),
            children: <FleetList domain="clusters" />,
          },
          {
            path: '/terraforms',
            title: t('page.terraforms'),
            children: <FleetList domain="terraforms" />,
          },
          {
            path: '/runner-scale-sets',
            title: t('page.runner-scale-sets'),
            children: <FleetList domain="runner-scale-sets" />,
          },
        ]}
      />
    </Page>
  );
}
