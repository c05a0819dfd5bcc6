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

import { createServer, IncomingHttpHeaders, Server } from 'node:http';
import { AddressInfo } from 'node:net';

export interface ScriptedReply {
  status?: number;
  /** Text and bytes as they are, all else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
}

export interface ScriptedRequest {
  method: string;
  /** With the query. */
  url: string;
  headers: IncomingHttpHeaders;
  body: unknown;
}

/**
 * An HTTP API that answers as a test writes it down: by method and path, the
 * last of several answers for ever. What is not written down is a 404 `{}`.
 */
export class ScriptedHttpApi {
  readonly requests: ScriptedRequest[] = [];
  readonly #routes = new Map<string, ScriptedReply[]>();
  readonly #server: Server;

  static async start(): Promise<ScriptedHttpApi> {
    const api = new ScriptedHttpApi();
    await new Promise<void>(resolve =>
      api.#server.listen(0, '127.0.0.1', resolve),
    );
    return api;
  }

  private constructor() {
    this.#server = createServer(async (req, res) => {
      const chunks: Buffer[] = [];
      for await (const chunk of req) {
        chunks.push(chunk);
      }
      const text = Buffer.concat(chunks).toString('utf8');
      const { method = '', url = '', headers } = req;
      this.requests.push({
        method,
        url,
        headers,
        body: text === '' ? undefined : parse(text, headers['content-type']),
      });
      const replies =
        this.#routes.get(`${method} ${url}`) ??
        this.#routes.get(`${method} ${url.split('?')[0]}`);
      const reply = (replies?.length === 1 ? replies[0] : replies?.shift()) ?? {
        status: 404,
        body: { message: 'Not Found' },
      };
      res.writeHead(reply.status ?? 200, {
        'content-type': 'application/json',
        ...reply.headers,
      });
      res.end(
        typeof reply.body === 'string' || reply.body instanceof Uint8Array
          ? reply.body
          : JSON.stringify(reply.body ?? {}),
      );
    });
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** `GET /path` or `GET /path?query`. */
  on(route: string, ...replies: ScriptedReply[]): this {
    this.#routes.set(route, replies);
    return this;
  }

  /** Methods and paths, without queries. */
  get log(): string[] {
    return this.requests.map(
      ({ method, url }) => `${method} ${url.split('?')[0]}`,
    );
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }
}

function parse(text: string, type: string | undefined): unknown {
  return type === 'application/x-git-upload-pack-request'
    ? text
    : JSON.parse(text);
}
