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

import { expect, Page } from '@playwright/test';
import { signIn, tabPath, test } from '../src';

const MARK = 'markOfTheFirstLoad';

function mark(page: Page): Promise<unknown> {
  return page.evaluate(name => Object.assign(window, { [name]: true }), MARK);
}

function isMarked(page: Page): Promise<boolean> {
  return page.evaluate(name => name in window, MARK);
}

const PLACES = [
  {
    place: 'the tab of an object',
    path: tabPath('linux.runner-scale-set.arc-runners.ci'),
    capacity: (page: Page) =>
      page.getByRole('region', { name: 'Capacity' }).getByRole('img'),
  },
  {
    place: 'a list',
    path: '/infrastructure/runner-scale-sets?q=linux',
    capacity: (page: Page) =>
      page
        .getByRole('row')
        .filter({ has: page.getByRole('link', { name: 'linux', exact: true }) })
        .getByRole('img', { name: /runners/ }),
  },
];

for (const { place, path, capacity } of PLACES) {
  test(`a change arrives on ${place} without a reload`, async ({ page }) => {
    await signIn(page, 'Ada', path);
    await expect(capacity(page)).toHaveAccessibleName(/\d+ busy/);
    await mark(page);
    const before = (await capacity(page).getAttribute('aria-label')) ?? '';
    // Without signals it would come as well, but only after half a minute.
    await expect(capacity(page)).not.toHaveAccessibleName(before, {
      timeout: 20_000,
    });
    expect(await isMarked(page)).toBe(true);
  });
}
