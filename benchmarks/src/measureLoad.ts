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

import { LaunchOptions } from '@playwright/test';
import { startKubeApiServer } from '@groundplan/test-servers';
import { Cleanup } from './Cleanup';
import { ApiClient } from './load/ApiClient';
import { loadCrds } from './load/loadCrds';
import { Load } from './load/loads';
import { RunnerChurn } from './load/RunnerChurn';
import { measureArrival } from './measurements/arrival';
import { measureIdle } from './measurements/idle';
import { measureMirrorMemory } from './measurements/mirrorMemory';
import { measureOneChange } from './measurements/oneChange';
import { measurePage } from './measurements/page';
import { measureRestList } from './measurements/restList';
import { Report } from './Report';
import { Run } from './Run';

/** How much is measured. */
export interface MeasureOptions {
  /** How often the backend and the floor are started. */
  starts: number;
  /** The limit of their heap; none when it is 0. */
  heapMb: number;
  changes: number;
  pageChanges: number;
  idleSeconds: number;
  /** Where a CPU profile of the backend goes. */
  profileFolder?: string;
  chromium: LaunchOptions;
}

const REPLACED_PER_MINUTE = 500;

/** Fills an API server with a load, and measures everything. */
export async function measureLoad(
  to: { load: Load; folder: string; cleanup: Cleanup; report: Report },
  options: MeasureOptions,
): Promise<void> {
  const { load, cleanup } = to;
  const server = await startKubeApiServer({
    crds: loadCrds,
  });
  cleanup.add(() => server.stop());
  const client = ApiClient.create(server);
  const run: Run = {
    ...to,
    client,
    report: (...figure) => to.report.add(load.name, ...figure),
  };
  await client.createNamespaces(load.namespaces);
  await client.createAll(load.objects);
  console.log(`${load.objects.length} objects created`);

  await measureMirrorMemory(run, server);
  const arrived = await measureArrival(run, {
    kubeconfig: server.kubeconfigPath('admin'),
    flags: options.heapMb > 0 ? [`--max-old-space-size=${options.heapMb}`] : [],
    profileFolder: options.profileFolder,
    starts: options.starts,
  });
  await measureRestList(run, arrived.backend);
  const churn =
    load.runners.length > 0
      ? RunnerChurn.start({
          client,
          runners: load.runners,
          perMinute: REPLACED_PER_MINUTE,
        })
      : undefined;
  await measureOneChange(run, arrived, options.changes);
  if (options.pageChanges > 0) {
    await measurePage(run, arrived, {
      changes: options.pageChanges,
      chromium: options.chromium,
    });
  }
  if (churn) {
    const replaced = await churn.stop();
    run.report(
      'runners replaced a minute during the changes',
      replaced.toFixed(0),
      `${REPLACED_PER_MINUTE}`,
    );
  }
  await measureIdle(run, arrived.backend, options.idleSeconds);
}
