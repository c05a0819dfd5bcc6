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

// Runs Groundplan on this machine: against the sandbox, or, with --kubeconfig,
// against a real cluster.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { requireSupportedNode } from './lib/node-version.mjs';
import { ensureInstalled } from './lib/yarn.mjs';

const USAGE = `npm run demo -- [options]
  --port N           where the app and its API are served (7007)
  --kubeconfig FILE  a real cluster instead of the sandbox; it is only read
  --context NAME     the context of that file (its current one)
  --config FILE      more of Backstage's usual configuration, such as a database`;

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '7007' },
        kubeconfig: { type: 'string' },
        context: { type: 'string' },
        config: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      throw new Error(
        `--port must be a number from 1 to 65535, not ${values.port}`,
      );
    }
    if (values.context && !values.kubeconfig) {
      throw new Error('--context goes with --kubeconfig');
    }
    return { ...values, port };
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    return process.exit(2);
  }
}

const options = readOptions();
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}
requireSupportedNode();
await ensureInstalled();
const { ensureAppBuilt } = await import('./lib/build-app.mjs');
const { startBackend } = await import('./lib/backend.mjs');
const { startSandbox } = await import('./lib/sandbox.mjs');
const { realClusterConfig, sandboxConfig } = await import(
  './lib/demo-config.mjs'
);
await ensureAppBuilt();

const children = [];
let stopping = false;
async function stop(code) {
  if (stopping) {
    return;
  }
  stopping = true;
  console.log('Stopping');
  await Promise.all(
    children.map(
      child =>
        new Promise(done => {
          if (child.exitCode !== null || child.signalCode !== null) {
            done();
            return;
          }
          child.once('exit', done);
          child.kill('SIGTERM');
          setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
        }),
    ),
  );
  process.exit(code);
}
process.on('SIGINT', () => stop(0));
process.on('SIGTERM', () => stop(0));

try {
  let config;
  if (options.kubeconfig) {
    config = realClusterConfig({
      kubeconfig: resolve(process.env.INIT_CWD ?? '.', options.kubeconfig),
      context: options.context,
    });
  } else {
    console.log('Starting the sandbox: three host clusters');
    const sandbox = await startSandbox();
    children.push(sandbox.child);
    config = sandboxConfig(sandbox);
  }
  console.log('Starting Backstage');
  const backend = startBackend({
    port: options.port,
    config,
    configFiles: options.config.map(file =>
      resolve(process.env.INIT_CWD ?? '.', file),
    ),
  });
  children.push(backend.child);
  await backend.ready;
  children.forEach(child =>
    child.once('exit', code => {
      if (!stopping) {
        console.error(`A part of the demo ended with ${code}`);
        stop(1);
      }
    }),
  );
  console.log(
    `\nGroundplan is at http://localhost:${options.port}  (Ctrl-C stops it)\n`,
  );
} catch (error) {
  console.error(error.message);
  await stop(1);
}
