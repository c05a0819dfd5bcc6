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

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './run.mjs';

const SOURCES = [
  'packages/app',
  'plugins/groundplan',
  'plugins/groundplan-common',
  'yarn.lock',
  'app-config.yaml',
];

/** Builds packages/app when its sources have changed since the last build. */
export async function ensureAppBuilt() {
  const mark = join(root, 'packages/app/dist/.sources');
  const sources = await fingerprint();
  if (existsSync(mark) && readFileSync(mark, 'utf8') === sources) {
    return;
  }
  console.log('Building the app (about half a minute)');
  await run('npx', ['backstage-cli', 'package', 'build'], {
    cwd: join(root, 'packages/app'),
    quiet: true,
  });
  writeFileSync(mark, sources);
}

async function fingerprint() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of await filesBelow(join(root, source))) {
      const { mtimeMs, size } = statSync(file);
      hash.update(`${file} ${mtimeMs} ${size}\n`);
    }
  }
  return hash.digest('hex');
}

async function filesBelow(path) {
  if (statSync(path).isFile()) {
    return [path];
  }
  const entries = await readdir(path, { withFileTypes: true });
  const nested = await Promise.all(
    entries
      .filter(entry => !['dist', 'node_modules'].includes(entry.name))
      .map(entry => filesBelow(join(path, entry.name))),
  );
  return nested.flat().sort();
}
