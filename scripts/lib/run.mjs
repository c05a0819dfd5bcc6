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
import { root } from './paths.mjs';

/**
 * Runs a command to its end with its output on the screen; throws when it
 * fails. With `onOutput`, its output is handed over as well; with `quiet`, it is
 * on the screen only if the command fails.
 */
export async function run(command, args, options = {}) {
  const { onOutput, quiet, allowFailure, ...spawnOptions } = options;
  const held = [];
  const child = spawn(command, args, {
    cwd: root,
    stdio: onOutput || quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    ...spawnOptions,
  });
  for (const name of ['stdout', 'stderr']) {
    child[name]?.on('data', chunk => {
      if (quiet) {
        held.push(chunk);
      } else {
        process[name].write(chunk);
      }
      onOutput?.(chunk.toString());
    });
  }
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => resolve(status ?? signal));
  });
  if (code !== 0) {
    held.forEach(chunk => process.stderr.write(chunk));
  }
  if (code !== 0 && !allowFailure) {
    throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
  }
  return code;
}
