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
  IncomingMessage,
  request as httpRequest,
  RequestOptions,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isRecord } from '../kubernetes-api/ApiObject';

/** A running API that the contract is held against. @public */
export interface ContractTarget {
  url: string;
  caData?: string;
  /** Of somebody who may do everything. */
  token: string;
  /** Of somebody who may do nothing. */
  nobodyToken: string;
  /** Makes the server forget its history. */
  compact(): Promise<void>;
  stop(): Promise<void>;
}

/** @internal */
export interface ContractResponse {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
  /** The body where it is a JSON object; empty where it is not. */
  body: Record<string, unknown>;
}

/** @internal */
export interface WatchedEvent {
  type: string;
  object: Record<string, unknown> & { metadata?: Record<string, unknown> };
}

interface CallOptions {
  body?: unknown;
  headers?: Record<string, string>;
}

const TIMEOUT_MS = 20_000;

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch (error) {
    // 404 of an unknown path is plain text, with the real server too.
    return {};
  }
}

/** The plainest client there is: the contract is about the bytes. @internal */
export class ContractClient {
  readonly #target: ContractTarget;

  private constructor(target: ContractTarget) {
    this.#target = target;
  }

  static create(target: ContractTarget): ContractClient {
    return new ContractClient(target);
  }

  /** The same, as somebody else. */
  as(token: string): ContractClient {
    return new ContractClient({ ...this.#target, token });
  }

  async call(
    method: string,
    path: string,
    options: CallOptions = {},
  ): Promise<ContractResponse> {
    const response = await this.#open(method, path, options);
    const chunks: Buffer[] = [];
    for await (const chunk of response) {
      chunks.push(chunk);
    }
    const text = Buffer.concat(chunks).toString('utf8');
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      text,
      body: parseObject(text),
    };
  }

  /** Watches until `enough` says so, or the server ends the watch. */
  async watch(
    path: string,
    enough: (events: WatchedEvent[]) => boolean,
    act: () => Promise<unknown> = async () => {},
    headers: Record<string, string> = {},
  ): Promise<WatchedEvent[]> {
    const response = await this.#open('GET', path, { headers });
    if (response.statusCode !== 200) {
      response.resume();
      throw new Error(`${path} answered ${response.statusCode}`);
    }
    const acted = act();
    const events: WatchedEvent[] = [];
    let rest = '';
    for await (const chunk of response) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      events.push(
        ...lines.filter(Boolean).map(line => JSON.parse(line) as WatchedEvent),
      );
      if (enough(events)) {
        break;
      }
    }
    response.destroy();
    await acted;
    return events;
  }

  #open(
    method: string,
    path: string,
    { body, headers }: CallOptions,
  ): Promise<IncomingMessage> {
    const { url, token, caData } = this.#target;
    const target = new URL(path, url);
    const text =
      typeof body === 'string' || body === undefined
        ? body
        : JSON.stringify(body);
    const options: RequestOptions & { ca?: Buffer } = {
      method,
      timeout: TIMEOUT_MS,
      agent: false,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(text !== undefined && {
          'Content-Type': 'application/json',
          // Node does not say it for DELETE by itself.
          'Content-Length': Buffer.byteLength(text),
        }),
        ...headers,
      },
      ...(caData && { ca: Buffer.from(caData, 'base64') }),
    };
    return new Promise((resolve, reject) => {
      const open = target.protocol === 'https:' ? httpsRequest : httpRequest;
      const request = open(target, options, resolve);
      request.on('error', reject);
      request.on('timeout', () =>
        request.destroy(new Error(`${path} did not answer`)),
      );
      request.end(text);
    });
  }
}
