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
import { tabPath } from './paths';
import { TemplateForm } from './TemplateForm';

/** The first chip of the tab: is it well? @internal */
export async function expectHealth(page: Page, health: string): Promise<void> {
  await expect(
    page.getByRole('region', { name: 'Status' }).getByText(health).first(),
  ).toBeVisible({ timeout: 120_000 });
}

/** Opens the tab of what was merged a moment ago: the catalog's page is not live. @internal */
export async function openNew(
  page: Page,
  name: string,
  region = 'Status',
): Promise<void> {
  await expect(async () => {
    await page.goto(tabPath(name));
    await expect(page.getByRole('region', { name: region })).toBeVisible({
      timeout: 4_000,
    });
  }).toPass({ timeout: 60_000 });
}

/** Opens the form of one of the tab's buttons. @internal */
export async function openChange(page: Page, name: string, button: string) {
  await page.goto(tabPath(name));
  await page
    .getByRole('region', { name: 'Changes' })
    .getByRole('link', { name: button })
    .click();
  return new TemplateForm(page);
}
