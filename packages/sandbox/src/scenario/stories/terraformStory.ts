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

import { condition } from '../condition';
import { ownership } from '../ownership';
import { stableHex } from '../stableId';
import {
  appliedConditions,
  appliedStatus,
  newTerraform,
  pendingConditions,
  planId,
} from '../terraforms/newTerraform';
import { toTime } from '../Timeline';
import { Story } from './Story';

const STEP_MS = 10_000;
const PHASES = [
  'ready',
  'ready',
  'planning',
  'pending',
  'pending',
  'applying',
] as const;

function revisionOf(round: number): string {
  return `main@sha1:${stableHex(`cache/${round}`)}`;
}

/** A change that is planned, waits for somebody, and is applied. @internal */
export function terraformStory(created: string, speed: number): Story {
  return {
    id: 'terraform',
    stepMs: STEP_MS,
    objectsAt(total, now) {
      const index = total % PHASES.length;
      const round = Math.floor(total / PHASES.length);
      const phase = PHASES[index];
      const since = toTime(now);
      const applied = revisionOf(round);
      const next = revisionOf(round + 1);
      const finished = toTime(now - (index * STEP_MS) / speed);
      const status = appliedStatus(
        finished,
        appliedConditions(finished, applied),
        applied,
      );
      if (phase === 'planning' || phase === 'applying') {
        const [apply] = appliedConditions(finished, applied);
        status.conditions = [
          apply,
          condition(
            'Ready',
            'Unknown',
            'Progressing',
            since,
            phase === 'planning' ? 'Terraform Planning' : 'Applying',
          ),
        ];
      }
      if (phase === 'pending') {
        status.conditions = pendingConditions(since, next);
      }
      if (phase !== 'ready') {
        status.lastAttemptedRevision = next;
      }
      if (phase === 'pending' || phase === 'applying') {
        status.lastPlannedRevision = next;
        status.plan = { lastApplied: planId(applied), pending: planId(next) };
      }
      return [
        newTerraform({
          name: 'payments-cache',
          namespace: 'team-payments',
          created,
          annotations: ownership({ lifecycle: 'production', tags: 'redis' }),
          spec: { approvePlan: phase === 'applying' ? planId(next) : '' },
          status,
        }),
      ];
    },
  };
}
