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
import { GitHttpClient, GitHttpRequest } from './GitHttpClient';

/** Beyond this something is wrong; better to say so than to go on for ever. */
const MAX_PAGES = 100;

/**
 * All pages of a list, by the `next` of the `Link` header (GitHub, GitLab). A
 * status that the caller accepts is an empty page.
 */
export async function readPages<T>(options: {
  api: GitHttpClient;
  schema: z.ZodType<T>;
  request: GitHttpRequest;
  accept?: number[];
}): Promise<T[]> {
  const { api, schema, accept } = options;
  const pages: T[] = [];
  let request: GitHttpRequest = { ...options.request, accept };
  for (let page = 0; page < MAX_PAGES; page++) {
    const response = await api.request(request);
    if (accept?.includes(response.status)) {
      return pages;
    }
    pages.push(api.parse(schema, response, request));
    const next = nextLink(response.headers.get('link'));
    if (!next) {
      return pages;
    }
    request = { ...request, path: next, query: undefined };
  }
  throw api.error(request, 'unavailable', {
    why: `its list has over ${MAX_PAGES} pages`,
    next: 'Ask its administrators.',
  });
}

function nextLink(header: string | null): string | undefined {
  for (const link of header?.split(',') ?? []) {
    const [, url, rest] = /<([^>]+)>(.*)/.exec(link) ?? [];
    if (url && /rel="?next"?/.test(rest)) {
      return url;
    }
  }
  return undefined;
}
