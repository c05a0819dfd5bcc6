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
import { startKubeApiServer } from '@groundplan/test-servers';
import { BackendProcess } from '../BackendProcess';
import { Cleanup } from '../Cleanup';
import { ApiClient } from '../load/ApiClient';
import { loadCrds } from '../load/loadCrds';
import { Report } from '../Report';
import { humanPlan } from './humanPlan';
import {
  measureApprovals,
  measureLargePlan,
  untilListed,
} from './measurePlans';
import { measureTerraformPage } from './measureTerraformPage';
import { plannedTerraform } from './plannedTerraform';

const NAMESPACE = 'team-a';
const LARGE = 'tf-large';

const { values } = parseArgs({
  options: {
    terraform: { type: 'boolean' },
    resources: { type: 'string', default: '1500' },
    approvals: { type: 'string', default: '200' },
  },
});

const cleanup = Cleanup.create();

async function main(): Promise<void> {
  const report = Report.create();
  const logs = mkdtempSync(join(tmpdir(), 'groundplan-bench-'));
  console.log(`Logs are in ${logs}`);
  const server = await startKubeApiServer({ crds: loadCrds });
  cleanup.add(() => server.stop());
  const client = ApiClient.create(server);
  await client.createNamespaces([NAMESPACE]);
  const names = Array.from(
    { length: Number(values.resources) },
    (_, i) => `tf-${i}`,
  );
  const small = humanPlan(20_000);
  await client.createAll([
    ...names.flatMap(name => plannedTerraform(NAMESPACE, name, small)),
    ...plannedTerraform(NAMESPACE, LARGE, humanPlan(5_000_000)),
  ]);
  console.log(`${names.length + 1} resources created`);
  const backend = await BackendProcess.start({
    source: { kubeconfig: server.kubeconfigPath('admin') },
    logFile: join(logs, 'backend.log'),
    flags: ['--max-old-space-size=512'],
  });
  cleanup.add(() => backend.stop());
  await untilListed(backend, names.length + 1);
  await backend.untilEntities(names.length + 1);
  const pathOf = (name: string) => `/terraform/host/${NAMESPACE}/${name}`;
  await measureLargePlan(backend, pathOf(LARGE), report);
  await measureApprovals(
    backend,
    names.slice(0, Number(values.approvals)).map(pathOf),
    report,
  );
  await measureTerraformPage(
    backend,
    {
      chromium: JSON.parse(process.env.BENCH_CHROMIUM ?? '{}'),
      tab: `/catalog/default/resource/${LARGE}.terraform.${NAMESPACE}.host/infrastructure`,
    },
    report,
  );
  await cleanup.run();
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
