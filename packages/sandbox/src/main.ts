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

import { startSandbox } from './scenario';

const PARENT_CHECK_MS = 1000;

/** `--speed N`, and nothing else. */
function readSpeed(args: string[]): number {
  const [flag, value, ...rest] = args;
  if (flag === undefined) {
    return 1;
  }
  const speed = Number(value);
  if (flag !== '--speed' || rest.length || !(speed >= 0)) {
    throw new Error('Usage: main.ts [--speed N], where N is 0 or more');
  }
  return speed;
}

async function main(): Promise<void> {
  const sandbox = await startSandbox({
    speed: readSpeed(process.argv.slice(2)),
    log: message => process.stderr.write(`${message}\n`),
  });
  let stopping = false;
  const stop = async () => {
    if (!stopping) {
      stopping = true;
      await sandbox.stop();
      process.exit(0);
    }
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', stop);
  // A parent that was killed cannot say so: another one has taken its place.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) {
      void stop();
    }
  }, PARENT_CHECK_MS);
  const hosts = sandbox.hosts.map(({ api, ...host }) => host);
  const { git, workloads } = sandbox;
  process.stdout.write(`${JSON.stringify({ hosts, workloads, git })}\n`);
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
