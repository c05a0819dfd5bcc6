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

// The app and the backend with hot reload, against the sandbox.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { requireSupportedNode } from './lib/node-version.mjs';
import { root } from './lib/paths.mjs';
import { ensureInstalled } from './lib/yarn.mjs';

const APP_URL = 'http://localhost:3000';

requireSupportedNode();
await ensureInstalled();
const { startSandbox } = await import('./lib/sandbox.mjs');
const { sandboxConfig } = await import('./lib/demo-config.mjs');

const sandbox = await startSandbox();
const config = {
  ...sandboxConfig(sandbox),
  app: { baseUrl: APP_URL },
  backend: { cors: { origin: APP_URL, credentials: true } },
};
const env = {
  ...process.env,
  ...Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      `APP_CONFIG_${key}`,
      JSON.stringify(value),
    ]),
  ),
};
const children = [
  sandbox.child,
  ...['app', 'backend'].map(name =>
    spawn('npx', ['backstage-cli', 'package', 'start'], {
      cwd: join(root, 'packages', name),
      stdio: 'inherit',
      env,
    }),
  ),
];
const stop = () => {
  for (const child of children) {
    child.kill('SIGTERM');
  }
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
for (const child of children) {
  child.once('exit', stop);
}
console.log(`The app will be at ${APP_URL}`);
