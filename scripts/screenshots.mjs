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

// Takes the pictures of docs/images, all or those named with --only, of the
// sandbox or of what runs at --url.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CHANGE_PICTURES, followChange } from './lib/change-pictures.mjs';
import { findChromium } from './lib/chromium.mjs';
import { freePort } from './lib/free-port.mjs';
import { requireSupportedNode } from './lib/node-version.mjs';
import { root } from './lib/paths.mjs';
import { ensureInstalled } from './lib/yarn.mjs';

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    only: { type: 'string', multiple: true },
  },
});
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 800 };
const START_TIMEOUT_MS = 300_000;

const entity = name => `/catalog/default/resource/${name}`;
const tab = name => `${entity(name)}/infrastructure`;
const region = name => page =>
  page.getByRole('region', { name, exact: true }).first();
const rows = page => page.getByRole('rowheader').getByRole('link').first();

const select = name => page =>
  page
    .getByRole('row')
    .filter({ hasText: name })
    .getByRole('checkbox')
    .check({ force: true });

/**
 * Of each picture: where it is taken, what shows that the page is there, what is
 * done there first, and what is at its top if not the beginning of the page.
 */
const PICTURES = {
  'overview-light': { path: '/infrastructure', shows: rows },
  'overview-dark': { path: '/infrastructure', shows: rows, theme: 'dark' },
  'overview-narrow': { path: '/infrastructure', shows: rows, size: NARROW },
  clusters: { path: '/infrastructure/clusters', shows: rows },
  terraform: { path: '/infrastructure/terraforms', shows: rows },
  selection: {
    path: '/infrastructure/terraforms?host=workload-eu&q=search',
    shows: rows,
    steps: [
      select('search-queue'),
      select('search-cdn'),
      page => region('What is selected')(page).waitFor(),
    ],
  },
  'runner-scale-sets': {
    path: '/infrastructure/runner-scale-sets',
    shows: rows,
  },
  'cluster-tab': {
    path: tab('search-analytics.cluster.team-search.hub'),
    shows: region('What it is made of'),
    top: region('Versions and replicas'),
  },
  'terraform-tab': {
    path: tab('search-queue.terraform.team-search.workload-eu'),
    shows: region('State lock'),
  },
  'terraform-plan': {
    path: tab('payments-replica.terraform.team-payments.workload-eu'),
    shows: region('Plan'),
    steps: [
      page =>
        page
          .getByText(/must be replaced|^aws_/)
          .first()
          .waitFor(),
    ],
    top: region('Plan'),
  },
  'terraform-approve': {
    path: tab('payments-old-queue.terraform.team-payments.workload-eu'),
    shows: region('Plan'),
    steps: [
      page =>
        region('Plan')(page)
          .getByRole('button', { name: 'Approve', exact: true })
          .click(),
      page => page.getByRole('dialog').getByRole('textbox').waitFor(),
    ],
  },
  'runner-scale-set-tab': {
    path: tab('linux.runner-scale-set.arc-runners.ci'),
    shows: region('Runners'),
  },
  catalog: {
    path: '/?filters[kind]=resource&filters[user]=all',
    shows: page => page.getByRole('cell', { name: 'Healthy' }).first(),
  },
  host: {
    path: tab('workload-eu.management-cluster'),
    shows: page => page.getByText(/^\d+ in all$/).last(),
  },
};

const names = ['sign-in', ...Object.keys(PICTURES), ...CHANGE_PICTURES];
const wanted = values.only ?? names;
const unknown = wanted.filter(name => !names.includes(name));
if (unknown.length > 0) {
  console.error(`--only takes ${names.join(', ')}; not ${unknown.join(', ')}`);
  process.exit(2);
}

requireSupportedNode();
await ensureInstalled();
const { chromium } = createRequire(join(root, 'packages/e2e/package.json'))(
  '@playwright/test',
);
const images = join(root, 'docs/images');
mkdirSync(images, { recursive: true });

async function startDemo() {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [join(root, 'scripts/demo.mjs'), '--port', String(port)],
    { stdio: 'inherit' },
  );
  const url = `http://localhost:${port}`;
  const giveUp = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const { ok } = await fetch(`${url}/.backstage/health/v1/readiness`).catch(
      () => ({ ok: false }),
    );
    if (ok) {
      return { url, stop: () => child.kill('SIGTERM') };
    }
    if (child.exitCode !== null || Date.now() > giveUp) {
      child.kill('SIGTERM');
      throw new Error('The demo did not start');
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}

async function withPage(browser, { theme = 'light', size = WIDE }, use) {
  const context = await browser.newContext({
    viewport: size,
    reducedMotion: 'reduce',
  });
  try {
    await context.addInitScript(it => localStorage.setItem('theme', it), theme);
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await use(page);
  } finally {
    await context.close();
  }
}

async function open(page, url) {
  await page.goto(url);
  const signIn = page.getByRole('button', { name: /^Sign in as Ada/ });
  await signIn.waitFor();
  return signIn;
}

async function save(page, name) {
  await page.screenshot({ path: join(images, `${name}.png`) });
  console.log(`docs/images/${name}.png`);
}

/** Waits for cards and cells that come a little later than what was waited for. */
async function settle(page, top) {
  await page.waitForLoadState('networkidle');
  await top?.evaluate(element => element.scrollIntoView());
  // Labels and lists that still move
  await page.waitForTimeout(300);
  // What was scrolled to may lie under the pointer now, or have come there.
  const { width, height } = page.viewportSize();
  await page.mouse.move(width - 1, height - 1);
}

async function shoot(browser, url, name) {
  const { path, shows, steps = [], top, ...look } = PICTURES[name] ?? {};
  await withPage(browser, look, async page => {
    const signIn = await open(page, `${url}${path ?? '/'}`);
    if (shows) {
      await signIn.click();
      await page.mouse.move(0, 0);
      await shows(page).waitFor();
      for (const step of steps) {
        await step(page);
      }
      await settle(page, top?.(page));
    }
    await save(page, name);
  });
}

async function shootChange(browser, url) {
  await withPage(browser, {}, async page => {
    const signIn = await open(page, `${url}/create`);
    await signIn.click();
    await followChange(page, async (name, top) => {
      if (wanted.includes(name)) {
        await settle(page, top);
        await save(page, name);
      }
    });
  });
}

const demo = values.url
  ? { url: values.url, stop: () => {} }
  : await startDemo();
try {
  const browser = await chromium.launch(findChromium());
  try {
    for (const name of wanted.filter(it => !CHANGE_PICTURES.includes(it))) {
      await shoot(browser, demo.url, name);
    }
    if (wanted.some(name => CHANGE_PICTURES.includes(name))) {
      await shootChange(browser, demo.url);
    }
  } finally {
    await browser.close();
  }
} finally {
  demo.stop();
}
