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

import { chromium, LaunchOptions } from '@playwright/test';
import { BackendProcess } from '../BackendProcess';
import { Report } from '../Report';
import { percentile } from '../statistics';

const TIMES = 7;
/** A page that takes longer does not work. */
const PATIENCE_MS = 120_000;

/** What a person waits for who opens the list, and the tab with a long plan. */
export async function measureTerraformPage(
  { url }: BackendProcess,
  options: { chromium: LaunchOptions; tab: string },
  report: Report,
): Promise<void> {
  const browser = await chromium.launch(options.chromium);
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${url}/infrastructure/overview`);
    await page.getByRole('button', { name: 'Enter' }).click();
    await page.getByRole('link', { name: 'Settings' }).waitFor();
    const rows: number[] = [];
    const plans: number[] = [];
    for (let i = 0; i < TIMES; i++) {
      await page.goto(`${url}/infrastructure/overview`);
      const link = page
        .locator('a[href$="/infrastructure/terraforms"]')
        .first();
      await link.waitFor();
      await page.waitForTimeout(2_000);
      let started = Date.now();
      await link.click();
      await page
        .getByRole('row')
        .filter({ hasText: /tf-\d+/ })
        .first()
        .waitFor();
      rows.push(Date.now() - started);
      const answered = page.waitForResponse(/\/plan$/);
      await page.goto(`${url}${options.tab}`);
      await (await answered).finished();
      started = Date.now();
      await page
        .getByRole('region', { name: 'Plan', exact: true })
        .getByText(/aws_sqs_queue/)
        .first()
        .waitFor();
      plans.push(Date.now() - started);
    }
    const show = (times: number[]) =>
      `median ${percentile(times, 0.5)} ms, the longest ${Math.max(
        ...times,
      )} ms`;
    report.add(
      'Terraform',
      'click on Terraform → first rows',
      show(rows),
      '< 1 s',
    );
    report.add(
      'Terraform',
      'a plan of 5 MB arrived → its resources are on the tab',
      show(plans),
      '< 1 s',
    );
  } finally {
    await browser.close();
  }
}
