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

import { request } from 'node:https';

/** A status and a parsed body; text where the body is no JSON. */
export interface JsonResponse {
  status: number;
  body: unknown;
}

/** One HTTPS request with a bearer token and a certificate authority. */
export async function httpsJson(options: {
  method: string;
  url: string;
  ca: Buffer;
  token: string;
  body?: unknown;
  contentType?: string;
}): Promise<JsonResponse> {
  return await new Promise<JsonResponse>((resolve, reject) => {
    const req = request(
      options.url,
      {
        method: options.method,
        ca: options.ca,
        timeout: 20_000,
        headers: {
          authorization: `Bearer ${options.token}`,
          'content-type': options.contentType ?? 'application/json',
        },
      },
      res => {
        const chunks: Buffer[] = [];
        res.on('data', chunk => chunks.push(chunk));
        res.on('error', reject);
        res.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: res.statusCode ?? 0, body: parse(text) });
        });
      },
    );
    req.on('timeout', () => req.destroy(new Error('timed out')));
    req.on('error', reject);
    req.end(options.body === undefined ? '' : JSON.stringify(options.body));
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
