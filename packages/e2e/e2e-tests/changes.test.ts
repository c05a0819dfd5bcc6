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
import { mergePullRequest, signIn, tabPath, TemplateForm, test } from '../src';

test.describe.configure({ mode: 'serial' });

const INVOICES = 'invoices.terraform.playground.workload-eu';

test('a Terraform resource from the shipped template is merged and live', async ({
  page,
}) => {
  await signIn(page, 'Ada', '/create/templates/default/terraform');
  const form = new TemplateForm(page);
  await form.fill(/^Name/, 'invoices');
  await form.pick(/^Owner/, 'platform');
  await page.locator('#root_sourceRef_name').fill('modules');
  await form.fill('Folder of the module', './bucket');
  await form.next();
  await form.next();
  await form.next();
  await form.target({ host: 'workload-eu', namespace: 'playground' });
  await form.preview('terraform-invoices.yaml', 'kustomization.yaml');
  const url = await form.create();
  await mergePullRequest(page, url, { shows: 'terraform-invoices.yaml' });
  await page.goto(tabPath(INVOICES));
  await expect(page.getByText('invoices').first()).toBeVisible();
});
