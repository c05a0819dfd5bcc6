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

const BLOCKED = /\bis blocked because:?\s*(.*)$/;
/** The head of the next object's part, or the end of an aggregated message. */
const NEXT_PART = /^(\* [A-Z]\w* [^:]+:|And \d+ )/;

/** What Cluster API waits for and what usually comes by itself. */
const NORMAL_WAITS: readonly RegExp[] = [
  /^waiting for .*\b(healthy|deletion|deleted|propagated)\b/i,
  /\bis (upgrading|provisioning)\b.*"ControlPlaneIsStable"/,
  /\bhas a pending version upgrade\b/,
  /\bwaiting for version to be propagated\b/,
];

/**
 * The reasons in the message of `ScalingUp` or `ScalingDown`, whether of one
 * object or aggregated by a Cluster; empty where nothing is blocked.
 *
 * @remarks
 * That it "would be blocked" says nothing about what is going on.
 */
export function blockedReasons(message: string): string[] {
  const reasons: string[] = [];
  let isListing = false;
  for (const line of message.split('\n')) {
    const start = BLOCKED.exec(line);
    if (start) {
      isListing = true;
      if (start[1]) {
        reasons.push(start[1]);
      }
    } else if (NEXT_PART.test(line)) {
      isListing = false;
    } else if (isListing && line.trim()) {
      reasons.push(line.trim().replace(/^\* /, ''));
    }
  }
  return reasons;
}

/**
 * Whether these are all waits that belong to every control plane scale-up and
 * upgrade.
 */
export function isNormalWait(reasons: string[]): boolean {
  return reasons.every(reason => NORMAL_WAITS.some(wait => wait.test(reason)));
}
