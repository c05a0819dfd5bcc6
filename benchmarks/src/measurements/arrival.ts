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
import { Run } from '../Run';
import { Pair, reportArrival } from './reportArrival';
import { startOnce } from './startOnce';

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
 * that is the same but for the host cluster. The two are started in turn, each
 * alone, and the other one first every other time; the last two stay.
 */
export async function measureArrival(
  run: Run,
  options: {
    kubeconfig: string;
    /** Of Node, for both. */
    flags: string[];
    profileFolder?: string;
    starts: number;
  },
): Promise<Arrived> {
  const { flags, kubeconfig, profileFolder, starts } = options;
  const entities = run.load.entities + HOST_ENTITIES;
  const floorFile = join(run.folder, 'floor.json');
  const startOurs = (round: number) =>
    startOnce(run, {
      name: `backend-${round}`,
      source: { kubeconfig },
      entities,
      isProfiled: Boolean(profileFolder),
      flags: profileFolder
        ? [...flags, '--cpu-prof', `--cpu-prof-dir=${profileFolder}`]
        : flags,
    });
  const startFloor = (round: number) =>
    startOnce(run, {
      name: `floor-${round}`,
      source: { floor: floorFile },
      entities,
      flags,
    });

  const pairs: Pair[] = [];
  let provided: Entity[] = [];
  for (let round = 1; round <= starts; round++) {
    const isLast = round === starts;
    const first = await (round % 2 ? startOurs : startFloor)(round);
    if (round === 1) {
      provided = (await first.backend.ask({ type: 'entities' })).map(
        asProvided,
      );
      writeFileSync(floorFile, JSON.stringify(provided));
    }
    if (!isLast) {
      await first.stop();
    }
    const second = await (round % 2 ? startFloor : startOurs)(round);
    if (!isLast) {
      await second.stop();
    }
    const [ours, floor] = round % 2 ? [first, second] : [second, first];
    pairs.push({ ours, floor });
  }
  await reportArrival(run, pairs);
  const { ours, floor } = pairs[pairs.length - 1];
  return { backend: ours.backend, floor: floor.backend, entities: provided };
}

function asProvided(entity: Entity): Entity {
  const { relations, metadata, ...rest } = entity;
  const { uid, etag, ...kept } = metadata;
  return { ...rest, metadata: kept };
}
