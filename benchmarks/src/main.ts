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
import { sandboxCrds } from '@groundplan/sandbox';
import { startKubeApiServer } from '@groundplan/test-servers';
import { ApiClient } from './load/ApiClient';
import { Load, loadA, loadB } from './load/loads';
import { measureArrival } from './measurements/arrival';
import { measureIdle } from './measurements/idle';
import { measureOneChange } from './measurements/oneChange';
import { measureRestList } from './measurements/restList';
import { Report } from './Report';

const { values } = parseArgs({
  options: {
    load: { type: 'string', multiple: true, default: ['A', 'B'] },
    scale: { type: 'string', default: '1' },
    changes: { type: 'string', default: '500' },
    idle: { type: 'string', default: '300' },
  },
});

/** Status is written with the object here, so that a load takes half the requests. */
function withoutStatusSubresource(crd: (typeof sandboxCrds)[number]) {
  return {
    ...crd,
    spec: {
      ...crd.spec,
      versions: crd.spec.versions.map(
        ({ subresources, ...version }) => version,
      ),
    },
  };
}

async function measure(load: Load, report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-bench-'));
  console.log(`\nLoad ${load.name}: ${load.title}; logs in ${folder}`);
  const server = await startKubeApiServer({
    crds: sandboxCrds.map(withoutStatusSubresource),
  });
  try {
    const client = ApiClient.create(server);
    await client.createNamespaces(load.namespaces);
    await client.createAll(load.objects);
    console.log(`${load.objects.length} objects created`);
    const { backend, entities, floorFile } = await measureArrival({
      load,
      kubeconfig: server.kubeconfigPath('admin'),
      folder,
      report,
    });
    try {
      await measureRestList({ load, backend, report });
      await measureOneChange({
        load,
        backend,
        client,
        entities,
        floorFile,
        folder,
        changes: Number(values.changes),
        report,
      });
      await measureIdle({
        load,
        backend,
        seconds: Number(values.idle),
        report,
      });
    } finally {
      await backend.stop();
    }
  } finally {
    await server.stop();
  }
}

async function main(): Promise<void> {
  const report = Report.create();
  const scale = Number(values.scale);
  const loads = { A: loadA, B: loadB };
  for (const [name, make] of Object.entries(loads)) {
    if (values.load.includes(name)) {
      await measure(make(scale), report);
    }
  }
  console.log(
    `\nNode.js ${process.version}, ${cpus().length} CPUs, ${Math.round(
      totalmem() / 1e9,
    )} GB\n`,
  );
  console.log(report.toMarkdown());
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);
