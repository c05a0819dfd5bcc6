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

// Measures speed and memory on a real kube-apiserver; see benchmarks/README.md.
import { requireSupportedNode } from './lib/node-version.mjs';
import { run } from './lib/run.mjs';
import { ensureInstalled } from './lib/yarn.mjs';

requireSupportedNode();
await ensureInstalled();
const { startTypeScript } = await import('./lib/typescript-process.mjs');
const args = process.argv.slice(2);
/** What needs no real API server. */
const small = {
  '--pull-requests': 'benchmarks/src/pull-requests/main.ts',
  '--write-path': 'benchmarks/src/changes/main.ts',
};
/** Of Terraform alone, on a real API server too. */
const TERRAFORM = '--terraform';
const chosen = Object.keys(small).find(option => args.includes(option));
const child = chosen ? await startSmall() : await startLoads();
// On Ctrl-C the child has got the signal too, and ends what it has started
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.once('exit', code => process.exit(code ?? 1));

async function startSmall() {
  return chosen === '--write-path'
    ? await startWithApp(small[chosen])
    : startTypeScript(small[chosen], args);
}

async function startLoads() {
  await run('node', ['scripts/build-kube-apiserver.mjs']);
  return await startWithApp(
    args.includes(TERRAFORM)
      ? 'benchmarks/src/terraform/main.ts'
      : 'benchmarks/src/main.ts',
  );
}

async function startWithApp(entry) {
  const { ensureAppBuilt } = await import('./lib/build-app.mjs');
  const { findChromium } = await import('./lib/chromium.mjs');
  await ensureAppBuilt();
  return startTypeScript(entry, args, {
    env: { ...process.env, BENCH_CHROMIUM: JSON.stringify(findChromium()) },
  });
}
