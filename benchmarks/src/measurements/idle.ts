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
import { Run } from '../Run';

/** What an idle fleet costs. */
export async function measureIdle(
  run: Run,
  backend: BackendProcess,
  seconds: number,
): Promise<void> {
  const before = await backend.ask({ type: 'mirror' });
  const usageBefore = await backend.ask({ type: 'usage' });
  const servedBefore = await run.client.requestsByVerb();
  await new Promise(resolve => setTimeout(resolve, seconds * 1000));
  const served = await run.client.requestsByVerb();
  const after = await backend.ask({ type: 'mirror' });
  const usage = await backend.ask({ type: 'usage' });
  run.report(
    `idle for ${seconds} s: requests that the mirror sent`,
    difference(before.requests, after.requests),
    'no list, no get but discovery',
  );
  run.report(
    `idle for ${seconds} s: requests for objects of any kind that the API server counted`,
    difference(servedBefore, served),
    'no list, no get',
  );
  run.report(
    `idle for ${seconds} s: bytes that the mirror read`,
    `${((after.bytes - before.bytes) / 1000).toFixed(0)} kB`,
  );
  run.report(
    `idle for ${seconds} s: CPU time of the whole backend`,
    `${(usage.cpuSeconds - usageBefore.cpuSeconds).toFixed(1)} s`,
  );
}

function difference(
  before: Record<string, number>,
  after: Record<string, number>,
): string {
  const changed = Object.entries(after)
    .map(([verb, count]) => [verb, count - (before[verb] ?? 0)] as const)
    .filter(([, count]) => count > 0);
  return changed.length > 0
    ? changed.map(([verb, count]) => `${verb} ${count}`).join(', ')
    : 'none';
}
