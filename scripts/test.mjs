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

// Runs every check and every test, and ends with what failed and
// `N passed, N failed`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from './lib/free-port.mjs';
import { requireSupportedNode } from './lib/node-version.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { ensureInstalled } from './lib/yarn.mjs';
import { readJestResults } from './lib/jest-results.mjs';
import { readPlaywrightResults } from './lib/playwright-results.mjs';
import { findPostgres, startPostgres } from './lib/postgres.mjs';

/** What of a package's API report is no defect: names that say all by themselves. */
const OMITTED = 'ae-undocumented,ae-wrong-input-file-type';

const API_REPORTS = `npx backstage-repo-tools api-reports -o ${OMITTED} --validate-release-tags --ci`;

/** Commands by step; each counts as one. */
const CHECKS = {
  lint: [
    'npx backstage-cli repo lint --max-warnings 0',
    'npx eslint --max-warnings 0 --ext .ts,.mjs benchmarks scripts',
  ],
  prettier: ['npx prettier --check .'],
  'license-headers': ['node scripts/check-license-headers.mjs'],
  tsc: ['npx tsc --incremental false'],
  'config-schema': ['node scripts/check-config-schema.mjs'],
};
const STEPS = [
  ...Object.keys(CHECKS),
  'unit',
  'api-reports',
  'knip',
  'browser',
  'packaging',
];
const POSTGRES_VARIABLE =
  'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true, default: [] } },
});
const unknown = values.only.filter(name => !STEPS.includes(name));
if (unknown.length > 0) {
  console.error(`--only takes ${STEPS.join(', ')}; not ${unknown.join(', ')}`);
  process.exit(2);
}
const wanted = name => values.only.length === 0 || values.only.includes(name);

requireSupportedNode();
await ensureInstalled();

const results = { passed: 0, failed: [], skipped: [] };
const reports = mkdtempSync(join(tmpdir(), 'groundplan-test-'));
const env = {
  ...process.env,
  CI: 'true',
  BACKSTAGE_TEST_DISABLE_DOCKER: 'true',
  NODE_OPTIONS: [process.env.NODE_OPTIONS, '--max-old-space-size=4096']
    .filter(Boolean)
    .join(' '),
};

function add({ passed, failed, skipped }) {
  results.passed += passed;
  results.failed.push(...failed);
  results.skipped.push(...skipped);
}

async function step(name, fn) {
  if (!wanted(name)) {
    return;
  }
  const started = Date.now();
  console.log(`\n--- ${name}`);
  try {
    add(await fn());
  } catch (error) {
    console.error(error.message);
    add({ passed: 0, failed: [`${name}: ${error.message}`], skipped: [] });
  }
  console.log(`--- ${name}: ${Math.round((Date.now() - started) / 1000)} s`);
}

async function check(...commands) {
  const counts = { passed: 0, failed: [], skipped: [] };
  for (const line of commands) {
    const [command, ...args] = line.split(' ');
    const code = await run(command, args, { allowFailure: true, env });
    if (code === 0) {
      counts.passed += 1;
    } else {
      counts.failed.push(line);
    }
  }
  return counts;
}

for (const [name, commands] of Object.entries(CHECKS)) {
  await step(name, () => check(...commands));
}

await step('unit', async () => {
  const skipped = [];
  let postgres;
  if (!env[POSTGRES_VARIABLE]) {
    const bin = findPostgres();
    if (bin) {
      postgres = await startPostgres(bin);
      env[POSTGRES_VARIABLE] = postgres.connectionString;
    } else if (process.env.GROUNDPLAN_REQUIRE_SERVERS === 'true') {
      throw new Error('PostgreSQL is required and was not found');
    } else {
      skipped.push(
        `tests on PostgreSQL: no initdb found and ${POSTGRES_VARIABLE} is not set`,
      );
    }
  }
  try {
    const file = join(reports, 'jest.json');
    const code = await run(
      'npx',
      [
        'backstage-cli',
        'repo',
        'test',
        '--json',
        `--outputFile=${file}`,
        '--maxWorkers=2',
        // Five seconds are few for a backend to start in on a busy machine
        '--testTimeout=30000',
        '--workerIdleMemoryLimit=1500M',
      ],
      { allowFailure: true, env },
    );
    const counts = readJestResults(file, code);
    return { ...counts, skipped: [...counts.skipped, ...skipped] };
  } finally {
    await postgres?.stop();
  }
});

await step('api-reports', async () => {
  // They are made of the declarations that the step tsc emits.
  const emitted = wanted('tsc') ? undefined : await check('npx tsc');
  return emitted?.failed.length
    ? emitted
    : await check(`${API_REPORTS} plugins/*`);
});
await step('knip', () =>
  check('npx backstage-repo-tools knip-reports --ci plugins/*'),
);

await step('browser', async () => {
  const { hasChromium } = await import('./lib/chromium.mjs');
  if (!hasChromium()) {
    const reason =
      'browser tests: no /usr/bin/chromium and no browser of Playwright (npx playwright install chromium)';
    if (process.env.GROUNDPLAN_REQUIRE_SERVERS === 'true') {
      throw new Error(reason);
    }
    return { passed: 0, failed: [], skipped: [reason] };
  }
  const { ensureAppBuilt } = await import('./lib/build-app.mjs');
  await ensureAppBuilt();
  const file = join(reports, 'playwright.json');
  const code = await run('npx', ['playwright', 'test'], {
    cwd: join(root, 'packages/e2e'),
    allowFailure: true,
    env: {
      ...env,
      GROUNDPLAN_E2E_PORT: String(await freePort()),
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    },
  });
  return readPlaywrightResults(file, code);
});

await step('packaging', () => check('node scripts/check-packaging.mjs'));

rmSync(reports, { recursive: true, force: true });
for (const reason of results.skipped) {
  console.log(`skipped: ${reason}`);
}
for (const name of results.failed) {
  console.log(`failed: ${name}`);
}
const [failed, skipped] = [results.failed.length, results.skipped.length];
console.log(
  `\n${results.passed} passed, ${failed} failed${
    skipped ? `, ${skipped} skipped` : ''
  }`,
);
process.exit(failed === 0 ? 0 : 1);
