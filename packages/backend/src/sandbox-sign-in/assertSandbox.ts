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

import http from 'node:http';
import https from 'node:https';
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
    if (!url || !(await isSandbox(url, host))) {
      throw refuse(`the host cluster ${name} is something else`);
    }
  }
}

async function isSandbox(url: string, host: Config): Promise<boolean> {
  try {
    const body = await get(
      `${url}/version`,
      host.getOptionalString('serviceAccountToken'),
      host.getOptionalString('caData'),
    );
    return body.includes('groundplan-sandbox');
  } catch {
    // Not reachable, or not with this certificate: no sandbox that we started.
    return false;
  }
}

async function get(
  url: string,
  token?: string,
  caData?: string,
): Promise<string> {
  const { request } = url.startsWith('https:') ? https : http;
  return await new Promise((resolve, reject) => {
    const ca = caData && Buffer.from(caData, 'base64');
    const headers = token ? { authorization: `Bearer ${token}` } : {};
    const req = request(url, { ca, headers, timeout: 5_000 }, res => {
      let body = '';
      res.setEncoding('utf8');
      res.on('data', chunk => {
        body += chunk;
      });
      res.on('error', reject);
      res.on('end', () => resolve(body));
    });
    req.on('timeout', () => req.destroy(new Error('timed out')));
    req.on('error', reject);
    req.end();
  });
}
