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

import { GitProviderError } from './GitProviderError';

/** The parts of a URL's path after the provider's own address, at least two. */
export function repositoryPath(url: string, baseUrl: string): string[] {
  const base = new URL(baseUrl).pathname.replace(/\/+$/, '');
  const path = new URL(url).pathname;
  const rest = path.startsWith(`${base}/`) ? path.slice(base.length) : path;
  const found = decodeURIComponent(rest).split('/').filter(Boolean);
  if (found.length < 2) {
    throw noRepository(url);
  }
  return found;
}

export function noRepository(url: string): GitProviderError {
  return new GitProviderError({
    kind: 'unsupported',
    what: 'The address names no repository',
    where: url,
    next: 'Give the address that one clones from.',
  });
}
