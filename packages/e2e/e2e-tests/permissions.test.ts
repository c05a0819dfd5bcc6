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

import { expect } from '@playwright/test';
import { entityPath, groundplanApi, signIn, tabPath, test } from '../src';

const LISTS = ['clusters', 'terraforms', 'runner-scale-sets'];
const FOREIGN = 'search-edge.cluster.team-search.hub';
const FOREIGN_API = '/v1/clusters/cluster/hub/team-search/search-edge';
const OWN_API = '/v1/clusters/cluster/hub/team-payments/payments-prod';

test.describe('a developer', () => {
  test.beforeEach(({ page }) => signIn(page, 'Devon', '/infrastructure'));

  test('finds what the own team owns in the lists, and no more', async ({
    page,
  }) => {
    const rows = page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') });
    for (const list of LISTS) {
      await page.goto(`/infrastructure/${list}`);
      const owner = page.getByRole('link', { name: 'Payments', exact: true });
      await expect(rows.filter({ has: owner })).not.toHaveCount(0);
      await expect(rows.filter({ hasNot: owner })).toHaveCount(0);
    }
  });

  test('has counts of these only', async ({ page }) => {
    const counts = page.getByRole('region', { name: 'By health' });
    // Each domain's comes when it is there
    const total = counts
      .getByRole('heading', { name: 'Clusters' })
      .locator('xpath=following-sibling::*')
      .filter({ hasText: /^\d+ in all$/ });
    await expect(total).toBeVisible();
    // Of more than 30; some of their own come and go meanwhile
    expect(parseInt(await total.innerText(), 10)).toBeLessThan(15);
    const attention = page.getByRole('region', { name: 'Needs attention' });
    await expect(
      attention.getByRole('link', { name: 'payments-sandbox' }),
    ).toBeVisible();
    await expect(attention.getByRole('link', { name: /^search-/ })).toHaveCount(
      0,
    );
  });

  test("is not told that another team's cluster exists", async ({ page }) => {
    for (const path of [entityPath(FOREIGN), tabPath(FOREIGN)]) {
      await page.goto(path);
      await expect(page.getByText('Entity not found')).toBeVisible();
    }
    expect((await groundplanApi(page, FOREIGN_API)).status()).toBe(404);
    expect((await groundplanApi(page, OWN_API)).status()).toBe(200);
  });
});

test.describe('somebody who owns nothing', () => {
  test.beforeEach(({ page }) => signIn(page, 'Sam', '/infrastructure'));

  test('finds nothing, and no counts', async ({ page }) => {
    await expect(
      page.getByText(/^Nothing can be shown: no host/),
    ).toBeVisible();
    await expect(page.getByText('Nothing needs attention.')).toHaveCount(0);
    await expect(
      page.getByText('No host cluster is configured, or you may see none.', {
        exact: true,
      }),
    ).toBeVisible();
    await expect(page.getByText('Not known', { exact: true })).toHaveCount(3);
    await expect(page.getByText(/^\d+ in all$/)).toHaveCount(0);
    for (const list of LISTS) {
      await page.goto(`/infrastructure/${list}`);
      await expect(
        page.getByText(/^Nothing can be shown: no host/),
      ).toBeVisible();
      await expect(page.getByText('0–0 of 0').first()).toBeAttached();
    }
  });

  test('is not told that a cluster exists', async ({ page }) => {
    await page.goto(entityPath(FOREIGN));
    await expect(page.getByText('Entity not found')).toBeVisible();
    for (const path of [FOREIGN_API, OWN_API]) {
      expect((await groundplanApi(page, path)).status()).toBe(404);
    }
  });
});
