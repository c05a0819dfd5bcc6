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

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import { Answers } from '../backend/messages';
import { BackendProcess } from '../BackendProcess';
import { Run } from '../Run';

/** The host cluster has an entity of its own. */
const HOST_ENTITIES = 1;

/** The two backends that the later measurements compare. */
export interface Arrived {
  backend: BackendProcess;
  floor: BackendProcess;
  /** As a provider gives them. */
  entities: Entity[];
}

/**
 * From the start of the backend until all entities are in the catalog, beside
 * the floor: the same entities in one in-process full mutation, in a backend
 * that is the same but for the host cluster.
 */
export async function measureArrival(
  run: Run,
  options: { kubeconfig: string; flags: string[] },
): Promise<Arrived> {
  const { load, folder, cleanup } = run;
  const wanted = load.entities + HOST_ENTITIES;
  const backend = await BackendProcess.start({
    source: { kubeconfig: options.kubeconfig },
    logFile: join(folder, 'backend.log'),
    flags: options.flags,
  });
  cleanup.add(() =>
    options.flags.length > 0 ? backend.stopGently() : backend.stop(),
  );
  const ours = await backend.untilEntities(wanted);
  const usage = await backend.ask({ type: 'usage' });
  const { objects, bytes, requests } = await backend.ask({ type: 'mirror' });

  const entities = (await backend.ask({ type: 'entities' })).map(asProvided);
  const floorFile = join(folder, 'floor.json');
  writeFileSync(floorFile, JSON.stringify(entities));
  const floor = await BackendProcess.start({
    source: { floor: floorFile },
    logFile: join(folder, 'floor.log'),
  });
  cleanup.add(() => floor.stop());
  const theirs = await floor.untilEntities(wanted);
  const floorUsage = await floor.ask({ type: 'usage' });

  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  run.report(
    'start → all entities in the catalog',
    `${(ours / theirs).toFixed(2)} × the floor (${seconds(
      ours,
    )}, floor ${seconds(theirs)})`,
    '≤ 1.15 × the floor',
  );
  run.report(
    'CPU time of the process until then',
    `${(usage.cpuSeconds / floorUsage.cpuSeconds).toFixed(
      2,
    )} × the floor (${usage.cpuSeconds.toFixed(
      1,
    )} s, floor ${floorUsage.cpuSeconds.toFixed(1)} s)`,
  );
  run.report(
    'longest block of the event loop while it arrives',
    `${describeBlocks(usage)}; floor ${describeBlocks(floorUsage)}`,
    '≤ 100 ms',
  );
  run.report(
    'resident memory of the backend, the highest until then',
    `${usage.peakRssMb.toFixed(0)} MB (floor ${floorUsage.peakRssMb.toFixed(
      0,
    )} MB)`,
    '< 1,000 MB',
  );
  run.report(
    'what it read',
    `${objects} objects, ${(bytes / 1e6).toFixed(0)} MB, ${Object.entries(
      requests,
    )
      .map(([verb, count]) => `${verb} ${count}`)
      .join(', ')}`,
  );
  return { backend, floor, entities };
}

function describeBlocks(usage: Answers['usage']): string {
  const { longestMs, longestOwnMs, longOnes } = usage;
  return `${longestOwnMs.toFixed(0)} ms (${longestMs.toFixed(
    0,
  )} ms with waiting for a CPU), ${longOnes} over 100 ms`;
}

function asProvided(entity: Entity): Entity {
  const { relations, metadata, ...rest } = entity;
  const { uid, etag, ...kept } = metadata;
  return { ...rest, metadata: kept };
}
