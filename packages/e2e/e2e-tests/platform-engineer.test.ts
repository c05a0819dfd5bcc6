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
import { entityPath, signIn, tabPath, test } from '../src';

test('finds a cluster in the catalog, and from there what it is made of', async ({
  page,
}) => {
  await signIn(page, 'Ada', '/?filters[kind]=resource&filters[user]=all');
  await page.getByRole('textbox', { name: 'Search' }).fill('payments-prod');
  const row = page
    .getByRole('row', { name: /payments-prod/ })
    .filter({ hasText: 'kubernetes-cluster' });
  await expect(row.getByRole('cell', { name: 'Healthy' })).toBeVisible();
  await expect(row.getByRole('cell', { name: 'hub' })).toBeVisible();

  await row.getByRole('link', { name: 'payments-prod', exact: true }).click();
  await page.getByRole('link', { name: 'Cluster', exact: true }).click();
  const status = page.getByRole('region', { name: 'Status', exact: true });
  await expect(status).toContainText('Healthy');
  await expect(status).toContainText('condition Available of Cluster');
  await expect(
    page.getByRole('region', { name: 'Versions and replicas' }),
  ).toContainText('v1.34.1 on 11 machines');

  await test.step('the tree opens by keyboard to a machine', async () => {
    const tree = page.getByRole('treegrid', { name: 'Objects of the cluster' });
    const focused = tree.locator('[role=row]:focus');
    await page.getByRole('button', { name: 'Close all' }).click();
    await page.keyboard.press('Tab');
    await expect(focused).toContainText('Cluster payments-prod');
    await page.keyboard.press('ArrowRight');
    for (const name of ['AWSCluster', 'KubeadmControlPlane']) {
      await page.keyboard.press('ArrowDown');
      await expect(focused).toContainText(name);
    }
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect(focused).toContainText('3 Machines');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect(focused).toContainText(/Machine payments-prod-cp-\w+/);
    await expect(focused).toHaveAttribute('aria-level', '4');
  });

  await test.step('each object has its conditions', async () => {
    await page
      .getByRole('button', { name: 'Conditions of AWSCluster payments-prod' })
      .click();
    await expect(
      page.getByRole('dialog').getByRole('rowheader', { name: 'VpcReady' }),
    ).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  await test.step('access is a command, not a kubeconfig', async () => {
    const access = page.getByRole('region', { name: 'Access' });
    await expect(access).toContainText(
      'clusterctl get kubeconfig payments-prod -n team-payments',
    );
    await expect(access).toContainText('Kubeconfigs are not offered here');
    await expect(page.getByText('client-certificate-data')).toHaveCount(0);
  });
});

test('sees why a Terraform resource does not go on', async ({ page }) => {
  await test.step('a state that is locked', async () => {
    await signIn(
      page,
      'Ada',
      tabPath('search-queue.terraform.team-search.workload-eu'),
    );
    await expect(
      page.getByRole('region', { name: 'Status', exact: true }),
    ).toContainText('Locked');
    const lock = page.getByRole('region', { name: 'State lock' });
    await expect(lock).toContainText('The state is locked.');
    await expect(lock).toContainText('runner@search-queue-tf-runner');
    await expect(lock).toContainText('no longer exists');
  });

  await test.step('a plan that waits for approval', async () => {
    await page.goto('/infrastructure/terraforms?state=awaiting-approval');
    await page.getByRole('link', { name: 'payments-queue' }).click();
    await page.getByRole('link', { name: 'Terraform', exact: true }).click();
    await expect(page.getByText('A plan waits for approval.')).toBeVisible();
    await expect(
      page.getByRole('region', { name: 'Plan', exact: true }),
    ).toContainText('by hand: spec.approvePlan is not set');
  });
});

test('sees the runners of a scale set and the runs they work on', async ({
  page,
}) => {
  await signIn(page, 'Ada', tabPath('linux.runner-scale-set.arc-runners.ci'));
  await expect(
    page.getByRole('region', { name: 'Capacity' }).getByRole('img'),
  ).toHaveAccessibleName(/\d+ runners: \d+ busy.*Minimum 1, maximum 12/);
  const run = page
    .getByRole('region', { name: 'Runners', exact: true })
    .getByRole('link', { name: /^Run \d+/ })
    .first();
  await expect(run).toHaveAttribute(
    'href',
    /^https:\/\/github\.com\/example\/[\w-]+\/actions\/runs\/\d+$/,
  );
  await expect(page.getByRole('region', { name: 'Listener' })).toContainText(
    'Running, ready',
  );
});

test('goes from a count to what was counted, and keeps filters in the address', async ({
  page,
}) => {
  await signIn(page, 'Ada', '/infrastructure');
  const count = page.getByRole('link', {
    name: /^Runner scale sets: \d+ Error/,
  });
  const [number] = /\d+/.exec(await count.innerText()) ?? [];
  await count.click();
  await expect(page).toHaveURL(/runner-scale-sets\?health=Error/);
  const rows = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });
  await expect(rows).toHaveCount(Number(number));

  await page.getByRole('searchbox', { name: 'Search' }).fill('windows');
  await expect(rows).toHaveCount(1);
  await page.getByRole('columnheader', { name: 'Name' }).click();
  await expect(page).toHaveURL(/orderBy=-?name/);
  await page.reload();
  await expect(page).toHaveURL(/health=Error/);
  await expect(page).toHaveURL(/q=windows/);
  await expect(page).toHaveURL(/orderBy=-?name/);
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Listener down');
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue(
    'windows',
  );
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(rows.nth(9)).toBeVisible();
});

test('learns which rule a host cluster lacks', async ({ page }) => {
  await signIn(page, 'Ada', tabPath('workload-eu.management-cluster'));
  await expect(
    page.getByRole('status').filter({ hasText: 'HelmRelease' }),
  ).toContainText(
    'Add this rule to the ClusterRole of its user: { apiGroups: ["helm.toolkit.fluxcd.io"], resources: ["helmreleases"], verbs: ["get", "list", "watch"] }',
  );
});

test('learns which annotations are wrong', async ({ page }) => {
  await signIn(page, 'Ada', tabPath('search-archive.cluster.team-search.hub'));
  await expect(
    page.getByText(/groundplan\.dev\/owner of this Cluster: 'Team Search!'/),
  ).toBeVisible();
  await expect(
    page.getByText(/groundplan\.dev\/tags of this Cluster: 'Tag!'/),
  ).toBeVisible();
});

test('sees the workloads of a cluster in its Kubernetes tab', async ({
  page,
}) => {
  await signIn(
    page,
    'Ada',
    `${entityPath('payments-prod.cluster.team-payments.hub')}/kubernetes`,
  );
  await page.getByRole('button', { name: /payments-prod/ }).click();
  await expect(page.getByText('checkout-api').first()).toBeVisible();
});
