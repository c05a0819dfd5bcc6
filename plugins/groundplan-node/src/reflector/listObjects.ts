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
  getField,
  getList,
  getNumber,
  getString,
} from 'backstage-plugin-groundplan-common';
import { HostRequestError } from '../transport/HostRequestError';
import { HostTransport } from '../transport/HostTransport';
import { TurnQueue } from '../transport/TurnQueue';
import { ReflectorSink } from './ReflectorSink';

const PAGE_SIZE = 500;
const SMALLEST_PAGE_SIZE = 20;

/** So many are taken within a few milliseconds. */
const ITEMS_PER_TURN = 100;

/**
 * More would block the event loop while it is parsed. Pages of ordinary objects
 * are far below; those with huge annotations are asked for in smaller pages.
 */
const MAX_PAGE_BYTES = 6 * 1024 * 1024;

/** Options of {@link listObjects}. @internal */
export interface ListOptions {
  transport: HostTransport;
  turns: TurnQueue;
  /** The resource's path, and its further query parameters. */
  path: string;
  query: Record<string, string>;
  accept?: string;
  sink: ReflectorSink;
  signal: AbortSignal;
  /** Whether to ask for all at once: pages have expired before they were read. */
  unpaged: boolean;
  onPage: () => void;
}

/**
 * Lists all objects of a resource, page by page, and answers the version that a
 * watch goes on from. The sink learns of the end only when the last page is in.
 *
 * @internal
 */
export async function listObjects(options: ListOptions): Promise<string> {
  const { transport, turns, path, query, accept, sink, signal } = options;
  const keys = new Set<string>();
  let limit = options.unpaged ? 0 : PAGE_SIZE;
  let token: string | undefined;
  for (;;) {
    const search = new URLSearchParams(query);
    if (limit > 0) {
      search.set('limit', String(limit));
    }
    if (token) {
      search.set('continue', token);
    }
    let page: ListPage;
    try {
      const answer = await transport.get({
        verb: 'list',
        path: `${path}?${search}`,
        accept,
        signal,
        maxBytes: limit > SMALLEST_PAGE_SIZE ? MAX_PAGE_BYTES : undefined,
      });
      page = readPage(path, answer.body);
    } catch (error) {
      if (error instanceof HostRequestError && error.failure === 'too-large') {
        limit = Math.max(SMALLEST_PAGE_SIZE, Math.floor(limit / 4));
        continue;
      }
      throw error;
    }
    signal.throwIfAborted();
    for (let start = 0; start < page.items.length; start += ITEMS_PER_TURN) {
      await turns.run(() => {
        for (const item of page.items.slice(start, start + ITEMS_PER_TURN)) {
          const key = sink.put(item);
          if (key !== undefined) {
            keys.add(key);
          }
        }
      });
      signal.throwIfAborted();
    }
    options.onPage();
    token = page.token;
    if (!token) {
      sink.complete(keys);
      return page.version;
    }
  }
}

interface ListPage {
  items: unknown[];
  version: string;
  token?: string;
}

/** An answer that is not a list is an error: an empty list would delete. */
function readPage(path: string, body: unknown): ListPage {
  const items = getField(body, 'items');
  const version = getString(body, 'metadata', 'resourceVersion');
  const isList = getString(body, 'kind')?.endsWith('List');
  // Go writes an empty list as null.
  if (!isList || !version || !(Array.isArray(items) || items === null)) {
    throw new HostRequestError(
      'content',
      `list ${path} was answered with something that is not a list of objects`,
    );
  }
  const token = getString(body, 'metadata', 'continue') || undefined;
  const left = getNumber(body, 'metadata', 'remainingItemCount') ?? 0;
  if (!token && left > 0) {
    throw new HostRequestError(
      'content',
      `list ${path} ended although ${left} objects are left`,
    );
  }
  return { items: getList(body, 'items'), version, token };
}
