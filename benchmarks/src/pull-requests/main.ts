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

import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { Cleanup } from '../Cleanup';
import { Report } from '../Report';
import { startGiteaServer, startSandboxServer } from './gitServers';
import { measurePullRequests } from './measurePullRequests';

const { values } = parseArgs({
  options: {
    'pull-requests': { type: 'boolean' },
    runs: { type: 'string', default: '7' },
  },
});

const cleanup = Cleanup.create();

async function main(): Promise<void> {
  const report = Report.create();
  for (const start of [startSandboxServer, startGiteaServer]) {
    const server = await start();
    if (!server) {
      console.log('Without Gitea: `node scripts/build-gitea.mjs` builds it');
      continue;
    }
    const stop = cleanup.add(async () => server.stop());
    await measurePullRequests(server, Number(values.runs), report);
    await stop();
  }
  console.log(
    `\nNode.js ${process.version}, ${cpus().length} CPUs, ${Math.round(
      totalmem() / 1e9,
    )} GB\n\n${report.toMarkdown()}`,
  );
}

main().then(
  () => process.exit(0),
  async error => {
    if (!cleanup.hasBeenAsked) {
      console.error(error);
      await cleanup.run();
      process.exit(1);
    }
  },
);
