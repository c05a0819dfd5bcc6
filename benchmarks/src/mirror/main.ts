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

/*
 * A mirror alone, started with --expose-gc: says how much memory its objects take.
 */
import { WinstonLogger } from '@backstage/backend-defaults/rootLogger';
import { domains } from 'backstage-plugin-groundplan-common';
import { createMirror } from 'backstage-plugin-groundplan-node';
import { MirrorMemory } from './MirrorMemory';

const { BENCH_URL = '', BENCH_CA = '', BENCH_TOKEN = '' } = process.env;

async function settledMb(): Promise<{ heap: number; rss: number }> {
  for (let i = 0; i < 3; i++) {
    globalThis.gc?.();
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: (heapUsed + external) / 1e6, rss: rss / 1e6 };
}

async function measure(): Promise<MirrorMemory> {
  const mirror = createMirror({
    hosts: [
      {
        name: 'host',
        configuredAt: 'the benchmark',
        async prepare() {
          return {
            url: BENCH_URL,
            options: {
              ca: Buffer.from(BENCH_CA, 'base64'),
              headers: { authorization: `Bearer ${BENCH_TOKEN}` },
            },
          };
        },
      },
    ],
    rules: domains.flatMap(domain => domain.kinds),
    logger: WinstonLogger.create({ level: 'info' }),
  });
  const before = await settledMb();
  const started = performance.now();
  mirror.start();
  while (mirror.hosts()[0].state !== 'ready') {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  const readyMs = performance.now() - started;
  const after = await settledMb();
  const [{ objects, bytes }] = mirror.counters();
  return {
    objects: Object.values(objects).reduce((sum, count) => sum + count, 0),
    bytes,
    readyMs,
    heapMb: after.heap - before.heap,
    rssMb: after.rss,
  };
}

process.once('disconnect', () => process.exit(0));
measure().then(
  memory => process.send?.({ memory }),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
