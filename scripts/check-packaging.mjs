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

const started = Date.now();
const say = text =>
  console.log(`[${Math.round((Date.now() - started) / 1000)} s] ${text}`);

const work = mkdtempSync(join(tmpdir(), 'groundplan-packaging-'));
const app = join(work, 'app');
const yarn = async (args, options) => {
  const { command, args: all } = yarnCommand(...args);
  await run(command, all, options);
};

async function packPlugins() {
  await run('npx', ['tsc']);
  const tarballs = {};
  for (const [name, folder] of Object.entries(FOLDERS)) {
    say(`Packing ${name}`);
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

/** Of Backstage 1.55, what the app and our lockfile name through others alone. */
const RELEASE = {
  '@backstage/plugin-notifications-common': '0.2.4',
  '@backstage/plugin-notifications-node': '0.2.30',
  '@backstage/plugin-scaffolder-common': '2.3.0',
  '@backstage/plugin-scaffolder-node': '0.13.7',
  '@backstage/plugin-scaffolder-react': '2.1.0',
  '@backstage/plugin-search-backend-node': '1.4.8',
};

/** The release that create-app wrote, not what its ranges have come to mean since. */
function releaseOf(packages) {
  return Object.fromEntries(
    packages
      .map(file => JSON.parse(readFileSync(join(app, file), 'utf8')))
      .flatMap(pkg =>
        Object.entries({ ...pkg.dependencies, ...pkg.devDependencies }),
      )
      .filter(
        ([name, range]) =>
          name.startsWith('@backstage/') && /^\^\d/.test(range),
      )
      .map(([name, range]) => [name, range.slice(1)]),
  );
}

/** The README's installation, and the settings under which versions install here. */
function followReadme(tarballs) {
  const release = releaseOf([
    'package.json',
    'packages/app/package.json',
    'packages/backend/package.json',
  ]);
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
      ...release,
      ...RELEASE,
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
    backend: {
      baseUrl: url,
      listen: { host: '127.0.0.1', port },
      logger: { level: 'warn' },
    },
    auth: {
      providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
    },
    integrations: { github: [] },
    catalog: { locations: [] },
    groundplan: { hostClusters: groundplan.hostClusters },
  };
}

/** Asks until the answer is one; an error is an answer that is not there yet. */
async function until(what, probe, seconds) {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    let answer;
    let reason = 'no such answer';
    try {
      answer = await probe();
    } catch (error) {
      reason = error.message;
    }
    if (answer) {
      say(`ok: ${what}`);
      return answer;
    }
    if (Date.now() > deadline) {
      throw new Error(`Not seen after ${seconds} s: ${what} (${reason})`);
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}

async function ask(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) {
    throw new Error(`${url} answered ${response.status}`);
  }
  return await response.json();
}

async function lookAtApi(url) {
  const { backstageIdentity } = await until(
    'a guest signs in',
    () => ask(`${url}/api/auth/guest/refresh`, { method: 'POST' }),
    180,
  );
  const headers = { authorization: `Bearer ${backstageIdentity.token}` };
  const { entityRef } = await until(
    'clusters are served',
    async () => {
      const list = await ask(`${url}/api/groundplan/v1/clusters`, { headers });
      // Host clusters have rows, too, which need no object to be read
      return list.items.find(row => row.kind === 'cluster');
    },
    120,
  );
  const [, kind, namespace, name] = /^(.+):(.+)\/(.+)$/.exec(entityRef);
  await until(
    `${entityRef} is in the catalog`,
    () =>
      ask(`${url}/api/catalog/entities/by-name/${kind}/${namespace}/${name}`, {
        headers,
      }),
    120,
  );
}

async function lookAtPages(url) {
  const { chromium } = await import('@playwright/test');
  const { findChromium } = await import('./lib/chromium.mjs');
  const browser = await chromium.launch(findChromium());
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(url);
    await page.getByRole('button', { name: 'Enter' }).click();
    await page.getByRole('link', { name: 'Infrastructure' }).first().click();
    await page
      .getByRole('heading', { name: 'Infrastructure' })
      .first()
      .waitFor();
    await page.getByRole('region', { name: 'Needs attention' }).waitFor();
    say('ok: the page is discovered, linked and filled');
  } finally {
    await browser.close();
  }
}

function startBackend(port, sandbox) {
  return spawn('npx', ['backstage-cli', 'package', 'start'], {
    cwd: join(app, 'packages/backend'),
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true, // a group of its own, which is stopped as one
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
}

/** Tells a process, or with a negative id a group; false when there is none. */
function tell(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

async function stop(pid) {
  const deadline = Date.now() + 15_000;
  tell(pid, 'SIGTERM');
  while (tell(pid, Date.now() > deadline ? 'SIGKILL' : 0)) {
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

let sandbox;
let backend;
async function cleanUp() {
  if (backend) {
    await stop(-backend.pid);
  }
  if (sandbox) {
    await stop(sandbox.child.pid);
  }
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await cleanUp();
    process.exit(1);
  });
}

try {
  const tarballs = await packPlugins();
  say('Making a Backstage app');
  await createApp();
  followReadme(tarballs);
  say('Installing its dependencies and the packed plugins');
  await yarn(['install', '--no-immutable'], { cwd: app });
  say('Building its frontend');
  await run('npx', ['backstage-cli', 'package', 'build'], {
    cwd: join(app, 'packages/app'),
  });
  say('Starting the sandbox and its backend');
  sandbox = await startSandbox();
  const port = await freePort();
  backend = startBackend(port, sandbox);
  const ended = new Promise((_, reject) =>
    backend.once('exit', code =>
      reject(new Error(`The backend ended with ${code}`)),
    ),
  );
  const url = `http://localhost:${port}`;
  await Promise.race([lookAtApi(url), ended]);
  await Promise.race([lookAtPages(url), ended]);
  ended.catch(() => {}); // from here on it is us who end it
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await cleanUp();
}
say(process.exitCode ? 'failed' : 'The packed plugins work in a fresh app');
process.exit();
