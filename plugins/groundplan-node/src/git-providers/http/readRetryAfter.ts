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

/**
 * Seconds to wait, from `Retry-After` (seconds or a date) or else from the time
 * at which the limit is reset (`X-RateLimit-Reset`, `RateLimit-Reset`).
 */
export function readRetryAfter(
  headers: Headers,
  now = Date.now(),
): number | undefined {
  const retryAfter = headers.get('retry-after');
  const reset =
    headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset');
  if (retryAfter !== null) {
    return /^\d+$/.test(retryAfter)
      ? Number(retryAfter)
      : secondsUntil(Date.parse(retryAfter), now);
  }
  if (reset !== null && /^\d+$/.test(reset)) {
    // Most count from 1970; a small number is already a distance
    const seconds = Number(reset);
    return seconds > 1_000_000_000
      ? secondsUntil(seconds * 1000, now)
      : seconds;
  }
  return undefined;
}

function secondsUntil(time: number, now: number): number | undefined {
  return Number.isNaN(time)
    ? undefined
    : Math.max(0, Math.ceil((time - now) / 1000));
}
