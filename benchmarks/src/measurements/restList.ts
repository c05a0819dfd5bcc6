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

/**
 * Requests for a page of the clusters' list, one after the other, and beside
 * them requests that are answered without doing anything: what else the process
 * does, the catalog's processing above all, weighs on both.
 */
export async function measureRestList(
  run: Run,
  backend: BackendProcess,
): Promise<void> {
  const lists: number[] = [];
  const nothing: number[] = [];
  for (let i = 0; i < WARM_UP + REQUESTS; i++) {
    const query = QUERIES[i % QUERIES.length];
    const list = await timed(
      `${backend.url}/api/groundplan/v1/clusters?${query}`,
      backend.headers,
    );
    const liveness = await timed(
      `${backend.url}/.backstage/health/v1/liveness`,
    );
    if (i >= WARM_UP) {
      lists.push(list);
      nothing.push(liveness);
    }
  }
  run.report(
    'REST list of clusters, 1,000 requests after 100',
    `${describe(lists)} (of the liveness check beside them: ${describe(
      nothing,
    )})`,
    'p99 < 20 ms',
  );
}

/** Milliseconds until an answer is there as a whole. */
async function timed(
  url: string,
  headers?: Record<string, string>,
): Promise<number> {
  const started = performance.now();
  const response = await fetch(url, { headers });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${url} answered ${response.status}: ${text}`);
  }
  return performance.now() - started;
}
