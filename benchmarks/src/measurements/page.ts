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

import { Entity } from '@backstage/catalog-model';
import {
  Browser,
  BrowserContext,
  chromium,
  LaunchOptions,
  Page,
} from '@playwright/test';
import { BackendProcess } from '../BackendProcess';
import { Load } from '../load/loads';
import { Run } from '../Run';
import { describe, percentile } from '../statistics';
import { Arrived } from './arrival';

const LOADS = 7;
/** A page that takes longer does not work. */
const PATIENCE_MS = 120_000;

/** What a person waits for, in a browser that is signed in as a guest. */
export async function measurePage(
  run: Run,
  arrived: Arrived,
  options: { changes: number; chromium: LaunchOptions },
): Promise<void> {
  const browser = await chromium.launch(options.chromium);
  const close = run.cleanup.add(() => browser.close());
  const guest = await signIn(browser, arrived.backend);
  await measureFirstRows(run, guest, arrived.backend);
  await measureVisible(run, guest, arrived, options.changes);
  await close();
}

/** Makes contexts, each with an empty cache, in which a guest is signed in. */
async function signIn(
  browser: Browser,
  backend: BackendProcess,
): Promise<() => Promise<BrowserContext>> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`${backend.url}/infrastructure/overview`);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('link', { name: 'Settings' }).waitFor();
  const storageState = await context.storageState();
  await context.close();
  return async () => {
    const signedIn = await browser.newContext({ storageState });
    signedIn.setDefaultTimeout(PATIENCE_MS);
    return signedIn;
  };
}

/** From the Overview: the click on Clusters → the first rows; then a cold page. */
async function measureFirstRows(
  run: Run,
  guest: () => Promise<BrowserContext>,
  backend: BackendProcess,
): Promise<void> {
  const clicked: number[] = [];
  const loaded: number[] = [];
  for (let i = 0; i < LOADS; i++) {
    const context = await guest();
    const page = await context.newPage();
    await page.goto(`${backend.url}/infrastructure/overview`);
    const tab = page.locator('a[href$="/infrastructure/clusters"]').first();
    await tab.waitFor();
    await new Promise(resolve => setTimeout(resolve, 2_000));
    let started = Date.now();
    await tab.click();
    await firstRow(page);
    clicked.push(Date.now() - started);
    started = Date.now();
    await page.goto(`${backend.url}/infrastructure/clusters`);
    await firstRow(page);
    loaded.push(Date.now() - started);
    await context.close();
  }
  const show = (times: number[]) =>
    `median ${percentile(times, 0.5)} ms, the longest ${Math.max(
      ...times,
    )} ms of ${times.length}`;
  run.report(
    'click on Clusters → first rows of the table',
    show(clicked),
    '< 1 s',
  );
  run.report(
    'the whole app loaded anew at Clusters → first rows',
    show(loaded),
  );
}

async function firstRow(page: Page): Promise<void> {
  await page
    .getByRole('row')
    .filter({ hasText: /cluster-\d+/ })
    .first()
    .waitFor();
}

/** A change of status → its message on the cluster's open tab. */
async function measureVisible(
  run: Run,
  guest: () => Promise<BrowserContext>,
  { backend, entities }: Arrived,
  changes: number,
): Promise<void> {
  const entity = entities.find(
    each => each.metadata.annotations?.['groundplan.dev/kind'] === 'cluster',
  );
  if (!entity) {
    throw new Error('The load has no cluster');
  }
  const { path, status } = objectOf(run.load, entity);
  const page = await (await guest()).newPage();
  await page.goto(
    `${backend.url}/catalog/default/resource/${entity.metadata.name}/infrastructure`,
  );
  await page.getByText('RemoteConnectionProbe').first().waitFor();
  const times: number[] = [];
  for (let i = 0; i < changes; i++) {
    const message = `change ${i} of ${changes}`;
    const seen = await page.evaluateHandle(text => {
      return {
        at: new Promise<number>(resolve => {
          const observer = new MutationObserver(() => {
            if (document.body.textContent?.includes(text)) {
              observer.disconnect();
              requestAnimationFrame(() => resolve(Date.now()));
            }
          });
          observer.observe(document.body, {
            childList: true,
            characterData: true,
            subtree: true,
          });
        }),
      };
    }, message);
    const started = Date.now();
    await run.client.mergePatch(path, {
      status: {
        ...status,
        conditions: status.conditions.map(condition =>
          condition.type === 'Available'
            ? { ...condition, status: 'False', reason: 'NotAvailable', message }
            : condition,
        ),
      },
    });
    times.push((await seen.evaluate(({ at }) => at)) - started);
    await new Promise(resolve => setTimeout(resolve, Math.random() * 300));
  }
  run.report(
    `one change, ${changes} of them → visible on the cluster's open tab`,
    describe(times),
    'p99 < 1 s',
  );
}

interface Status {
  conditions: { type: string }[];
}

function objectOf(load: Load, entity: Entity) {
  const annotations = entity.metadata.annotations ?? {};
  const name = annotations['groundplan.dev/name'];
  const namespace = annotations['groundplan.dev/namespace'];
  const found = load.objects.find(
    ({ body }) =>
      body.kind === 'Cluster' &&
      body.metadata.name === name &&
      body.metadata.namespace === namespace,
  );
  if (!found) {
    throw new Error(`The load has no cluster ${namespace}/${name}`);
  }
  return {
    path: `${found.path}/${name}`,
    status: found.body.status as Status,
  };
}
