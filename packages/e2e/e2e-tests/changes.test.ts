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
import {
  expectHealth,
  mergePullRequest,
  openChange,
  openNew,
  signIn,
  tabPath,
  TemplateForm,
  templatePath,
  test,
} from '../src';

test.describe.configure({ mode: 'serial', timeout: 240_000 });

const TERRAFORM = 'invoices.terraform.playground.workload-eu';
const CLUSTER = 'billing.cluster.playground.hub';

/** Where the spec of what an entity stands for is edited. */
function editPath(name: string): string {
  const entityRef = `resource:default/${name}`;
  const change = { entityRef, operation: 'edit' };
  const formData = encodeURIComponent(JSON.stringify({ change }));
  return `${templatePath('groundplan-change')}?formData=${formData}`;
}

test('a Terraform resource from the shipped template is merged and live', async ({
  page,
}) => {
  await signIn(page, 'Ada', templatePath('terraform'));
  const form = new TemplateForm(page);
  await form.fill(/^Name/, 'invoices');
  await form.pick(/^Owner/, 'platform');
  await page.locator('#root_sourceRef_name').fill('platform');
  await page.locator('#root_sourceRef_namespace').fill('flux-system');
  await form.fill('Folder of the module', './bucket');
  await form.next();
  await form.next();
  await form.next();
  await form.target({ host: 'workload-eu', namespace: 'playground' });
  await form.preview('terraform-invoices.yaml', 'kustomization.yaml');
  const url = await form.create();
  await mergePullRequest(page, url, 'terraform-invoices.yaml');

  await openNew(page, TERRAFORM);
  await expectHealth(page, 'Awaiting approval');
  const changes = page.getByRole('region', { name: 'Changes' });
  await expect(changes.getByText('(merged)')).toBeVisible();
});

test('it is edited in the form that it was made with', async ({ page }) => {
  await signIn(page, 'Ada', tabPath(TERRAFORM));
  const form = await openChange(page, TERRAFORM, 'Edit');
  await expect(page.getByLabel(/^Name/).first()).toHaveValue('invoices');
  await form.fill('Description', 'For the accountants');
  await form.next();
  await form.next();
  await form.fill('Interval', '30m');
  await form.next();
  await form.next();
  await form.preview('terraform-invoices.yaml');
  const url = await form.create();
  await mergePullRequest(page, url, 'interval: 30m', 'For the accountants');

  await page.goto(tabPath(TERRAFORM));
  await expect(page.getByText('30m', { exact: true }).first()).toBeVisible({
    timeout: 60_000,
  });
});

test('its spec is edited in a form of its kind', async ({ page }) => {
  await signIn(page, 'Ada', editPath(TERRAFORM));
  const form = new TemplateForm(page);
  await expect(page.getByText('Only what differs is written')).toBeVisible();
  await form.fill(/^interval/, '45m');
  // The spec's own stands below those of its parts
  await page
    .getByRole('button', { name: /^Add a field/ })
    .last()
    .click();
  await page.getByRole('option', { name: /^retryInterval/ }).click();
  await page.getByRole('textbox', { name: /^retryInterval/ }).fill('5m');
  await form.next();
  await form.preview('terraform-invoices.yaml', 'retryInterval: 5m');
  const url = await form.create();
  await mergePullRequest(page, url, 'interval: 45m', 'retryInterval: 5m');
});

test('it is deleted, which says what that will do', async ({ page }) => {
  await signIn(page, 'Ada', tabPath(TERRAFORM));
  const form = await openChange(page, TERRAFORM, 'Delete');
  await form.fill(/Type invoices to confirm/, 'invoices');
  await form.next();
  await form.preview('stays where it is', 'terraform-invoices.yaml');
  const url = await form.create();
  await mergePullRequest(page, url, 'terraform-invoices.yaml');

  await page.goto('/infrastructure/terraforms?q=invoices');
  await expect(page.getByRole('link', { name: 'invoices' })).toHaveCount(0, {
    timeout: 60_000,
  });
});

test('a cluster of a ClusterClass is merged and provisions', async ({
  page,
}) => {
  await signIn(
    page,
    'Ada',
    templatePath('dev-standard.cluster-class.platform-classes.hub'),
  );
  const form = new TemplateForm(page);
  await form.fill(/^Name/, 'billing');
  await page.getByLabel(/Kubernetes version/).click();
  await page.getByRole('option', { name: 'v1.34.1' }).click();
  await form.next();
  await form.next();
  await form.next();
  await form.target({ namespace: 'playground' });
  await form.preview('cluster-billing.yaml', 'kustomization.yaml');
  const url = await form.create();
  await mergePullRequest(page, url, 'cluster-billing.yaml', 'v1.34.1');

  await openNew(page, CLUSTER);
  await expectHealth(page, 'Healthy');
});

test('it is scaled by a pull request of its own', async ({ page }) => {
  await signIn(page, 'Ada', tabPath(CLUSTER));
  const form = await openChange(page, CLUSTER, 'Scale');
  await form.fill(/Workers/, '2');
  await page.keyboard.press('Tab');
  await form.next();
  await form.preview('cluster-billing.yaml');
  const url = await form.create();
  await mergePullRequest(page, url, 'replicas: 2');

  await page.goto(tabPath(CLUSTER));
  await expect(page.getByText(/2 of 2|2\/2/).first()).toBeVisible({
    timeout: 120_000,
  });
});

test('it is upgraded to a version that its class allows', async ({ page }) => {
  await signIn(page, 'Ada', tabPath(CLUSTER));
  const form = await openChange(page, CLUSTER, 'Upgrade');
  await expect(page.getByText('Now v1.34.1.')).toBeVisible();
  await page
    .getByRole('button', { name: /^Version|Version/ })
    .first()
    .click();
  await page.getByRole('option', { name: 'v1.35.0' }).click();
  await form.next();
  await form.preview('cluster-billing.yaml');
  const url = await form.create();
  await mergePullRequest(page, url, 'v1.35.0');

  await page.goto(tabPath(CLUSTER));
  await expectHealth(page, 'Healthy');
  await expect(
    page.getByRole('region', { name: 'Versions' }).getByText('v1.35.0').first(),
  ).toBeVisible({ timeout: 120_000 });
});

test('a developer makes things in their own namespaces alone', async ({
  page,
}) => {
  await signIn(page, 'Devon', templatePath('terraform'));
  const form = new TemplateForm(page);
  await form.fill(/^Name/, 'ledger');
  await form.pick(/^Owner/, 'payments');
  await page.locator('#root_sourceRef_name').fill('platform');
  await form.next();
  await form.next();
  await form.next();
  const namespace = page.getByRole('button', { name: /Namespace/ });
  const host = page.getByRole('button', { name: /Host cluster/ });
  await expect(host.or(namespace).first()).toBeVisible();
  if (await host.isVisible()) {
    await host.click();
    await page.getByRole('option', { name: 'workload-eu' }).click();
  }
  await expect(page.getByText('team-payments').first()).toBeVisible();
  await expect(page.getByText('playground')).toHaveCount(0);
});

test('a stranger makes nothing, and is told what is missing', async ({
  page,
}) => {
  await signIn(page, 'Sam', templatePath('terraform'));
  const form = new TemplateForm(page);
  await form.fill(/^Name/, 'nothing');
  await form.pick(/^Owner/, 'payments');
  await page.locator('#root_sourceRef_name').fill('platform');
  await form.next();
  await form.next();
  await form.next();
  await expect(page.getByText('groundplan.terraform.create')).toBeVisible();
});
