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

import { z } from 'zod';
import { GitProviderError, GitProviderErrorKind } from '../GitProviderError';
import { readRetryAfter } from './readRetryAfter';
import { messageOf, parseJson, readAll } from './readBody';
import { redact } from './redact';
import { refusalOf } from './refusalOf';

const TIMEOUT_MS = 60_000;
const MAX_REDIRECTS = 3;

/** @public */
export interface GitHttpClientOptions {
  /** What messages call the provider. */
  title: string;
  /** Of the API, without a slash at the end. */
  baseUrl: string;
  /** With the credentials. Asked before each request, as App tokens expire. */
  headers: () => Promise<Record<string, string>>;
  /** Of every request, such as the version of the API. */
  query?: Record<string, string>;
  signal?: AbortSignal;
  /** Told of every request that goes out, redirects included. */
  onRequest?: (request: { method: string; url: string }) => void;
}

export interface GitHttpRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From the base URL on, or absolute on the same origin. */
  path: string;
  query?: Record<string, string | number | boolean | string[] | undefined>;
  /** Sent as JSON; bytes and forms as they are. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Statuses besides 2xx that the caller decides on itself. */
  accept?: number[];
  /** What the request is for, completing 'could not …'. */
  doing: string;
  /** The repository, branch or path it is about. */
  where: string;
}

export interface GitHttpResponse {
  status: number;
  headers: Headers;
  bytes: Buffer;
  /** Parsed JSON; undefined where the body is none. */
  body: unknown;
  /** After redirects. */
  url: string;
  /** The provider's own words on a refusal, safe to show. */
  message: string;
}

/**
 * One provider's HTTP API. A redirect is followed with the same method and body,
 * on the same origin only: `fetch` turns a redirected POST into a GET, which a
 * renamed repository would answer with a list.
 */
export class GitHttpClient {
  readonly #options: GitHttpClientOptions;

  constructor(options: GitHttpClientOptions) {
    this.#options = options;
  }

  get title(): string {
    return this.#options.title;
  }

  async request(request: GitHttpRequest): Promise<GitHttpResponse> {
    const { baseUrl } = this.#options;
    let url = new URL(
      request.path.startsWith('http') ? request.path : baseUrl + request.path,
    );
    this.#requireOwnOrigin(url, request);
    const query = { ...this.#options.query, ...request.query };
    for (const [key, value] of Object.entries(query)) {
      for (const one of value === undefined ? [] : [value].flat()) {
        url.searchParams.append(key, String(one));
      }
    }
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const response = await this.#send(url, request);
      const location = response.headers.get('location');
      if (![301, 302, 307, 308].includes(response.status) || !location) {
        return this.#judge(response, request);
      }
      url = new URL(location, url);
      this.#requireOwnOrigin(url, request);
    }
    throw this.error(request, 'unavailable', {
      why: 'it redirects in a circle',
      next: 'Ask its administrators.',
    });
  }

  /** The body of an answer in an expected shape. */
  async json<T>(schema: z.ZodType<T>, request: GitHttpRequest): Promise<T> {
    return this.parse(schema, await this.request(request), request);
  }

  /** Fails when a body is not what the API documents: a proxy's page, most often. */
  parse<T>(
    schema: z.ZodType<T>,
    response: GitHttpResponse,
    request: Pick<GitHttpRequest, 'doing' | 'where'>,
  ): T {
    const parsed = schema.safeParse(response.body);
    if (parsed.success) {
      return parsed.data;
    }
    const [issue] = parsed.error.issues;
    throw this.error(request, 'unavailable', {
      why: `its answer is not what its API documents (${[
        ...issue.path,
        issue.message,
      ].join(': ')})`,
      next: 'See whether the address is that of its API, and no proxy answers in its place.',
      status: response.status,
    });
  }

