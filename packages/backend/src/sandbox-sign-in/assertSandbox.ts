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

import { Config } from '@backstage/config';

/**
 * Throws unless every host cluster is the sandbox: a provider that believes
 * the browser must never guard a real cluster.
 */
export async function assertSandbox(config: Config): Promise<void> {
  const hosts = config.getOptionalConfigArray('groundplan.hostClusters') ?? [];
  const refuse = (why: string) =>
    new Error(
      `auth.providers.sandbox signs in whoever the browser says, so it starts with the sandbox only: ${why}. Remove it, or start with \`npm run demo\`.`,
    );
  if (hosts.length === 0) {
    throw refuse('there is no host cluster');
  }
  for (const host of hosts) {
    const name = host.getOptionalString('name');
    const url = host.getOptionalString('url');
    if (!url || !(await isSandbox(url))) {
      throw refuse(`the host cluster ${name} is something else`);
    }
  }
}

async function isSandbox(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/version`, {
      signal: AbortSignal.timeout(5_000),
    });
    const body: unknown = await response.json();
    return JSON.stringify(body).includes('groundplan-sandbox');
  } catch {
    // Not reachable or no JSON: then it is not a sandbox that we know to run.
    return false;
  }
}
