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

import { DateTime } from 'luxon';

/** Clocks differ, and ours ticks slowly: what has just happened is not to come. */
const TOLERANCE_MS = 30_000;

/**
 * `5 minutes ago`, `5 min. ago` where it has to be short, or nothing where there
 * is no readable time.
 *
 * @internal
 */
export function relativeTime(
  time: string | undefined,
  now: number,
  style: 'long' | 'short' = 'long',
): string | undefined {
  const parsed = time ? DateTime.fromISO(time) : undefined;
  if (!parsed?.isValid) {
    return undefined;
  }
  const ahead = parsed.toMillis() - now;
  const base =
    ahead >= 0 && ahead < TOLERANCE_MS ? parsed.toMillis() + 1_000 : now;
  return (
    parsed.toRelative({ base: DateTime.fromMillis(base), style }) ?? undefined
  );
}
