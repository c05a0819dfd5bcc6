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

const NAME = 'invoices';
const TAB = `/catalog/default/resource/${NAME}.terraform.playground.workload-eu/infrastructure`;

/** The pictures of {@link followChange}, in the order in which they are taken. */
export const CHANGE_PICTURES = [
  'templates',
  'form',
  'target',
  'preview',
  'task',
  'pull-request',
  'changes',
  'delete',
];

/**
 * Makes a Terraform resource from form to merge, and goes as far as the preview of
 * its deletion. It takes a sandbox in which that has not been done before.
 *
 * @param page - signed in, at the page of the templates
 * @param take - takes the picture of that name
 */
export async function followChange(page, take) {
  const next = () => page.getByRole('button', { name: 'Next' }).click();
  const choose = async (label, option) => {
    await page.getByRole('button', { name: label }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
    await page.getByRole('listbox').waitFor({ state: 'detached' });
  };
  const region = name => page.getByRole('region', { name, exact: true });
  const changes = region('Changes');

  await page.getByRole('link', { name: 'Infrastructure' }).waitFor();
  // Those of the host clusters are the last to be there
  await appears(page, page.url(), () => page.getByText('dev-standard').first());
  await take('templates');

  await page.goto(
    new URL('/create/templates/default/terraform', page.url()).href,
  );
  await page.getByLabel(/^Name/).first().fill(NAME);
  await page
    .getByLabel(/^Owner/)
    .first()
    .fill('platform');
  await page
    .getByRole('option', { name: /platform/i })
    .first()
    .click();
  await page.getByLabel('Description').fill('Keeps the invoices');
  await page.locator('#root_sourceRef_name').fill('platform');
  await page.locator('#root_sourceRef_namespace').fill('flux-system');
  await page.getByLabel('Folder of the module').fill('./bucket');
  await take(
    'form',
    page.getByRole('heading', { name: 'Terraform resource', exact: true }),
  );
  await next();
  await page.getByText('Variables from Secrets and ConfigMaps').waitFor();
  await next();
  await page.getByText('Approval of plans').first().waitFor();
  await next();

  await choose(/Host cluster/, 'workload-eu');
  await choose(/Namespace/, 'playground');
  await page.getByRole('radio', { checked: true }).waitFor();
  await take('target');
  await next();

  await page.getByText(`terraform-${NAME}.yaml`).first().waitFor();
  await take('preview', region('What will change'));
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();

  const link = page.getByRole('link', { name: 'Pull request' });
  await link.waitFor();
  await take('task');

  const app = page.url();
  await page.goto(await link.getAttribute('href'));
  await take('pull-request');
  await page.getByRole('button', { name: 'Merge' }).click();
  await page.getByText('Merged', { exact: true }).first().waitFor();

  await appears(page, new URL(TAB, app).href, () =>
    changes.getByText('(merged)'),
  );
  await take('changes', changes);

  await changes.getByRole('link', { name: 'Delete' }).click();
  await page.getByLabel(/Type .* to confirm/).fill(NAME);
  await next();
  await page.getByText(`terraform-${NAME}.yaml`).first().waitFor();
  await take('delete', region('What will change'));
}

/** The catalog's pages are not live: asks again. */
async function appears(page, url, locate) {
  for (const giveUp = Date.now() + 60_000; ; ) {
    await page.goto(url);
    try {
      await locate().waitFor({ timeout: 5_000 });
      return;
    } catch (error) {
      if (Date.now() > giveUp) {
        throw error;
      }
    }
  }
}