  /** An error about a request, for statuses that a caller accepted. */
  error(
    request: Pick<GitHttpRequest, 'doing' | 'where'>,
    kind: GitProviderErrorKind,
    details: {
      why: string;
      next: string;
      status?: number;
      retryAfter?: number;
    },
  ): GitProviderError {
    return new GitProviderError({
      kind,
      what: `${this.title} could not ${request.doing}: ${details.why}`,
      where: request.where,
      next: details.next,
      status: details.status,
      retryAfter: details.retryAfter,
    });
  }

  #requireOwnOrigin(url: URL, request: GitHttpRequest) {
    if (url.origin !== new URL(this.#options.baseUrl).origin) {
      throw this.error(request, 'moved', {
        why: `it says that this is at ${url.origin} now, where its credentials must not be sent`,
        next: 'Use the new address, with an integration for it.',
      });
    }
  }

  async #send(url: URL, request: GitHttpRequest): Promise<GitHttpResponse> {
    const { method = 'GET', body } = request;
    const isRaw = body instanceof Uint8Array || body instanceof FormData;
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const credentials = await this.#options.headers();
    this.#options.onRequest?.({ method, url: url.href });
    try {
      const response = await fetch(url, {
        method,
        redirect: 'manual',
        headers: {
          accept: 'application/json',
          ...(body === undefined || isRaw
            ? {}
            : { 'content-type': 'application/json' }),
          ...request.headers,
          ...credentials,
        },
        ...(body === undefined
          ? {}
          : { body: isRaw ? (body as BodyInit) : JSON.stringify(body) }),
        signal: this.#options.signal
          ? AbortSignal.any([timeout, this.#options.signal])
          : timeout,
      });
      const bytes = await readAll(response);
      const parsed = parseJson(bytes);
      return {
        status: response.status,
        headers: response.headers,
        bytes,
        body: parsed,
        url: url.href,
        message: redact(messageOf(parsed), Object.values(credentials)),
      };
    } catch (error) {
      throw this.error(request, 'unavailable', {
        why: reasonOf(error, timeout),
        next: 'Try again; if it stays so, see whether the provider is reachable from the backend.',
      });
    }
  }

  #judge(response: GitHttpResponse, request: GitHttpRequest): GitHttpResponse {
    const { status, headers, message } = response;
    if (isRateLimit(response)) {
      const retryAfter = readRetryAfter(headers);
      throw this.error(request, 'rate-limited', {
        why: 'it takes no more requests for now',
        next: retryAfter
          ? `Try again in ${retryAfter} s.`
          : 'Try again in some minutes.',
        retryAfter,
        status,
      });
    }
    if (status === 203 && headers.get('content-type')?.includes('text/html')) {
      // How Azure DevOps answers credentials that it does not know
      throw this.error(request, 'unauthorized', {
        why: 'it asks to sign in',
        next: 'Renew the token of the integration, or sign in to it again.',
        status,
      });
    }
    if (status < 300 || request.accept?.includes(status)) {
      return response;
    }
    if (status === 403 && /archived/i.test(message)) {
      throw this.error(request, 'archived', {
        why: 'the repository is archived',
        next: 'Unarchive it, or choose another repository.',
        status,
      });
    }
    const { kind, why, next } = refusalOf(status, message);
    throw this.error(request, kind, { why, next, status });
  }
}

function isRateLimit({ status, headers, message }: GitHttpResponse): boolean {
  return (
    status === 429 ||
    (status === 403 &&
      (headers.get('x-ratelimit-remaining') === '0' ||
        headers.has('retry-after') ||
        /rate limit/i.test(message)))
  );
}

function reasonOf(error: unknown, timeout: AbortSignal): string {
  if (timeout.aborted) {
    return `it did not answer within ${TIMEOUT_MS / 1000} s`;
  }
  const { name, message, cause } = error as Error & {
    cause?: { code?: string };
  };
  if (name === 'AbortError') {
    return 'the request was cancelled';
  }
  return cause?.code ? `no connection (${cause.code})` : message;
}
