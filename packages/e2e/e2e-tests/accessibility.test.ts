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

import AxeBuilder from '@axe-core/playwright';
import { expect, Page } from '@playwright/test';
import { entityPath, signIn, tabPath, test } from '../src';

const CLUSTER = 'payments-prod.cluster.team-payments.hub';
const TERRAFORM = 'search-queue.terraform.team-search.workload-eu';
const PLANNED = 'payments-replica.terraform.team-payments.workload-eu';
const SCALE_SET = 'linux.runner-scale-set.arc-runners.ci';
const HOST = 'workload-eu.management-cluster';

function region(name: string) {
  return (page: Page) => page.getByRole('region', { name, exact: true });
}

/** Rows that are still being loaded have no links. */
const firstRow = (page: Page) =>
  page.getByRole('row').getByRole('link').first();

const PAGES = [
  { path: '/infrastructure', loaded: firstRow },
  { path: '/infrastructure/clusters', loaded: firstRow },
  { path: '/infrastructure/terraforms', loaded: firstRow },
  { path: '/infrastructure/runner-scale-sets', loaded: firstRow },
  { path: tabPath(CLUSTER), loaded: region('What it is made of') },
  { path: tabPath(TERRAFORM), loaded: region('State lock') },
  {
    path: tabPath(PLANNED),
    loaded: (page: Page) => page.getByText('aws_db_instance.replica').first(),
  },
  { path: tabPath(SCALE_SET), loaded: region('Runners') },
  {
    path: tabPath(HOST),
    loaded: (page: Page) => page.getByText('HelmRelease').first(),
  },
  {
    path: entityPath(CLUSTER),
    loaded: (page: Page) => page.getByText('Available').first(),
  },
];

/** Changes the theme as another tab of the browser would. */
function setTheme(page: Page, theme: string): Promise<void> {
  return page.evaluate(newValue => {
    localStorage.setItem('theme', newValue);
    window.dispatchEvent(
      new StorageEvent('storage', { key: 'theme', newValue }),
    );
  }, theme);
}

/** Colours that are on their way to others have any contrast. */
const NO_MOTION = '*, *::before, *::after { transition: none !important; }';

for (const { path, loaded } of PAGES) {
  test(`axe finds nothing to mend on ${path}`, async ({ page }) => {
    await signIn(page, 'Ada', path);
    await expect(loaded(page)).toBeVisible();
    await page.addStyleTag({ content: NO_MOTION });
    for (const theme of ['light', 'dark']) {
      await setTheme(page, theme);
      await expect(page.locator('[data-theme-mode]').first()).toHaveAttribute(
        'data-theme-mode',
        theme,
      );
      await expect(loaded(page)).toBeVisible();
      // What is around main (the sidebar, the header with its tabs) is the
      // framework's, as is the head of an entity's page.
      const { violations } = await new AxeBuilder({ page })
        .include('main')
        .analyze();
      expect
        .soft(
          violations.map(({ id, nodes }) => ({
            id,
            nodes: nodes.map(({ html }) => html.slice(0, 200)),
          })),
          theme,
        )
        .toEqual([]);
    }
  });
}
