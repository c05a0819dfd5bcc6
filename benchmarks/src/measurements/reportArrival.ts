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

import { Answers } from '../backend/messages';
import { Run } from '../Run';
import { percentile } from '../statistics';
import { Start } from './startOnce';

/** A start of the backend and one of the floor. */
export interface Pair {
  ours: Start;
  floor: Start;
}

/** Reports the ratios of all pairs, and of what has a limit the worst of them. */
export async function reportArrival(run: Run, pairs: Pair[]): Promise<void> {
  const ratio = (of: (start: Start) => number) => {
    const ratios = pairs.map(({ ours, floor }) => of(ours) / of(floor));
    const all = (starts: Start[]) =>
      starts.map(start => of(start).toFixed(1)).join(', ');
    return `${percentile(ratios, 0.5).toFixed(2)} × the floor (${all(
      pairs.map(({ ours }) => ours),
    )} s, floor ${all(pairs.map(({ floor }) => floor))} s)`;
  };
  const worst = (of: (usage: Answers['usage']) => number) =>
    [
      pairs.map(({ ours }) => of(ours.usage)),
      pairs.map(({ floor }) => of(floor.usage)),
    ].map(figures => Math.max(...figures).toFixed(0));
  run.report(
    'start → all entities in the catalog',
    ratio(({ ms }) => ms / 1_000),
    '≤ 1.15 × the floor',
  );
  run.report(
    'CPU time of the process until then',
    ratio(({ usage }) => usage.cpuSeconds),
  );
  const [own, floorOwn] = worst(usage => usage.longestOwnMs);
  const [whole] = worst(usage => usage.longestMs);
  const [long, floorLong] = worst(usage => usage.longOnes);
  run.report(
    'longest block of the event loop while it arrives',
    `${own} ms (${whole} ms with waiting for a CPU), ${long} over 100 ms; floor ${floorOwn} ms, ${floorLong} over 100 ms`,
    '≤ 100 ms',
  );
  const [rss, floorRss] = worst(usage => usage.peakRssMb);
  run.report(
    'resident memory of the backend, the highest until then',
    `${rss} MB (floor ${floorRss} MB)`,
    '< 1,000 MB',
  );
  const { backend } = pairs[pairs.length - 1].ours;
  const { objects, bytes, requests } = await backend.ask({ type: 'mirror' });
  run.report(
    'what it read',
    `${objects} objects, ${(bytes / 1e6).toFixed(0)} MB, ${Object.entries(
      requests,
    )
      .map(([verb, count]) => `${verb} ${count}`)
      .join(', ')}`,
  );
}
