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

import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './paths.mjs';

const require = createRequire(import.meta.url);

/** Starts a TypeScript entry point with the loader that Backstage's own CLI uses. */
export function startTypeScript(entry, args, options = {}) {
  const loader = require.resolve(
    '@backstage/cli-node/config/nodeTransform.cjs',
    {
      paths: [join(root, 'node_modules/@backstage/cli')],
    },
  );
  return spawn(
    process.execPath,
    ['--enable-source-maps', '--require', loader, join(root, entry), ...args],
    { cwd: root, stdio: 'inherit', ...options },
  );
}
