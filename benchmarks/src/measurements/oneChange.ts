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

import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Run } from '../Run';
import { describe, percentile } from '../statistics';
import { Arrived } from './arrival';

/** Both backends see a change in this time, on average; enough for neither to queue. */
const EVERY_MS = 300;

/**
 * One change of a Cluster's description → readable in the catalog, beside the
 * same single delta applied in process. Both take turns, so that whatever else
 * the machine does weighs on both.
 */
export async function measureOneChange(
  run: Run,
  arrived: Arrived,
  count: number,
): Promise<void> {
  const { backend, floor } = arrived;
  const clusters = arrived.entities.filter(
    entity =>
      entity.metadata.annotations?.['groundplan.dev/kind'] === 'cluster',
  );
  const handedOver: number[] = [];
  const ours: number[] = [];
  const theirs: number[] = [];
  const under: Promise<void>[] = [];
  for (let i = 0; i < count; i++) {
    const entity = clusters[i % clusters.length];
    const entityRef = stringifyEntityRef(entity);
    const description = `change ${i} of ${count}`;
    const question = { type: 'await-change', entityRef, description } as const;
    const change = async () => {
      const seen = backend.ask(question);
      const started = Date.now();
      await run.client.mergePatch(pathOf(entity), {
        metadata: {
          annotations: { 'groundplan.dev/description': description },
        },
      });
      const { handedOverAt, readableAt } = await seen;
      handedOver.push(handedOverAt - started);
      ours.push(readableAt - started);
    };
    const delta = async () => {
      const seen = floor.ask(question);
      const started = Date.now();
      await floor.ask({
        type: 'delta',
        entity: { ...entity, metadata: { ...entity.metadata, description } },
      });
      theirs.push((await seen).readableAt - started);
    };
    for (const start of i % 2 ? [change, delta] : [delta, change]) {
      under.push(start());
      await new Promise(resolve =>
        setTimeout(resolve, EVERY_MS * (0.25 + Math.random() * 0.5)),
      );
    }
  }
  await Promise.all(under);
  run.report(
    `one change, ${count} of them → the catalog begins to write the delta`,
    describe(handedOver),
    'p99 < 400 ms',
  );
  run.report(
    'one change → readable in the catalog',
    `${ratio(ours, theirs, 0.5)} × the floor at the median, ${ratio(
      ours,
      theirs,
      0.99,
    )} × at p99 (${describe(ours)}; floor ${describe(theirs)})`,
    '≤ 1.15 × the floor',
  );
}

function ratio(ours: number[], theirs: number[], share: number): string {
  return (percentile(ours, share) / percentile(theirs, share)).toFixed(2);
}

function pathOf(entity: Entity): string {
  const annotations = entity.metadata.annotations ?? {};
  return `/apis/cluster.x-k8s.io/v1beta2/namespaces/${annotations['groundplan.dev/namespace']}/clusters/${annotations['groundplan.dev/name']}`;
}
