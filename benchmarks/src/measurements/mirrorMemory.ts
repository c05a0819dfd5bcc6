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
import { KubeApiServer } from '@groundplan/test-servers';
import { ChildProcess } from '../ChildProcess';
import { MirrorMemory } from '../mirror/MirrorMemory';
import { Run } from '../Run';

/** The memory of the mirror alone, in a process without catalog. */
export async function measureMirrorMemory(
  run: Run,
  server: KubeApiServer,
): Promise<void> {
  const child = ChildProcess.start({
    entry: join(__dirname, '../mirror/main.ts'),
    flags: ['--expose-gc'],
    env: {
      BENCH_URL: server.url,
      BENCH_CA: server.caData,
      BENCH_TOKEN: server.tokens.admin,
    },
    logFile: join(run.folder, 'mirror.log'),
  });
  const stop = run.cleanup.add(() => child.stop());
  const { objects, bytes, heapMb, readyMs } = await child.message(
    message => (message as { memory?: MirrorMemory }).memory,
  );
  await stop();
  run.report(
    'memory of the mirror per 1,000 objects',
    `${((heapMb / objects) * 1000).toFixed(1)} MB (${heapMb.toFixed(
      0,
    )} MB for ${objects} objects)`,
    '≤ 6 MB',
  );
  run.report(
    'the mirror alone, start → all read',
    `${(readyMs / 1000).toFixed(1)} s, ${(bytes / 1e6).toFixed(0)} MB`,
  );
}
