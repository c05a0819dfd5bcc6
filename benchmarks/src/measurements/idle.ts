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

import { BackendProcess } from '../BackendProcess';
import { Load } from '../load/loads';
import { Report } from '../Report';

/** What an idle fleet costs. */
export async function measureIdle(options: {
  load: Load;
  backend: BackendProcess;
  seconds: number;
  report: Report;
}): Promise<void> {
  const { load, backend, seconds, report } = options;
  const before = await backend.ask({ type: 'mirror' });
  const usageBefore = await backend.ask({ type: 'usage' });
  await new Promise(resolve => setTimeout(resolve, seconds * 1000));
  const after = await backend.ask({ type: 'mirror' });
  const usage = await backend.ask({ type: 'usage' });
  const verbs = Object.entries(after.requests)
    .map(([verb, count]) => `${verb} ${count - (before.requests[verb] ?? 0)}`)
    .join(', ');
  report.add(load, `idle for ${seconds} s: requests`, verbs, 'no list');
  report.add(
    load,
    `idle for ${seconds} s: bytes`,
    `${((after.bytes - before.bytes) / 1000).toFixed(0)} kB`,
  );
  report.add(
    load,
    `idle for ${seconds} s: CPU of the whole backend`,
    `${(usage.cpuSeconds - usageBefore.cpuSeconds).toFixed(1)} s`,
  );
}
