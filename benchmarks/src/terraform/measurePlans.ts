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
import { Report } from '../Report';
import { describe, percentile } from '../statistics';

const LOAD = 'Terraform';

interface Plan {
  planId: string;
  hash: string;
  text: string;
}

async function askText(
  { url, headers }: BackendProcess,
  path: string,
  body?: object,
): Promise<string> {
  const response = await fetch(`${url}/api/groundplan/v1/terraforms${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...headers,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${path}: ${response.status} ${text.slice(0, 500)}`);
  }
  return text;
}

async function ask<T>(...question: Parameters<typeof askText>): Promise<T> {
  return JSON.parse(await askText(...question));
}

/** Waits until all resources are in the list. */
export async function untilListed(
  backend: BackendProcess,
  count: number,
): Promise<void> {
  for (;;) {
    const { total } = await ask<{ total: number }>(backend, '?limit=1');
    if (total >= count) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}

/** A plan as it is handed out: read from the host, masked, parsed, hashed. */
export async function measureLargePlan(
  backend: BackendProcess,
  path: string,
  report: Report,
): Promise<void> {
  const times: number[] = [];
  let bytes = 0;
  for (let i = 0; i < 11; i++) {
    const started = performance.now();
    const answer = await askText(backend, `${path}/plan`);
    times.push(performance.now() - started);
    const { text }: Plan = JSON.parse(answer);
    bytes = text.length;
  }
  const [first, ...others] = times;
  report.add(
    LOAD,
    `a plan of ${(bytes / 1e6).toFixed(1)} MB, whole answer`,
    `median ${percentile(others, 0.5).toFixed(0)} ms (the first ${first.toFixed(
      0,
    )} ms)`,
    '< 300 ms',
  );
}

/** From the press of the button until the host has taken the approval. */
export async function measureApprovals(
  backend: BackendProcess,
  paths: string[],
  report: Report,
): Promise<void> {
  const times: number[] = [];
  for (const path of paths) {
    const { planId, hash } = await ask<Plan>(backend, `${path}/plan`);
    const started = performance.now();
    await ask(backend, `${path}/approve`, { planId, hash });
    times.push(performance.now() - started);
  }
  report.add(
    LOAD,
    `approve → accepted (${times.length})`,
    describe(times),
    'p99 < 500 ms',
  );
}
