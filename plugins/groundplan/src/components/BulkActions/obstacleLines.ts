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

import { BulkAction } from './BulkAction';

/** Why some of the selected are left out, once for all actions that leave them out. @internal */
export interface ObstacleLine {
  labels: string[];
  reason: string;
  names: string[];
}

/** The obstacles of several actions, those that are the same in one line. @internal */
export function obstacleLines(actions: BulkAction[]): ObstacleLine[] {
  const lines = new Map<string, ObstacleLine>();
  for (const { label, obstacles } of actions) {
    for (const { reason, names } of obstacles) {
      const key = JSON.stringify([reason, names]);
      const line = lines.get(key) ?? { labels: [], reason, names };
      line.labels.push(label);
      lines.set(key, line);
    }
  }
  return [...lines.values()];
}
