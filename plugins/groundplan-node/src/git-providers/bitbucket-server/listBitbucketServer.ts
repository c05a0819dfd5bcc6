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
import { RepositoryApi, RepositoryRequest } from '../RepositoryApi';
import { bitbucketServerPage } from './bitbucketServerSchemas';

const PAGE = 100;

/** All pages of a list. */
export async function listBitbucketServer<T>(
  repository: RepositoryApi,
  schema: z.ZodType<T>,
  request: RepositoryRequest,
): Promise<T[]> {
  const pages = await repository.pages(
    bitbucketServerPage(schema),
    { ...request, query: { ...request.query, limit: PAGE } },
    {
      next: ({ isLastPage, nextPageStart }) =>
        isLastPage || nextPageStart === null || nextPageStart === undefined
          ? undefined
          : { query: { start: nextPageStart } },
    },
  );
  return pages.flatMap(({ values }) => values);
}
