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

import { Context } from './Context';
import { Subject } from './Subject';
import { Verdict } from './Verdict';

const STARTING: readonly (string | undefined)[] = [
  undefined,
  '',
  'Pending',
  'Provisioning',
];

/**
 * Judges an object that reports no condition to go by: new for a while, then
 * Unknown. Nobody has measured it, so it is never Healthy.
 */
export function unreportedVerdict(
  subject: Subject,
  what: string,
  { now, thresholds }: Context,
): Verdict {
  const { phase } = subject;
  const common = { since: subject.createdAt, decidedBy: 'status' };
  if (phase === 'Failed') {
    return {
      ...common,
      health: 'Error',
      state: 'failed',
      reason: 'Failed',
      message: '',
      decidedBy: 'status.phase',
    };
  }
  if (phase === 'Deleting') {
    return {
      ...common,
      health: 'Deleting',
      state: 'deleting',
      reason: 'Deleting',
      message: '',
      decidedBy: 'status.phase',
    };
  }
  if (
    STARTING.includes(phase) &&
    subject.isYounger(thresholds.firstStatus, now)
  ) {
    return {
      ...common,
      health: 'Progressing',
      state: 'pending',
      reason: 'NotReportedYet',
      message: `${what} not reported yet`,
    };
  }
  return {
    ...common,
    health: 'Unknown',
    state: 'not-reported',
    reason: 'NotReported',
    message: `No ${what} reported`,
  };
}
