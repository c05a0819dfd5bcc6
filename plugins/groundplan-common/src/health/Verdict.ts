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

import { Health, HealthFlag, HealthStatus } from './HealthStatus';

const MAX_MESSAGE = 2_000;

/** The parts of a status that differ from rule to rule. @internal */
export interface Verdict {
  health: Health;
  state: string;
  flags?: HealthFlag[];
  reason: string;
  message?: string;
  since?: string;
  decidedBy: string;
}

/** Messages can be whole plans or stack traces; a status is read at a glance. */
function shorten(message: string): string {
  return message.length > MAX_MESSAGE
    ? `${message.slice(0, MAX_MESSAGE)}…`
    : message;
}

/** The status that a verdict stands for. @internal */
export function toStatus(verdict: Verdict): HealthStatus {
  return {
    health: verdict.health,
    state: verdict.state,
    flags: [...new Set(verdict.flags ?? [])],
    reason: verdict.reason,
    message: shorten(verdict.message ?? ''),
    since: verdict.since,
    decidedBy: verdict.decidedBy,
  };
}

/** Milliseconds since the epoch as RFC 3339. @internal */
export function toTime(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined
    ? undefined
    : new Date(milliseconds).toISOString();
}
