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

import { join } from 'node:path';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { BackendProcess } from '../BackendProcess';
import { ApiClient } from '../load/ApiClient';
import { Load } from '../load/loads';
import { Report } from '../Report';
import { percentile } from '../statistics';

/**
 * One change of a Cluster's description → readable in the catalog, beside the
 * same single delta applied in process. Each waits for the one before.
 */
export async function measureOneChange(options: {
  load: Load;
  backend: BackendProcess;
  client: ApiClient;
  entities: Entity[];
  floorFile: string;
  folder: string;
  changes: number;
  report: Report;
}): Promise<void> {
  const { load, backend, client, entities, changes, report } = options;
  const clusters = entities.filter(
    entity =>
      entity.metadata.annotations?.['groundplan.dev/kind'] === 'cluster',
  );
  const ours: number[] = [];
  for (let i = 0; i < changes; i++) {
    const entity = clusters[i % clusters.length];
    const description = `change ${i}`;
    const path = pathOf(entity);
    const read = backend.ask({
      type: 'await-description',
      entityRef: stringifyEntityRef(entity),
      description,
    });
    const started = Date.now();
    await client.mergePatch(path, {
      metadata: { annotations: { 'groundplan.dev/description': description } },
    });
    ours.push((await read).at - started);
  }
  const floor = await BackendProcess.start({
    source: { floor: options.floorFile },
    logFile: join(options.folder, 'floor.log'),
  });
  await floor.untilEntities(entities.length);
  const theirs: number[] = [];
  for (let i = 0; i < changes; i++) {
    const entity = clusters[i % clusters.length];
    const description = `change ${i}`;
    const read = floor.ask({
      type: 'await-description',
      entityRef: stringifyEntityRef(entity),
      description,
    });
    const started = Date.now();
    await floor.ask({
      type: 'delta',
      entity: { ...entity, metadata: { ...entity.metadata, description } },
    });
    theirs.push((await read).at - started);
  }
  await floor.stop();
  const show = (times: number[]) =>
    `median ${percentile(times, 0.5)} ms, p99 ${percentile(times, 0.99)} ms`;
  report.add(load, `${changes} changes → readable in the catalog`, show(ours));
  report.add(load, 'the same delta in process, the floor', show(theirs));
  report.add(
    load,
    'ratio of the medians',
    (percentile(ours, 0.5) / percentile(theirs, 0.5)).toFixed(2),
    '≤ 1.15',
  );
}

function pathOf(entity: Entity): string {
  const annotations = entity.metadata.annotations ?? {};
  return `/apis/cluster.x-k8s.io/v1beta2/namespaces/${annotations['groundplan.dev/namespace']}/clusters/${annotations['groundplan.dev/name']}`;
}
