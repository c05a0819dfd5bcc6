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

import { CustomErrorBase } from '@backstage/errors';

/**
 * What went wrong with a request to a host cluster.
 *
 * - `credentials`: none could be had, such as when an exec plugin fails.
 * - `connection`: no answer, or one that was cut.
 * - `timeout`: no answer in time.
 * - `status`: an answer that refuses.
 * - `content`: an answer that is not what an API server says.
 * - `too-large`: an answer beyond the limit that the caller set.
 *
 * @public
 */
export type HostRequestFailure =
  | 'credentials'
  | 'connection'
  | 'timeout'
  | 'status'
  | 'content'
  | 'too-large';

/** A request to a host cluster that has failed. @public */
export class HostRequestError extends CustomErrorBase {
  name = 'HostRequestError' as const;
  readonly failure: HostRequestFailure;
  /** The HTTP status, or the code of a watch's ERROR event. */
  readonly status?: number;
  /** The `reason` of the Kubernetes Status, such as `Expired`. */
  readonly reason?: string;
  readonly retryAfterSeconds?: number;

  constructor(
    failure: HostRequestFailure,
    message: string,
    details?: {
      status?: number;
      reason?: string;
      retryAfterSeconds?: number;
      cause?: unknown;
    },
  ) {
    super(message, details?.cause);
    this.failure = failure;
    this.status = details?.status;
    this.reason = details?.reason;
    this.retryAfterSeconds = details?.retryAfterSeconds;
  }

  /** Whether the version asked for is no longer, or not yet, to be had. */
  get isExpired(): boolean {
    return (
      this.status === 410 ||
      this.reason === 'Expired' ||
      this.reason === 'Gone' ||
      this.message.includes('Too large resource version')
    );
  }

  /** Whether the host cluster refuses these credentials or their rights. */
  get isRefused(): boolean {
    return this.status === 401 || this.status === 403;
  }
}
