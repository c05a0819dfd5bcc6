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
import { GitHttpClient, GitHttpRequest } from './http/GitHttpClient';

/** The kinds that a refused commit or push can have. */
export type CommitRefusalKind =
  | 'protected-branch'
  | 'forbidden'
  | 'conflict'
  | 'invalid';

const NEXT: Record<CommitRefusalKind, string> = {
  'protected-branch':
    'Allow pushes to this branch for the credentials, or choose another name.',
  forbidden: 'Give the credentials write access to the repository.',
  conflict: 'Somebody else was faster; try again.',
  invalid: 'Correct what its answer names.',
};

/** The error of a commit that the provider did not take. */
export function commitRefusal(options: {
  api: GitHttpClient;
  about: Pick<GitHttpRequest, 'doing' | 'where'>;
  kind: CommitRefusalKind;
  /** The provider's own words; empty where it has none. */
  why: string;
  /** In place of what is usually to be done. */
  next?: string;
  status?: number;
}): GitProviderError {
  const { api, about, kind, why, next = NEXT[kind], status } = options;
  const silent =
    kind === 'forbidden'
      ? 'the credentials may not write to it'
      : 'it refused the change';
  return api.error(about, kind, { why: why || silent, next, status });
}

/** Of a commit that came upon somebody else's: it is there, but not as it was meant. */
export function commitOnTop(options: {
  api: GitHttpClient;
  about: Pick<GitHttpRequest, 'doing' | 'where'>;
  made: { sha: string; parents: string[] };
}): GitProviderError {
  const { api, about, made } = options;
  return commitRefusal({
    api,
    about,
    kind: 'conflict',
    why: `somebody pushed ${made.parents[0]} to it at the same moment, and ${made.sha} was put on top of that`,
    next: 'Look at the branch before you go on.',
  });
}
