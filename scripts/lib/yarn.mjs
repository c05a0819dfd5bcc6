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
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './run.mjs';

/** Yarn at the version of package.json, without a global Yarn or corepack. */
export function yarnCommand(...args) {
  const { packageManager } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const version = packageManager.split('@')[1];
  return {
    command: 'npx',
    args: ['-y', '-p', `@yarnpkg/cli-dist@${version}`, 'yarn', ...args],
  };
}

/** Installs the dependencies when they are missing, or not those of the lockfile. */
export async function ensureInstalled() {
  const mark = join(root, 'node_modules/.groundplan-lockfile');
  const lockfile = createHash('sha256')
    .update(readFileSync(join(root, 'yarn.lock')))
    .digest('hex');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lockfile) {
    return;
  }
  console.log('Installing dependencies (about four minutes the first time)');
  const { command, args } = yarnCommand('install', '--immutable');
  await run(command, args);
  writeFileSync(mark, lockfile);
}
