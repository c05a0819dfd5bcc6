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
 * How long the mirror waits for what. Tests make it shorter.
 *
 * @public
 */
export interface MirrorTiming {
  /** Between two discoveries. */
  discoveryMs: number;
  /** Until an answer begins, and between two of its parts. */
  responseMs: number;
  /** As `responseMs`, for discovery: it is how a host that hangs is found out. */
  discoveryResponseMs: number;
  /** Without a byte from a watch on which bookmarks have been seen. */
  watchIdleMs: number;
  /** How long a watch is asked for, in seconds: at least, and at most. */
  watchSeconds: [number, number];
  /** After a watch is lost and before its kind is called stale. */
  staleMs: number;
  /** Between two tries of what is refused or absent. */
  refusedRetryMs: number;
  /** First and longest wait between two tries of what failed. */
  backoffMs: [number, number];
  /** Requests to one host at a time; watches do not count. */
  maxConcurrentRequests: number;
}

/** The timing of a real backend. @internal */
export const DEFAULT_TIMING: MirrorTiming = {
  discoveryMs: 60_000,
  responseMs: 30_000,
  discoveryResponseMs: 10_000,
  // Bookmarks come each minute.
  watchIdleMs: 180_000,
  watchSeconds: [300, 600],
  staleMs: 10_000,
  refusedRetryMs: 60_000,
  backoffMs: [250, 30_000],
  maxConcurrentRequests: 6,
};
