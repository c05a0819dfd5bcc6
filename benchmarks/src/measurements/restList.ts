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
import { describe } from '../statistics';

const QUERIES = [
  'limit=50',
  'limit=50&health=Healthy&orderBy=-name',
  'limit=50&q=cluster-1',
  'limit=50&namespace=team-3&orderBy=version',
];
const WARM_UP = 100;
const REQUESTS = 1_000;

/** Requests for a page of the clusters' list, one after the other. */
export async function measureRestList(
  run: Run,
  backend: BackendProcess,
): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < WARM_UP + REQUESTS; i++) {
    const query = QUERIES[i % QUERIES.length];
    const started = performance.now();
    const response = await fetch(
      `${backend.url}/api/groundplan/v1/clusters?${query}`,
      { headers: backend.headers },
    );
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`The list answered ${response.status}: ${text}`);
    }
    if (i >= WARM_UP) {
      times.push(performance.now() - started);
    }
  }
  run.report(
    'REST list of clusters, 1,000 requests after 100',
    describe(times),
    'p99 < 20 ms',
  );
}
