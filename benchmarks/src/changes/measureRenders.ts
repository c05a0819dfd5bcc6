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
import { z } from 'zod';
import { ChildProcess } from '../ChildProcess';
import { Report } from '../Report';
import { describe, percentile } from '../statistics';
import { renders } from './renders';

const times = z.object({ first: z.number(), warm: z.array(z.number()) });

/** Each in processes of its own, as the first time in one is another than those after. */
export async function measureRenders(
  runs: number,
  logFile: string,
  report: Report,
): Promise<void> {
  for (const [name, { title, goal }] of Object.entries(renders)) {
    const first: number[] = [];
    const warm: number[] = [];
    for (let run = 0; run < runs; run++) {
      const child = ChildProcess.start({
        entry: join(__dirname, 'renderOnce.ts'),
        args: [name],
        logFile,
      });
      const measured = await child.message(
        message => times.safeParse(message).data,
      );
      first.push(measured.first);
      warm.push(...measured.warm);
      await child.stop();
    }
    report.add(
      'process',
      `${title}, the first time`,
      `median ${percentile(first, 0.5).toFixed(1)} ms, the longest ${Math.max(
        ...first,
      ).toFixed(1)} ms of ${runs}`,
      goal,
    );
    report.add('process', `${title}, after that`, describe(warm), goal);
  }
}
