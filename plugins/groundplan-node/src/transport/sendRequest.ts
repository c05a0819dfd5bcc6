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
  Agent,
  IncomingMessage,
  request as httpRequest,
  RequestOptions,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { PreparedConnection } from '../host-clusters/HostConnection';
import { SentRequest } from './HostRequest';
import { HostRequestError } from './HostRequestError';

/**
 * Sends one request, and waits until its answer begins.
 *
 * @internal
 */
export function sendRequest(options: {
  url: URL;
  prepared: PreparedConnection;
  agent: Agent;
  request: SentRequest;
  /** How errors name it. */
  what: string;
  responseMs: number;
}): Promise<IncomingMessage> {
  const { url, prepared, agent, request, what, responseMs } = options;
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'http:' ? httpRequest : httpsRequest;
    const sent = send(url, {
      ...prepared.options,
      method: request.method ?? 'GET',
      agent,
      signal: request.signal,
      headers: headersOf(options),
    });
    const timer = setTimeout(() => {
      sent.destroy(
        new HostRequestError(
          'timeout',
          `${what} was not answered within ${responseMs} ms`,
        ),
      );
    }, responseMs);
    sent.once('response', response => {
      clearTimeout(timer);
      resolve(response);
    });
    sent.on('error', error => {
      clearTimeout(timer);
      reject(error);
    });
    sent.end(request.body);
  });
}

function headersOf({
  url,
  prepared,
  request,
}: Parameters<typeof sendRequest>[0]): RequestOptions['headers'] {
  return {
    ...prepared.options.headers,
    ...request.headers,
    ...(request.body !== undefined && {
      'Content-Type': request.contentType,
      'Content-Length': Buffer.byteLength(request.body),
    }),
    Accept: request.accept ?? 'application/json',
    'User-Agent': 'groundplan',
    // Packing costs more than it saves where nothing is sent far.
    'Accept-Encoding':
      request.verb === 'watch' || isLoopback(url) ? 'identity' : 'gzip',
  };
}

function isLoopback(url: URL): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
}
