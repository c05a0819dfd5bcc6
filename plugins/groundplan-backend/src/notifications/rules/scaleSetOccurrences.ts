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

import { RunnerScaleSetSummary } from 'backstage-plugin-groundplan-common';
import { Occurrence } from '../Occurrence';
import { timeOf } from './terraformOccurrences';

/**
 * What the owner of a runner scale set is told of, by how it is now.
 *
 * @param seenSince - since when it is seen so, where nothing says since when
 * @internal
 */
export function scaleSetOccurrences(
  { name, status }: RunnerScaleSetSummary,
  seenSince?: number,
): Occurrence[] {
  const at = timeOf(status.since) ?? seenSince;
  return status.state === 'listener-down' && at !== undefined
    ? [
        {
          topic: 'scale-set-listener',
          key: status.since ?? new Date(at).toISOString().slice(0, 10),
          at,
          title: `${name} has no listener`,
          description: 'Nobody asks GitHub for its jobs: they stay queued.',
          severity: 'high',
        },
      ]
    : [];
}
