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

import { getNumber, getString } from 'backstage-plugin-groundplan-common';
import { HostRequestError } from './HostRequestError';

/** Longer answers are pages of a proxy, not of an API server. */
const MAX_MESSAGE_LENGTH = 500;

/**
 * The error that a Kubernetes Status describes, whether it came as an answer's
 * body or as a watch's ERROR event.
 *
 * @internal
 */
export function toStatusError(
  body: unknown,
  options: { what: string; status?: number; retryAfter?: string },
): HostRequestError {
  const status = options.status ?? getNumber(body, 'code');
  const reason = getString(body, 'reason');
  const said = (
    getString(body, 'message') ??
    reason ??
    'no reason given'
  ).slice(0, MAX_MESSAGE_LENGTH);
  return new HostRequestError(
    'status',
    `${options.what} was answered ${status ?? 'with an error'}: ${said}`,
    {
      status,
      reason,
      retryAfterSeconds:
        parseRetryAfter(options.retryAfter) ??
        getNumber(body, 'details', 'retryAfterSeconds'),
    },
  );
}

function parseRetryAfter(value: string | undefined): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  const seconds = /^\d+$/.test(value.trim())
    ? Number(value)
    : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
