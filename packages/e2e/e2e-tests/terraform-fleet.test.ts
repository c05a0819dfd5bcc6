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
import { groundplanApi, signIn, tabPath, test } from '../src';

const FIREWALL = 'payments-firewall.terraform.team-payments.workload-eu';
const COMPONENT = '/catalog/default/component/checkout-api';
const TO_SUSPEND = ['payments-dns', 'payments-network'];
const OWN = ['payments-certificates', 'payments-webhooks'];

const region = (page: Page, name: string) =>
  page.getByRole('region', { name, exact: true });

const selectionBar = (page: Page) => region(page, 'What is selected');

async function select(page: Page, names: string[]): Promise<void> {
  for (const name of names) {
    await page
      .getByRole('row')
      .filter({ has: page.getByRole('link', { name, exact: true }) })
      .getByRole('checkbox')
      .check({ force: true });
  }
}

/** Asks for it in the dialog, and looks at what each has answered. */
async function askAll(page: Page, operation: string): Promise<Locator> {
  await selectionBar(page)
    .getByRole('button', { name: `${operation} 2` })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: operation, exact: true }).click();
  return dialog;
}

test('a developer sees on a component what of its infrastructure has drifted, and in what', async ({
  page,
}) => {
  await signIn(page, 'Devon', COMPONENT);
  const card = region(page, 'Infrastructure that it depends on');
  await expect(card.getByText('1 has drifted')).toBeVisible();
  await card.getByRole('link', { name: 'payments-firewall' }).click();
  await expect(page).toHaveURL(new RegExp(`${tabPath(FIREWALL)}$`));
  const drift = region(page, 'Drift');
  await expect(drift.getByText('Not ready since')).toBeVisible();
  await drift.getByRole('button', { name: /aws_security_group/ }).click();
  await expect(drift.getByRole('rowheader').first()).toBeVisible();
});

test('several are suspended and resumed at once, each with its answer', async ({
  page,
}) => {
  await signIn(
    page,
    'Ada',
    '/infrastructure/terraforms?namespace=team-payments&orderBy=name',
  );
  await select(page, TO_SUSPEND);
  const suspended = await askAll(page, 'Suspend');
  await expect(suspended.getByText('2 of 2 were asked')).toBeVisible();
  await suspended.getByRole('button', { name: 'Done' }).click();

  const resume = selectionBar(page).getByRole('button', { name: 'Resume 2' });
  await expect(resume).toBeEnabled({ timeout: 30_000 });
  const resumed = await askAll(page, 'Resume');
  await expect(resumed.getByText('2 of 2 were asked')).toBeVisible();
});

test('an owner asks the same of several, and is told why not of each', async ({
  page,
}) => {
  await signIn(
    page,
    'Devon',
    '/infrastructure/terraforms?namespace=team-payments&orderBy=name',
  );
  await select(page, OWN);
  await selectionBar(page).getByRole('button', { name: 'Suspend 2' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/suspending discards it/)).toBeVisible();

  // Meanwhile, of one of them and of what belongs to others
  const other = await page.context().newPage();
  await signIn(other, 'Devon', '/infrastructure');
  const objects = [
    { namespace: 'team-payments', name: OWN[1] },
    { namespace: 'team-search', name: 'search-api' },
  ].map(it => ({ kind: 'terraform', host: 'workload-eu', ...it }));
  const answer = await groundplanApi(other, '/v1/terraforms/operations', {
    operation: 'suspend',
    objects,
  });
  const { items } = await answer.json();
  expect(items.map((it: { accepted: boolean }) => it.accepted)).toEqual([
    true,
    false,
  ]);
  expect(items[1].message).toMatch(/^There is no terraform/);
  await other.close();

  await dialog.getByRole('button', { name: 'Suspend', exact: true }).click();
  await expect(dialog.getByText('1 of 2 were asked')).toBeVisible();
  await expect(dialog.getByRole('row').filter({ hasText: OWN[1] })).toHaveText(
    /Refused.*suspended already/s,
  );
  await dialog.getByRole('button', { name: 'Done' }).click();

  await select(page, ['payments-audit']);
  const resume = selectionBar(page).getByRole('button', { name: 'Resume 2' });
  await expect(resume).toHaveAccessibleDescription(
    'Resume: not payments-audit – not suspended',
    { timeout: 30_000 },
  );
  const resumed = await askAll(page, 'Resume');
  await expect(resumed.getByText('2 of 2 were asked')).toBeVisible();
});

test('a stranger suspends nothing, and is not told that there is anything', async ({
  page,
}) => {
  await signIn(page, 'Sam', '/infrastructure');
  const objects = TO_SUSPEND.map(name => ({
    kind: 'terraform',
    host: 'workload-eu',
    namespace: 'team-payments',
    name,
  }));
  const answer = await groundplanApi(page, '/v1/terraforms/operations', {
    operation: 'suspend',
    objects,
  });
  const { items } = await answer.json();
  expect(items).toHaveLength(objects.length);
  for (const item of items) {
    expect(item.accepted).toBe(false);
    expect(item.message).not.toMatch(/permission/);
  }
});
