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

import { expect, Locator, Page } from '@playwright/test';
import { entityPath, groundplanApi, signIn, tabPath, test } from '../src';

const OLD_QUEUE = 'payments-old-queue.terraform.team-payments.workload-eu';
const CACHE = 'payments-cache.terraform.team-payments.workload-eu';
const LEDGER = 'payments-ledger.terraform.team-payments.workload-eu';
const SEARCH_QUEUE = 'search-queue.terraform.team-search.workload-eu';
const OLD_QUEUE_API =
  '/v1/terraforms/terraform/workload-eu/team-payments/payments-old-queue';

const region = (page: Page, name: string) =>
  page.getByRole('region', { name, exact: true });

const button = (where: Page | Locator, name: string) =>
  where.getByRole('button', { name, exact: true });

/** Opens the dialog of one of the tab's buttons. */
async function openDialog(page: Page, name: string): Promise<Locator> {
  await button(region(page, 'Actions'), name).click();
  return page.getByRole('dialog');
}

/** What the tab says of what was asked last. */
const progress = (page: Page) => region(page, 'Actions').getByRole('status');

test('a stranger finds no resource, no plan and nothing to approve', async ({
  page,
}) => {
  await signIn(page, 'Sam', '/infrastructure');
  for (const path of [entityPath(OLD_QUEUE), tabPath(OLD_QUEUE)]) {
    await page.goto(path);
    await expect(page.getByText('Entity not found')).toBeVisible();
  }
  const plan = await groundplanApi(page, `${OLD_QUEUE_API}/plan`);
  expect(plan.status()).toBe(404);
  const approval = { planId: 'plan-main-0', hash: '0'.repeat(64) };
  for (const [operation, body] of [
    ['approve', approval],
    ['suspend', {}],
  ] as const) {
    const path = `${OLD_QUEUE_API}/${operation}`;
    expect((await groundplanApi(page, path, body)).status()).toBe(404);
  }
});

test('an owner reads a plan that destroys, and approves it', async ({
  page,
}) => {
  await signIn(page, 'Devon', tabPath(OLD_QUEUE));
  const plan = region(page, 'Plan');
  await expect(plan.getByRole('img', { name: 'Destroy 2' })).toBeVisible();
  await expect(plan.getByText('events-old').first()).toBeVisible();
  await plan.getByRole('tab', { name: 'Full text' }).click();
  await plan
    .getByRole('searchbox', { name: 'Search in the plan' })
    .fill('audit');
  await expect(plan.getByText(/^1 of \d+ lines$/)).toBeVisible();

  await button(plan, 'Approve').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('2 resources are destroyed')).toBeVisible();
  await expect(dialog.getByText(/plans once more before/)).toBeVisible();
  await expect(button(dialog, 'Approve')).toBeDisabled();
  await dialog.getByRole('textbox').fill('payments-old-queue');
  await button(dialog, 'Approve').click();
  await expect(dialog).toBeHidden();
  await expect(progress(page)).toHaveText(/^Approve: .*Devon/);
  await expect(progress(page)).toHaveText(/Approve: done.* was applied/s, {
    timeout: 90_000,
  });
  await expect(plan.getByText('Applied', { exact: true })).toBeVisible();
});

test('an approval is refused when the plan has changed meanwhile', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await signIn(page, 'Devon', tabPath(CACHE));
  const plan = region(page, 'Plan');
  // Its code changes every minute
  await expect(button(plan, 'Approve')).toBeEnabled({ timeout: 90_000 });
  await button(plan, 'Approve').click();
  const dialog = page.getByRole('dialog');
  const read = await dialog.getByText(/^What you approve/).innerText();
  const [planId] = read.match(/plan-main-\w+/) ?? [''];
  expect(planId).not.toBe('');

  // A page that hears of nothing: what it shows grows old
  const reads = '**/api/groundplan/v1/terraforms/**';
  await page.route(reads, route =>
    route.request().method() === 'GET' ? route.abort() : route.fallback(),
  );
  const other = await page.context().newPage();
  await signIn(other, 'Ada', tabPath(CACHE));
  const waits = region(other, 'Status').getByText(planId);
  await expect(waits).toBeVisible();
  // Until a colleague has approved it
  await expect(waits).toHaveCount(0, { timeout: 150_000 });
  await other.close();

  await button(dialog, 'Approve').click();
  await expect(
    dialog.getByText(/No plan waits for approval|was read, and .* waits now/),
  ).toBeVisible();
  await page.unroute(reads);
  await expect(
    dialog.getByText(/This is no longer the plan that waits/),
  ).toBeVisible({ timeout: 60_000 });
  await expect(button(dialog, 'Approve')).toBeDisabled();
});

test('the owner is told when another plan was applied than the one approved', async ({
  page,
}) => {
  test.setTimeout(150_000);
  await signIn(page, 'Devon', tabPath(LEDGER));
  const dialog = await openDialog(page, 'Approve');
  await button(dialog, 'Approve').click();
  const notice = page
    .getByRole('alert')
    .filter({ hasText: /Another plan was applied than/ });
  await expect(notice).toBeVisible({ timeout: 90_000 });
  await expect(notice).toContainText('Devon');
  await expect(notice).toContainText('aws_dynamodb_table.ledger_archive');
});

test('a lock that was left behind is released by its own id', async ({
  page,
}) => {
  await signIn(page, 'Ada', tabPath(SEARCH_QUEUE));
  const id = await region(page, 'State lock').locator('code').innerText();
  const dialog = await openDialog(page, 'Force unlock');
  await expect(dialog.getByText('runner@search-queue-tf-runner')).toBeVisible();
  await expect(dialog.getByText('3 hours ago')).toBeVisible();
  await dialog.getByRole('textbox').fill('another-lock');
  await expect(button(dialog, 'Force unlock')).toBeDisabled();
  await dialog.getByRole('textbox').fill(id);
  // Its successor runs, and meets the lock
  await expect(button(dialog, 'Force unlock')).toBeDisabled();
  await dialog.getByText(/^A runner is alive/).click();
  await button(dialog, 'Force unlock').click();
  await expect(dialog).toBeHidden();
  await expect(region(page, 'State lock').getByText('Not locked.')).toBeVisible(
    { timeout: 60_000 },
  );
  await expect(progress(page)).toHaveText(/^Force unlock: done/);
});
