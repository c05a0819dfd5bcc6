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
import { mergePullRequest, signIn, tabPath, TemplateForm, test } from '../src';

const ARCHIVE = 'payments-archive.terraform.team-payments.workload-eu';
const AUDIT = 'payments-audit.terraform.team-payments.workload-eu';
const BY_PULL_REQUEST = 'Approve by pull request';

const region = (page: Page, name: string) =>
  page.getByRole('region', { name, exact: true });

const button = (where: Page | Locator, name: string) =>
  where.getByRole('button', { name, exact: true });

test('an owner approves by pull request what is written in Git', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await signIn(page, 'Devon', tabPath(ARCHIVE));
  const plan = region(page, 'Plan');
  await expect(plan.getByRole('img', { name: /^Create 2/ })).toBeVisible({
    timeout: 60_000,
  });
  // The other way is open, and would be of no use
  await button(plan, 'Approve').click();
  const dialog = page.getByRole('dialog');
  await expect(
    dialog.getByText(/written in Git: kustomize-controller sets it back/),
  ).toBeVisible();
  await button(dialog, 'Cancel').click();

  await button(plan, BY_PULL_REQUEST).click();
  const read = await dialog.getByText(/^What you approve/).innerText();
  const [planId] = read.match(/plan-main-\w+/) ?? [''];
  expect(planId).not.toBe('');
  await button(dialog, 'Go on to the form').click();
  const form = new TemplateForm(page);
  await expect(page.getByText('Only what differs is written')).toBeVisible();
  await form.next();
  await form.preview('payments-archive.yaml', `approvePlan: ${planId}`);
  const url = await form.create();
  await mergePullRequest(
    page,
    url,
    `Approve ${planId} of Terraform payments-archive`,
    'user:default/devon',
  );

  await page.goto(tabPath(ARCHIVE));
  await expect(plan.getByText('Applied', { exact: true })).toBeVisible({
    timeout: 90_000,
  });
  await expect(region(page, 'Actions')).toContainText(
    `Last approved: ${planId} by Devon`,
  );
  const history = region(page, 'Applied plans');
  await history.getByRole('button', { name: planId }).click();
  await expect(history.getByRole('link', { name: /devon/i })).toBeVisible();
  await expect(
    history.getByText('What was applied is what was approved.'),
  ).toBeVisible();

  // It stays in the file, which is told, and how it is taken out
  await expect(
    page.getByText(`${planId} was applied, and is still approved`),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Take it out by pull request' }).click();
  await expect(page.getByText('Only what differs is written')).toBeVisible();
  await form.next();
  await form.preview('payments-archive.yaml', 'approvePlan: ""');
});

test('it is not offered where the commit would make another plan', async ({
  page,
}) => {
  await signIn(page, 'Devon', tabPath(AUDIT));
  const plan = region(page, 'Plan');
  const offered = button(plan, BY_PULL_REQUEST);
  await expect(offered).toBeDisabled({ timeout: 60_000 });
  await expect(offered).toHaveAccessibleDescription(
    /demo\/platform, which is its source as well/,
  );
  await expect(button(plan, 'Approve')).toBeEnabled();
});
