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

import { HostRequestError } from './HostRequestError';

/** What a request is for. @internal */
export type RequestVerb =
  | 'get'
  | 'list'
  | 'watch'
  | 'discovery'
  | 'dry-run'
  | 'patch'
  | 'review';

/** Counts the requests of one host cluster; the numbers only grow. @internal */
export class TransportCounters {
  readonly requests: Record<string, number> = {};
  readonly failures: Record<string, number> = {};
  bytes = 0;

  countRequest(verb: RequestVerb): void {
    this.requests[verb] = (this.requests[verb] ?? 0) + 1;
  }

  countFailure(verb: RequestVerb, error: unknown): void {
    const status =
      error instanceof HostRequestError && error.status !== undefined
        ? String(error.status)
        : 'error';
    const key = `${verb} ${status}`;
    this.failures[key] = (this.failures[key] ?? 0) + 1;
  }
}
