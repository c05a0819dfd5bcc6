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

import { IncomingMessage } from 'node:http';
import { createGunzip } from 'node:zlib';
import pLimit from 'p-limit';
import { HostConnection } from '../host-clusters/HostConnection';
import { AgentCache } from './AgentCache';
import {
  HostAnswer,
  HostDryRun,
  HostDryRunAnswer,
  HostRequest,
  HostWatch,
  HostWrite,
  SentRequest,
} from './HostRequest';
import { HostRequestError } from './HostRequestError';
import { LineSplitter } from './LineSplitter';
import { readBody } from './readBody';
import { parseJson, parseStatus } from './parseAnswer';
import { parseWarnings } from './parseWarnings';
import { sendRequest } from './sendRequest';
import { toStatusError } from './toStatusError';
import { TransportCounters } from './TransportCounters';
import { TurnQueue } from './TurnQueue';
import { withoutManagedFields } from './withoutManagedFields';

/** Options of {@link HostTransport.create}. @internal */
export interface HostTransportOptions {
  connection: HostConnection;
  turns: TurnQueue;
  responseMs: number;
  maxConcurrentRequests: number;
  /** Called after each request: with what it failed, or with nothing. */
  onOutcome?: (error?: HostRequestError) => void;
}

/** The longest Kubernetes Status that is read. */
const MAX_STATUS_BYTES = 256 * 1024;

/**
 * Requests to the API server of one host cluster. Every failure is a
 * {@link HostRequestError}; what is not complete is a failure. Nothing is changed
 * but by {@link HostTransport.write}.
 *
 * @internal
 */
export class HostTransport {
  readonly counters = new TransportCounters();
  readonly #options: HostTransportOptions;
  readonly #agents = new AgentCache();
  readonly #limit: ReturnType<typeof pLimit>;

  private constructor(options: HostTransportOptions) {
    this.#options = options;
    this.#limit = pLimit(options.maxConcurrentRequests);
  }

  static create(options: HostTransportOptions): HostTransport {
    return new HostTransport(options);
  }

