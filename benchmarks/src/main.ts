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
import { Cleanup } from './Cleanup';
import { Load, loadA, loadB } from './load/loads';
import { withAnnotation } from './load/withAnnotation';
import { measureLoad, MeasureOptions } from './measureLoad';
import { Report } from './Report';

const { values } = parseArgs({
  options: {
    load: { type: 'string', multiple: true, default: ['A', 'B'] },
    scale: { type: 'string', default: '1' },
    annotation: { type: 'string', default: '0' },
    starts: { type: 'string', default: '1' },
    heap: { type: 'string', default: '512' },
    changes: { type: 'string', default: '500' },
    'page-changes': { type: 'string', default: '100' },
    idle: { type: 'string', default: '300' },
    profile: { type: 'string' },
  },
});

const LOADS: Record<string, (scale: number) => Load> = { A: loadA, B: loadB };

const cleanup = Cleanup.create();

async function main(): Promise<void> {
  const report = Report.create();
  const options: MeasureOptions = {
    starts: Number(values.starts),
    heapMb: Number(values.heap),
    changes: Number(values.changes),
    pageChanges: Number(values['page-changes']),
    idleSeconds: Number(values.idle),
    profileFolder: values.profile,
    chromium: JSON.parse(process.env.BENCH_CHROMIUM ?? '{}'),
  };
  for (const name of values.load) {
    const create = LOADS[name];
    if (!create) {
      throw new Error(`--load is A or B, not ${name}`);
    }
    const load = withAnnotation(
      create(Number(values.scale)),
      Number(values.annotation),
    );
    const folder = mkdtempSync(join(tmpdir(), 'groundplan-bench-'));
    console.log(`\nLoad ${name}: ${load.title}; logs in ${folder}`);
    try {
      await measureLoad({ load, folder, cleanup, report }, options);
    } finally {
      await cleanup.run();
    }
  }
  console.log(
    `\nNode.js ${process.version}, ${cpus().length} CPUs, ${Math.round(
      totalmem() / 1e9,
    )} GB, a heap of ${
      options.heapMb ? `${options.heapMb} MB` : 'any size'
    }\n\n${report.toMarkdown()}`,
  );
}

main().then(
  () => process.exit(0),
  error => {
    if (!cleanup.hasBeenAsked) {
      console.error(error);
      process.exit(1);
    }
  },
);
