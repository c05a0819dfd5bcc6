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

import { Agent, request } from 'node:https';
import { KubeApiServer } from '@groundplan/test-servers';
import { LoadObject } from './objects/loadObject';

/** Writes to a kube-apiserver over kept connections, many at a time. */
export class ApiClient {
  readonly #agent: Agent;
  readonly #server: KubeApiServer;

  static create(server: KubeApiServer): ApiClient {
    return new ApiClient(server);
  }

  private constructor(server: KubeApiServer) {
    this.#server = server;
    this.#agent = new Agent({
      keepAlive: true,
      maxSockets: 24,
      ca: Buffer.from(server.caData, 'base64'),
    });
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    contentType = 'application/json',
  ): Promise<string> {
    return await new Promise((resolve, reject) => {
      const req = request(
        `${this.#server.url}${path}`,
        {
          method,
          agent: this.#agent,
          headers: {
            authorization: `Bearer ${this.#server.tokens.admin}`,
            'content-type': contentType,
          },
        },
        res => {
          const chunks: Buffer[] = [];
          res.on('data', chunk => chunks.push(chunk));
          res.on('error', reject);
          res.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            if ((res.statusCode ?? 500) < 300) {
              resolve(text);
            } else {
              reject(
                new Error(
                  `${method} ${path}: ${res.statusCode} ${text.slice(0, 500)}`,
                ),
              );
            }
          });
        },
      );
      req.on('error', reject);
      req.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  async createNamespaces(names: string[]): Promise<void> {
    for (const name of names) {
      await this.send('POST', '/api/v1/namespaces', { metadata: { name } });
    }
  }

  async createAll(objects: LoadObject[]): Promise<void> {
    let next = 0;
    const worker = async () => {
      while (next < objects.length) {
        const { path, body } = objects[next++];
        await this.send('POST', path, body);
      }
    };
    await Promise.all(Array.from({ length: 24 }, worker));
  }

  async mergePatch(path: string, patch: unknown): Promise<void> {
    await this.send('PATCH', path, patch, 'application/merge-patch+json');
  }

  /** Requests that the server has counted so far, by verb, for custom resources. */
  async requestsByVerb(): Promise<Record<string, number>> {
    const text = await this.send('GET', '/metrics');
    const counts: Record<string, number> = {};
    for (const line of text.split('\n')) {
      const match = /^apiserver_request_total\{(.*)\} (\S+)$/.exec(line);
      const verb = match && /verb="([A-Z]+)"/.exec(match[1])?.[1];
      if (
        match &&
        verb &&
        !/group="(|apiextensions.k8s.io|[a-z.]*\.k8s\.io)"/.test(
          match[1].replace(/group="[a-z.]*cluster\.x-k8s\.io"/, 'group="capi"'),
        )
      ) {
        counts[verb] = (counts[verb] ?? 0) + Number(match[2]);
      }
    }
    return counts;
  }
}
