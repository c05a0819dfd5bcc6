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
  catalogEntity,
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

const SKETCH = 'sketch.cluster.playground.hub';
const DEPLOYMENT = 'refunds.deployment.team-search.hub';

test('a cluster from a CAPITemplate is merged and provisions', async ({
  page,
}) => {
  await signIn(
    page,
    'Ada',
    templatePath('development-cluster.capi-template.platform-classes.hub'),
  );
  const form = new TemplateForm(page);
  await form.fill(/CLUSTER_NAME/, 'trial');
  await form.next();
  await form.target({ namespace: 'playground' });
  await form.preview('cluster-trial.yaml');
  const url = await form.create();
  await mergePullRequest(page, url, 'cluster-trial.yaml');
  await openNew(page, 'trial.cluster.playground.hub');
  await expectHealth(page, 'Healthy');
});

test('a Terraform resource from a GitOpsTemplate is merged and live', async ({
  page,
}) => {
  await signIn(
    page,
    'Ada',
    templatePath('object-storage.gitops-template.team-platform.workload-eu'),
  );
  const form = new TemplateForm(page);
  await form.fill(/RESOURCE_NAME/, 'media');
  await form.next();
  await form.target({ namespace: 'playground' });
  await form.preview('media');
  const url = await form.create();
  await mergePullRequest(page, url, 'kind: Terraform');
  await openNew(page, 'media.terraform.playground.workload-eu');
});

test('a cluster from the shipped template is merged and provisions', async ({
  page,
}) => {
  await signIn(page, 'Ada', templatePath('cluster'));
  const form = new TemplateForm(page);
  await form.fill(/^Name/, 'sketch');
  await form.fill(/Kubernetes version/, 'v1.34.1');
  await form.pick(/^Owner/, 'platform');
  await form.next();
  await page.getByLabel(/Provider/).click();
  await page.getByRole('option', { name: /In memory/ }).click();
  await form.next();
  await form.next();
  await form.target({ host: 'hub', namespace: 'playground' });
  await form.preview('cluster-sketch.yaml');
  const url = await form.create();
  await mergePullRequest(page, url, 'cluster-sketch.yaml');
  await openNew(page, SKETCH);
  await expectHealth(page, 'Healthy');
});

test('it is upgraded, first its control plane and then its workers', async ({
  page,
}) => {
  await signIn(page, 'Ada', tabPath(SKETCH));
  const form = await openChange(page, SKETCH, 'Upgrade');
  await form.fill(/^Version/, 'v1.34.2');
  await form.next();
  await form.preview('cluster-sketch.yaml');
  await mergePullRequest(page, await form.create(), 'v1.34.2');

  const workers = page.getByRole('radio', { name: /Workers sketch-default/ });
  await expect(async () => {
    await page.goto(tabPath(SKETCH));
    await page.getByRole('link', { name: 'Upgrade' }).click({ timeout: 4_000 });
    await expect(workers).toBeEnabled({ timeout: 4_000 });
  }).toPass({ timeout: 120_000 });
  await page.getByText('Workers sketch-default').click();
  await page
    .getByRole('button', { name: /Version/ })
    .first()
    .click();
  await page.getByRole('option', { name: 'v1.34.2' }).click();
  await form.next();
  await form.preview('cluster-sketch.yaml');
  await mergePullRequest(page, await form.create(), 'v1.34.2');
  await page.goto(tabPath(SKETCH));
  await expect(
    page
      .getByRole('region', { name: 'Versions' })
      .getByText(/v1\.34\.2 on 3 machines/),
  ).toBeVisible({ timeout: 120_000 });
});

test('a runner scale set is merged and listens', async ({ page }) => {
  await signIn(page, 'Ada', templatePath('runner-scale-set'));
  const form = new TemplateForm(page);
  await form.fill(/^Name/, 'sketch-linux');
  await form.pick(/^Owner/, 'platform');
  await form.fill(/Organization, repository/, 'https://github.com/example');
  await form.fill(/Secret with the GitHub App/, 'github-app');
  await form.next();
  await form.fill(/At least/, '1');
  await form.fill(/At most/, '3');
  await form.next();
  await form.target({ host: 'ci', namespace: 'playground' });
  await form.preview('runner-scale-set-sketch-linux.yaml');
  const url = await form.create();
  await mergePullRequest(page, url, 'kind: HelmRelease');
  await openNew(page, 'sketch-linux.runner-scale-set.playground.ci');
  await expectHealth(page, 'Healthy');
});

test('a new service is published, registered and deployed to a cluster', async ({
  page,
}) => {
  await signIn(page, 'Ada', templatePath('new-service'));
  const form = new TemplateForm(page);
  await form.fill(/^Name/, 'refunds');
  await form.pick(/^Owner/, 'platform');
  await form.pick(/^Runners/, 'linux');
  await form.next();
  await form.fill('Name of the repository', 'refunds');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(
    page.getByRole('link', { name: 'Open in catalog' }),
  ).toBeVisible();
  const repository = await page
    .getByRole('link', { name: 'Repository' })
    .getAttribute('href');
  await page.goto('/catalog/default/component/refunds');
  await expect(page.getByText('refunds').first()).toBeVisible();

  await page.goto(templatePath('deploy-service'));
  await form.fill(/^Name/, 'refunds');
  await form.pick(/^Owner/, 'platform');
  await form.pick(/^Component/, 'refunds');
  await form.pick(/^Cluster/, 'search-prod');
  await form.fill(/Namespace in that cluster/, 'refunds');
  await form.next();
  await form.fill(/Address of the repository/, `${repository}`);
  await form.next();
  await form.next();
  await form.target({ host: 'hub', namespace: 'team-search' });
  await form.preview('refunds');
  const url = await form.create();
  await mergePullRequest(page, url, 'kind: HelmRelease');

  await openNew(page, DEPLOYMENT, 'Changes');
  await expect(async () => {
    const { relations } = await (await catalogEntity(page, DEPLOYMENT)).json();
    const related = (type: string) =>
      relations
        .filter((relation: { type: string }) => relation.type === type)
        .map(({ targetRef }: { targetRef: string }) => targetRef);
    expect(related('dependsOn')).toContain(
      'resource:default/search-prod.cluster.team-search.hub',
    );
    expect(related('dependencyOf')).toEqual(['component:default/refunds']);
    expect(related('ownedBy')).toEqual(['group:default/platform']);
  }).toPass({ timeout: 60_000 });
});

test('a deployment is taken away by pull request, and its entity with it', async ({
  page,
}) => {
  await signIn(page, 'Ada', tabPath(DEPLOYMENT));
  const form = await openChange(page, DEPLOYMENT, 'Delete');
  await form.fill(/Type refunds to confirm/, 'refunds');
  await form.next();
  await form.preview('deployment-refunds.yaml');
  await mergePullRequest(page, await form.create(), 'deployment-refunds.yaml');
  await expect(async () => {
    expect((await catalogEntity(page, DEPLOYMENT)).status()).toBe(404);
  }).toPass({ timeout: 60_000 });
});
