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
import { BackendProcess } from '../BackendProcess';
import { Load } from '../load/loads';
import { Report } from '../Report';

/** The host cluster has an entity of its own. */
const HOST_ENTITIES = 1;

/**
 * From the start of the backend until all entities are in the catalog, beside
 * the floor: the same entities in one in-process full mutation. Leaves the
 * backend running for the measurements that follow.
 */
export async function measureArrival(options: {
  load: Load;
  kubeconfig: string;
  folder: string;
  report: Report;
}): Promise<{
  backend: BackendProcess;
  entities: Entity[];
  floorFile: string;
}> {
  const { load, kubeconfig, folder, report } = options;
  const logFile = join(folder, 'backend.log');
  const backend = await BackendProcess.start({
    source: { kubeconfig },
    logFile,
  });
  await backend.ask({ type: 'reset-liveness' });
  const wanted = load.entities + HOST_ENTITIES;
  const ours = await backend.untilEntities(wanted);
  const usage = await backend.ask({ type: 'usage' });
  const { objects, bytes, requests } = await backend.ask({ type: 'mirror' });

  const entities = (await backend.ask({ type: 'entities' })).map(
    withoutCatalogFields,
  );
  const floorFile = join(folder, `floor-${load.name}.json`);
  writeFileSync(floorFile, JSON.stringify(entities));
  const floor = await BackendProcess.start({
    source: { floor: floorFile },
    logFile: join(folder, 'floor.log'),
  });
  await floor.ask({ type: 'reset-liveness' });
  const theirs = await floor.untilEntities(wanted);
  const floorUsage = await floor.ask({ type: 'usage' });
  await floor.stop();

  report.add(
    load,
    'start → all entities in the catalog',
    `${(ours / 1000).toFixed(1)} s`,
  );
  report.add(load, 'the same, the floor', `${(theirs / 1000).toFixed(1)} s`);
  report.add(load, 'ratio to the floor', (ours / theirs).toFixed(2), '≤ 1.15');
  report.add(
    load,
    'longest block of the event loop while it arrives',
    `${usage.maxBlockMs.toFixed(0)} ms (floor ${floorUsage.maxBlockMs.toFixed(
      0,
    )} ms)`,
    '≤ 100 ms',
  );
  report.add(
    load,
    'resident memory of the backend then',
    `${usage.rssMb.toFixed(0)} MB (floor ${floorUsage.rssMb.toFixed(0)} MB)`,
    '< 1000 MB',
  );
  report.add(
    load,
    'heap beyond the floor, per 1,000 objects',
    `${(((usage.heapMb - floorUsage.heapMb) / objects) * 1000).toFixed(1)} MB`,
  );
  report.add(
    load,
    'objects mirrored',
    `${objects} in ${(bytes / 1e6).toFixed(0)} MB, ${JSON.stringify(requests)}`,
  );
  return { backend, entities, floorFile };
}

function withoutCatalogFields(entity: Entity): Entity {
  const { relations, metadata, ...rest } = entity;
  const { uid, etag, ...kept } = metadata;
  return { ...rest, metadata: kept };
}
