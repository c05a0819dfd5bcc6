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

// Packs the plugins, installs them into a fresh Backstage app as the README
// says, starts it with the sandbox, and looks whether they work there.
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { freePort } from './lib/free-port.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { startSandbox } from './lib/sandbox.mjs';
import { yarnCommand } from './lib/yarn.mjs';
import { sandboxConfig } from './lib/demo-config.mjs';

/** What the README tells a user to install, and the libraries that these need. */
const BACKEND = [
  'backstage-plugin-groundplan-backend',
  'backstage-plugin-catalog-backend-module-groundplan',
];
const FRONTEND = ['backstage-plugin-groundplan'];
const LIBRARIES = [
  'backstage-plugin-groundplan-common',
  'backstage-plugin-groundplan-node',
];
const FOLDERS = {
  'backstage-plugin-groundplan': 'groundplan',
  'backstage-plugin-groundplan-backend': 'groundplan-backend',
  'backstage-plugin-groundplan-common': 'groundplan-common',
  'backstage-plugin-groundplan-node': 'groundplan-node',
  'backstage-plugin-catalog-backend-module-groundplan':
    'catalog-backend-module-groundplan',
};

const work = mkdtempSync(join(tmpdir(), 'groundplan-packaging-'));
const app = join(work, 'app');
const yarn = async (args, options) => {
  const { command, args: all } = yarnCommand(...args);
  await run(command, all, options);
};

async function packPlugins() {
  await run('npx', ['tsc', '--incremental', 'false']);
  const tarballs = {};
  for (const [name, folder] of Object.entries(FOLDERS)) {
    const cwd = join(root, 'plugins', folder);
    tarballs[name] = join(work, `${name}.tgz`);
    await run('npx', ['backstage-cli', 'package', 'build'], { cwd });
    await yarn(['pack', '--out', tarballs[name]], { cwd });
  }
  return tarballs;
}

async function createApp() {
  const child = spawn(
    'npx',
    [
      '-y',
      '-p',
      'node@24.18.1',
      '-p',
      '@yarnpkg/cli-dist@4.13.0',
      '-p',
      '@backstage/create-app@0.9.2',
      '-c',
      'backstage-create-app --skip-install --path app',
    ],
    { cwd: work, stdio: ['pipe', 'inherit', 'inherit'] },
  );
  child.stdin.end('app\n');
  const code = await new Promise(resolve => child.once('close', resolve));
  if (code !== 0) {
    throw new Error(`create-app ended with ${code}`);
  }
}

function edit(file, change) {
  const path = join(app, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

function editJson(file, change) {
  edit(file, text => JSON.stringify(change(JSON.parse(text)), null, 2));
}

/** The README's installation, and the settings under which versions install here. */
function followReadme(tarballs) {
  const add = names => pkg => ({
    ...pkg,
    dependencies: {
      ...pkg.dependencies,
      ...Object.fromEntries(
        names.map(name => [name, `file:${tarballs[name]}`]),
      ),
    },
  });
  editJson('packages/backend/package.json', add(BACKEND));
  editJson('packages/app/package.json', add(FRONTEND));
  edit('packages/backend/src/index.ts', text =>
    text.replace(
      'backend.start();',
      `${BACKEND.map(name => `backend.add(import('${name}'));`).join(
        '\n',
      )}\n\nbackend.start();`,
    ),
  );
  editJson('package.json', pkg => ({
    ...pkg,
    engines: undefined,
    resolutions: {
      ...pkg.resolutions,
      ...JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
        .resolutions,
      ...Object.fromEntries(
        [...LIBRARIES].map(name => [name, `file:${tarballs[name]}`]),
      ),
    },
  }));
  cpSync(join(root, '.yarnrc.yml'), join(app, '.yarnrc.yml'));
  cpSync(join(root, 'yarn.lock'), join(app, 'yarn.lock'));
}

function config(port, sandbox) {
  const url = `http://localhost:${port}`;
  const { groundplan } = sandboxConfig({ ...sandbox, workloads: [] });
  return {
    app: { baseUrl: url },
    backend: { baseUrl: url, listen: { host: '127.0.0.1', port } },
    auth: {
      providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
    },
    integrations: { github: [] },
    catalog: { locations: [] },
    groundplan: { hostClusters: groundplan.hostClusters },
  };
}

async function untilTrue(what, probe, seconds) {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const found = await probe().catch(() => false);
    if (found) {
      console.log(`ok: ${what}`);
      return found;
    }
    if (Date.now() > deadline) {
      throw new Error(`Not seen after ${seconds} s: ${what}`);
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}

async function look(url) {
  const post = await untilTrue(
    'a guest signs in',
    async () => {
      const response = await fetch(`${url}/api/auth/guest/refresh`, {
        method: 'POST',
      });
      return response.ok && (await response.json());
    },
    120,
  );
  const get = async path => {
    const response = await fetch(`${url}${path}`, {
      headers: { authorization: `Bearer ${post.backstageIdentity.token}` },
    });
    return response.ok ? await response.json() : undefined;
  };
  await untilTrue(
    'clusters are served',
    async () => (await get('/api/groundplan/v1/clusters'))?.total > 0,
    60,
  );
  await untilTrue(
    'clusters are in the catalog',
    async () =>
      (
        await get(
          '/api/catalog/entities/by-query?filter=kind=resource,spec.type=kubernetes-cluster',
        )
      )?.totalItems > 0,
    60,
  );
  const { chromium } = await import('@playwright/test');
  const { findChromium } = await import('./lib/chromium.mjs');
  const browser = await chromium.launch(findChromium());
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.getByRole('button', { name: 'Enter' }).click();
    await page.getByRole('link', { name: 'Infrastructure' }).first().click();
    await page
      .getByRole('heading', { name: 'Infrastructure' })
      .first()
      .waitFor();
    console.log('ok: the page is discovered and shown');
  } finally {
    await browser.close();
  }
}

let sandbox;
let backend;
try {
  const tarballs = await packPlugins();
  await createApp();
  followReadme(tarballs);
  await yarn(['install', '--no-immutable'], { cwd: app });
  await run('npx', ['backstage-cli', 'package', 'build'], {
    cwd: join(app, 'packages/app'),
  });
  sandbox = await startSandbox();
  const port = await freePort();
  backend = spawn('npx', ['backstage-cli', 'package', 'start'], {
    cwd: join(app, 'packages/backend'),
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
    env: {
      ...process.env,
      NODE_OPTIONS: '--no-node-snapshot',
      ...Object.fromEntries(
        Object.entries(config(port, sandbox)).map(([key, value]) => [
          `APP_CONFIG_${key}`,
          JSON.stringify(value),
        ]),
      ),
    },
  });
  await look(`http://localhost:${port}`);
} finally {
  if (backend?.exitCode === null) {
    process.kill(-backend.pid, 'SIGTERM');
  }
  sandbox?.child.kill('SIGTERM');
  rmSync(work, {
    recursive: true,
    force: true,
    maxRetries: 5,
    retryDelay: 500,
  });
}
process.exit(0);
