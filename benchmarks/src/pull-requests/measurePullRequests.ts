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

import {
  createGiteaProvider,
  openPullRequest,
} from 'backstage-plugin-groundplan-node';
import { Report } from '../Report';
import { percentile } from '../statistics';
import { MeasuredServer } from './gitServers';

const FILES = [1, 20, 200];
const MAX_REQUESTS = 8;

/**
 * Opens pull requests, each of another thing: how many requests one takes and how
 * long; and what a second run takes, which finds that all is done.
 */
export async function measurePullRequests(
  server: MeasuredServer,
  runs: number,
  report: Report,
): Promise<void> {
  for (const count of FILES) {
    const first: Sample[] = [];
    const second: Sample[] = [];
    for (let run = 0; run < runs; run++) {
      const change = {
        what: `n${count}-r${run}.bench`,
        title: `Write ${count} files`,
        body: '',
        files: Array.from({ length: count }, (_, i) => ({
          path: `made/${count}-${run}/f${i}.yaml`,
          content: `# ${'x'.repeat(1_000)}\nn: ${i}\n`,
        })),
      };
      first.push(await measure(server, change, 'opened'));
      second.push(await measure(server, change, 'unchanged'));
    }
    const files = `${count} ${count === 1 ? 'file' : 'files'}`;
    report.add(
      server.title,
      `pull request of ${files}`,
      toText(first),
      `≤ ${MAX_REQUESTS} requests`,
    );
    report.add(server.title, `the same again, ${files}`, toText(second));
  }
}

interface Sample {
  requests: number;
  ms: number;
}

async function measure(
  server: MeasuredServer,
  change: Parameters<typeof openPullRequest>[1],
  expected: 'opened' | 'unchanged',
): Promise<Sample> {
  let requests = 0;
  const provider = createGiteaProvider({
    baseUrl: server.baseUrl,
    repository: server.repository,
    credentials: { password: server.token },
    onRequest: () => requests++,
  });
  const start = performance.now();
  const { outcome } = await openPullRequest(provider, change);
  const ms = performance.now() - start;
  if (outcome !== expected) {
    throw new Error(`${change.what} is ${outcome}, and not ${expected}`);
  }
  return { requests, ms };
}

function toText(samples: Sample[]): string {
  const requests = new Set(samples.map(sample => sample.requests));
  const times = samples.map(({ ms }) => ms);
  return `${[...requests].sort().join(' or ')} requests, median ${percentile(
    times,
    0.5,
  ).toFixed(0)} ms, the longest ${Math.max(...times).toFixed(0)} ms of ${
    samples.length
  }`;
}
