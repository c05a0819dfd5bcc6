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

import { join } from 'node:path';
import { root } from './paths.mjs';
import { startTypeScript } from './typescript-process.mjs';

/**
 * Starts packages/backend with app-config.yaml and more configuration on top.
 *
 * @returns the process, and a promise that it answers.
 */
export function startBackend({
  port,
  config,
  env,
  stdio = 'inherit',
  configFiles = [],
}) {
  const merged = {
    app: { baseUrl: `http://localhost:${port}` },
    ...config,
    backend: {
      ...config?.backend,
      baseUrl: `http://localhost:${port}`,
      listen: { host: '127.0.0.1', port },
      // Not by LOG_LEVEL, or the logs of the Scaffolder's tasks were as short
      logger: { level: 'warn' },
    },
  };
  const files = [join(root, 'app-config.yaml'), ...configFiles];
  const child = startTypeScript(
    'packages/backend/src/index.ts',
    files.flatMap(file => ['--config', file]),
    {
      cwd: join(root, 'packages/backend'),
      stdio,
      env: {
        ...process.env,
        NODE_ENV: process.env.NODE_ENV ?? 'development',
        ...Object.fromEntries(
          Object.entries(merged).map(([key, value]) => [
            `APP_CONFIG_${key}`,
            JSON.stringify(value),
          ]),
        ),
        ...env,
      },
    },
  );
  const ended = new Promise((_, reject) => {
    child.once('exit', code =>
      reject(new Error(`The backend ended with ${code}`)),
    );
  });
  const ready = Promise.race([ended, untilReady(`http://localhost:${port}`)]);
  return { child, ready };
}

async function untilReady(url) {
  for (;;) {
    const ok = await fetch(`${url}/.backstage/health/v1/readiness`).then(
      response => response.ok,
      () => false,
    );
    if (ok) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}
