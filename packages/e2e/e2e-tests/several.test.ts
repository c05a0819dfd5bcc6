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
import {
  mergePullRequest,
  openNew,
  signIn,
  TemplateForm,
  templatePath,
  test,
} from '../src';

test.describe.configure({ mode: 'serial', timeout: 240_000 });

const NAMES = ['receipts', 'vouchers'];
const LIST = '/infrastructure/terraforms?namespace=playground';

async function make(page: Page, name: string): Promise<void> {
  await page.goto(templatePath('terraform'));
  const form = new TemplateForm(page);
  await form.fill(/^Name/, name);
  await form.pick(/^Owner/, 'platform');
  await page.locator('#root_sourceRef_name').fill('platform');
  await page.locator('#root_sourceRef_namespace').fill('flux-system');
  await form.fill('Folder of the module', './bucket');
  await form.next();
  await form.next();
  await form.next();
  await form.target({ host: 'workload-eu', namespace: 'playground' });
  await form.preview(`terraform-${name}.yaml`);
  await mergePullRequest(page, await form.create());
  await openNew(page, `${name}.terraform.playground.workload-eu`);
}

async function select(page: Page, name: string): Promise<void> {
  await page
    .getByRole('row')
    .filter({ hasText: name })
    .getByRole('checkbox')
    // The box itself is hidden below its picture
    .check({ force: true });
}

test('two Terraform resources are deleted by one pull request', async ({
  page,
}) => {
  await signIn(page, 'Ada', '/infrastructure');
  for (const name of NAMES) {
    await make(page, name);
  }
  await page.goto(LIST);
  for (const name of NAMES) {
    await select(page, name);
  }
  const bar = page.getByRole('region', { name: 'What is selected' });
  await expect(bar.getByText('2 selected')).toBeVisible();
  await bar.getByRole('link', { name: 'Delete 2 in one pull request' }).click();

  const form = new TemplateForm(page);
  await form.fill('Type delete 2 to confirm', 'delete 2');
  await form.next();
  await form.preview(
    'Delete 2 Terraform resources',
    ...NAMES.map(name => `What ${name} made stays where it is`),
    ...NAMES.map(name => `terraform-${name}.yaml`),
  );
  const url = await form.create();

  await page.goto('/infrastructure');
  await expect(
    page.getByRole('link', { name: /Delete 2 Terraform resources/ }),
  ).toBeVisible();
  await mergePullRequest(
    page,
    url,
    ...NAMES.map(name => `terraform-${name}.yaml`),
  );

  await page.goto(LIST);
  for (const name of NAMES) {
    await expect(page.getByRole('link', { name })).toHaveCount(0, {
      timeout: 60_000,
    });
  }
});
