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

import { RepositoryApi } from '../RepositoryApi';
import { bitbucketServerRef } from './bitbucketServerSchemas';

/**
 * The branch that is shown first; undefined where there is no branch at all.
 * Versions before 7.6 know it under another address.
 */
export async function readDefaultBranch(
  repository: RepositoryApi,
): Promise<string | undefined> {
  for (const path of ['/default-branch', '/branches/default']) {
    const request = { path, doing: 'read the default branch' };
    const response = await repository.request({ ...request, accept: [404] });
    if (response.status === 204) {
      return undefined;
    }
    if (response.status !== 404) {
      const { id } = repository.parse(bitbucketServerRef, response, request);
      return id.replace(/^refs\/heads\//, '');
    }
  }
  return undefined;
}
