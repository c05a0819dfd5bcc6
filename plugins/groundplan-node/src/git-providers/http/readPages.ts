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
import {
  GitHttpClient,
  GitHttpRequest,
  GitHttpResponse,
} from './GitHttpClient';

/** Beyond this something is wrong; better to say so than to go on for ever. */
const MAX_PAGES = 100;

/** What of a request is different for the next page; undefined after the last. */
export type NextPage<T> = (
  page: T,
  response: GitHttpResponse,
  number: number,
) => Pick<GitHttpRequest, 'query'> | { path: string } | undefined;

/**
 * All pages of a list, by the `next` of the `Link` header (GitHub, GitLab) where
 * nothing else is said. A status that the caller accepts is an empty page.
 */
export async function readPages<T>(options: {
  api: GitHttpClient;
  schema: z.ZodType<T>;
  request: GitHttpRequest;
  accept?: number[];
  next?: NextPage<T>;
}): Promise<T[]> {
  const { api, schema, accept, next = nextLink } = options;
  const pages: T[] = [];
  let request: GitHttpRequest = { ...options.request, accept };
  for (let number = 1; number <= MAX_PAGES; number++) {
    const response = await api.request(request);
    if (accept?.includes(response.status)) {
      return pages;
    }
    const page = api.parse(schema, response, request);
    pages.push(page);
    const following = next(page, response, number);
    if (!following) {
      return pages;
    }
    request =
      'path' in following
        ? // A whole address, with its query
          { ...request, query: undefined, path: following.path }
        : { ...request, query: { ...request.query, ...following.query } };
  }
  throw api.error(request, 'unavailable', {
    why: `its list has over ${MAX_PAGES} pages`,
    next: 'Ask its administrators.',
  });
}

function nextLink(
  _: unknown,
  { headers }: GitHttpResponse,
): { path: string } | undefined {
  for (const link of headers.get('link')?.split(',') ?? []) {
    const [, path, rest] = /<([^>]+)>(.*)/.exec(link) ?? [];
    if (path && /rel="?next"?/.test(rest)) {
      return { path };
    }
  }
  return undefined;
}
