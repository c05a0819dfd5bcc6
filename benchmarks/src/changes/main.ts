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

import { mkdtempSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Cleanup } from '../Cleanup';
import { Report } from '../Report';
import { measureForm } from './measureForm';
import { measureMerge } from './measureMerge';
import { measurePreview } from './measurePreview';
import { measureRenders } from './measureRenders';
import { SandboxBackend } from './SandboxBackend';

const { values } = parseArgs({
  options: {
    'write-path': { type: 'boolean' },
    runs: { type: 'string', default: '7' },
    merges: { type: 'string', default: '20' },
  },
});

const cleanup = Cleanup.create();

async function main(): Promise<void> {
  const report = Report.create();
  const logs = mkdtempSync(join(tmpdir(), 'groundplan-bench-'));
  console.log(`Logs are in ${logs}`);
  const runs = Number(values.runs);
  await measureRenders(runs, join(logs, 'renders.log'), report);
  const backend = await SandboxBackend.start(join(logs, 'backend.log'));
  const stop = cleanup.add(backend.stop);
  await measurePreview(backend, runs, report);
  const chromium = JSON.parse(process.env.BENCH_CHROMIUM ?? '{}');
  await measureForm(backend, { runs, chromium }, report);
  await measureMerge(backend, Number(values.merges), report);
  await stop();
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
