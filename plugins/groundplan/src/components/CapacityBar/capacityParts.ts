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

import { RunnerCounts } from 'backstage-plugin-groundplan-common';

const PARTS = ['busy', 'idle', 'pending', 'failed'] as const;

/** A stretch of the picture. @internal */
export interface CapacityPart {
  part: (typeof PARTS)[number] | 'undivided';
  count: number;
}

/**
 * The stretches of the picture and what its whole width stands for. Where only
 * the controller's counters are known, runners are not told apart; where nobody
 * counted, nothing is drawn.
 *
 * @internal
 */
export function capacityParts(runners: RunnerCounts): {
  parts: CapacityPart[];
  whole: number;
} {
  let parts: CapacityPart[] = [];
  if (runners.source === 'counters') {
    const told = runners.pending + runners.failed;
    parts = [
      { part: 'undivided', count: Math.max(runners.current - told, 0) },
      { part: 'pending', count: runners.pending },
      { part: 'failed', count: runners.failed },
    ];
  } else if (runners.source !== 'none') {
    parts = PARTS.map(part => ({ part, count: runners[part] }));
  }
  const drawn = parts.reduce((sum, { count }) => sum + count, 0);
  return { parts, whole: Math.max(runners.max ?? 0, runners.min, drawn, 1) };
}
