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
import { percentile } from '../statistics';

const QUERIES = [
  'limit=50',
  'limit=50&health=Healthy&orderBy=-name',
  'limit=50&q=cluster-1',
  'limit=50&namespace=team-3&orderBy=version',
];

/** 1,000 requests for a page of the clusters' list, one after the other. */
export async function measureRestList(options: {
  load: Load;
  backend: BackendProcess;
  report: Report;
}): Promise<void> {
  const { load, backend, report } = options;
  const times: number[] = [];
  for (let i = 0; i < 1_000; i++) {
    const started = performance.now();
    const response = await fetch(
      `${backend.url}/api/groundplan/v1/clusters?${
        QUERIES[i % QUERIES.length]
      }`,
      { headers: { authorization: `Bearer ${backend.token}` } },
    );
    if (!response.ok) {
      throw new Error(
        `The list answered ${response.status}: ${await response.text()}`,
      );
    }
    await response.arrayBuffer();
    times.push(performance.now() - started);
  }
  report.add(
    load,
    'REST list of clusters, 1,000 requests',
    `median ${percentile(times, 0.5).toFixed(1)} ms, p99 ${percentile(
      times,
      0.99,
    ).toFixed(1)} ms`,
    'p99 < 20 ms',
  );
}