  /** Asks for a JSON document, and waits for all of it. */
  async get(request: HostRequest): Promise<HostAnswer> {
    return this.#limit(() =>
      this.#observe(request, async () => {
        const response = await this.#open(request);
        if (response.statusCode === 304) {
          response.resume();
          return {
            status: 304,
            etag: response.headers.etag,
            body: undefined,
            bytes: 0,
          };
        }
        this.#requireJson(request, response);
        const text = await this.#read(request, response, request.maxBytes);
        const body: unknown = await this.#options.turns.run(() =>
          parseJson(
            request.verb === 'list' ? withoutManagedFields(text) : text,
            describe(request),
          ),
        );
        return {
          status: response.statusCode ?? 200,
          etag: response.headers.etag,
          body,
          bytes: text.length,
        };
      }),
    );
  }

  /**
   * Asks what would become of a write. That it stays a question is seen to here,
   * and not left to the caller: `dryRun=All` is part of every such request.
   *
   * @remarks
   * A refusal is an answer and not a failure, because it is what was asked for;
   * failures are, besides those of the connection, 401, 429 and 5xx.
   */
  async dryRun(request: HostDryRun): Promise<HostDryRunAnswer> {
    const [path, query] = request.path.split('?');
    const parameters = new URLSearchParams(query);
    parameters.set('dryRun', 'All');
    const asked: SentRequest = {
      ...request,
      verb: 'dry-run',
      path: `${path}?${parameters}`,
    };
    return this.#limit(() =>
      this.#observe(asked, async () => {
        const response = await this.#open(asked);
        this.#requireJson(asked, response);
        const text = await this.#read(asked, response, request.maxBytes);
        return {
          status: response.statusCode ?? 200,
          body: parseJson(text, describe(asked)),
          warnings: parseWarnings(response.headers.warning),
        };
      }),
    );
  }

  /** Has something written. A refusal is a failure, with the status that it has. */
  async write(request: HostWrite): Promise<unknown> {
    return this.#limit(() =>
      this.#observe(request, async () => {
        const response = await this.#open(request);
        this.#requireJson(request, response);
        const text = await this.#read(request, response, request.maxBytes);
        return parseJson(text, describe(request));
      }),
    );
  }

  /** Follows a stream of lines until the host ends it. */
  async watch(watch: HostWatch): Promise<void> {
    await this.#observe(watch, async () => {
      const response = await this.#open(watch);
      this.#requireJson(watch, response);
      const splitter = LineSplitter.create(watch.onLine);
      watch.onOpen();
      this.#options.onOutcome?.();
      await readBody(response, {
        what: describe(watch),
        idleMs: watch.idleMs,
        onChunk: chunk => {
          this.counters.bytes += chunk.length;
          splitter.push(chunk);
        },
      });
    });
  }

  /** Closes all connections. */
  close(): void {
    this.#agents.destroy();
  }

  async #observe<T>(request: HostRequest, work: () => Promise<T>): Promise<T> {
    try {
      request.signal.throwIfAborted();
      const result = await work();
      this.#options.onOutcome?.();
      return result;
    } catch (error) {
      if (request.signal.aborted) {
        throw request.signal.reason;
      }
      const failure =
        error instanceof HostRequestError
          ? error
          : new HostRequestError(
              'connection',
              `${describe(request)} failed: ${messageOf(error)}`,
              { cause: error },
            );
      this.counters.countFailure(request.verb, failure);
      this.#options.onOutcome?.(failure);
      throw failure;
    }
  }

  async #open(request: SentRequest): Promise<IncomingMessage> {
    const response = await this.#send(request, false);
    if (response.statusCode !== 401) {
      return this.#check(request, response);
    }
    response.resume();
    return this.#check(request, await this.#send(request, true));
  }

  async #send(
    request: SentRequest,
    refresh: boolean,
  ): Promise<IncomingMessage> {
    const prepared = await this.#options.connection
      .prepare({ refresh })
      .catch(error => {
        throw new HostRequestError(
          'credentials',
          `no credentials for host cluster '${
            this.#options.connection.name
          }': ${messageOf(error)}`,
          { cause: error },
        );
      });
    request.signal.throwIfAborted();
    const url = new URL(prepared.url.replace(/\/+$/, '') + request.path);
    this.counters.countRequest(request.verb);
    return sendRequest({
      url,
      prepared,
      agent: this.#agents.get(url.protocol, prepared.options),
      request,
      what: describe(request),
      responseMs: request.responseMs ?? this.#options.responseMs,
    });
  }

  async #check(
    request: HostRequest,
    response: IncomingMessage,
  ): Promise<IncomingMessage> {
    const status = response.statusCode ?? 0;
    if (isAnswer(request, status)) {
      return response;
    }
    const text = await this.#read(request, response, MAX_STATUS_BYTES).catch(
      () => '',
    );
    throw toStatusError(parseStatus(text), {
      what: describe(request),
      status,
      retryAfter: response.headers['retry-after'],
    });
  }

  #requireJson(request: HostRequest, response: IncomingMessage): void {
    const type = response.headers['content-type'] ?? 'nothing';
    const isText = request.mayBeText && type.startsWith('text/plain');
    if (!isText && !type.toLowerCase().startsWith('application/json')) {
      response.destroy();
      throw new HostRequestError(
        'content',
        `${describe(
          request,
        )} was answered with ${type} instead of JSON; is its URL that of an API server?`,
      );
    }
  }

  async #read(
    request: HostRequest,
    response: IncomingMessage,
    maxBytes?: number,
  ): Promise<string> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    response.on('data', chunk => {
      this.counters.bytes += chunk.length;
    });
    const packed = response.headers['content-encoding'] === 'gzip';
    await readBody(response, {
      what: describe(request),
      through: packed ? createGunzip() : undefined,
      idleMs: () => request.responseMs ?? this.#options.responseMs,
      onChunk: chunk => {
        bytes += chunk.length;
        if (maxBytes !== undefined && bytes > maxBytes) {
          throw new HostRequestError(
            'too-large',
            `${describe(
              request,
            )} was answered with more than ${maxBytes} bytes`,
          );
        }
        chunks.push(chunk);
      },
    });
    return Buffer.concat(chunks).toString('utf8');
  }
}

function isAnswer({ verb }: HostRequest, status: number): boolean {
  if (verb === 'dry-run') {
    const isRefusal = status >= 400 && status < 500;
    return (
      status === 200 ||
      status === 201 ||
      (isRefusal && status !== 401 && status !== 429)
    );
  }
  return (
    status === 200 ||
    (status === 201 && verb === 'review') ||
    (status === 304 && verb === 'discovery')
  );
}

function describe(request: HostRequest): string {
  return `${request.verb} ${request.path.split('?')[0]}`;
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const code = (error as NodeJS.ErrnoException).code;
  // Of several addresses none answered: the message is empty, the code is not.
  return error.message || code || error.name;
}
