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

import { GitProviderErrorKind } from '../GitProviderError';

interface Refusal {
  kind: GitProviderErrorKind;
  why: string;
  next: string;
}

/** What a status that nobody decided on says, with the provider's own words. */
export function refusalOf(status: number, message: string): Refusal {
  const says = message ? `: ${message}` : '';
  const refusals: Record<number, Refusal> = {
    401: {
      kind: 'unauthorized',
      why: 'it does not accept the credentials',
      next: 'Renew the token of the integration, or sign in to it again.',
    },
    403: {
      kind: 'forbidden',
      why: `the credentials may not do it${says}`,
      next: 'Give them write access to contents and pull requests of the repository.',
    },
    404: {
      kind: 'not-found',
      why: 'it is not there, or the credentials may not see it',
      next: 'See whether the repository and branch exist and the credentials reach them.',
    },
    409: {
      kind: 'conflict',
      why: `it has changed meanwhile${says}`,
      next: 'Try again.',
    },
    423: {
      kind: 'archived',
      why: 'the repository is archived or locked',
      next: 'Unarchive it, or choose another repository.',
    },
  };
  const known = refusals[status];
  if (known) {
    return known;
  }
  return status >= 500
    ? {
        kind: 'unavailable',
        // What a failing server says may be of its inside, so it is not repeated
        why: `it failed with status ${status}`,
        next: 'Try again; if it stays so, ask its administrators.',
      }
    : {
        kind: 'invalid',
        why: `it refused with status ${status}${says}`,
        next: 'Correct the request that its answer names.',
      };
}
