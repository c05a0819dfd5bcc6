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

import { createInterface } from 'node:readline';
import { startTypeScript } from './typescript-process.mjs';

/**
 * Starts packages/sandbox as a process of its own.
 *
 * @returns the process and what it says of itself: `hosts` for
 * `groundplan.hostClusters` and `workloads` for the Kubernetes plugin.
 */
export async function startSandbox(args = []) {
  const child = startTypeScript('packages/sandbox/src/main.ts', args, {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const ready = await new Promise((resolve, reject) => {
    child.once('exit', code =>
      reject(new Error(`The sandbox ended with ${code}`)),
    );
    lines.once('line', line => resolve(JSON.parse(line)));
  });
  lines.on('line', line => console.log(line));
  return { child, ...ready };
}
