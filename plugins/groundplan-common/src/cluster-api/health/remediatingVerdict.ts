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

import { Subject } from './Subject';
import { conditionVerdict, Verdict } from './Verdict';

/** Whether somebody has to help, as Cluster API's own message says. */
export function cannotRemediate(message: string): boolean {
  return /can't remediate|not to be remediated/.test(message);
}

/**
 * Says that machines are being replaced because they are unhealthy, or that
 * they should be and cannot; the message tells, whether True or False.
 *
 * @param isWithoutReplicas - tells whether nothing of what the message is about
 *   is available any more
 */
export function remediatingVerdict(
  subject: Subject,
  isWithoutReplicas: () => boolean,
): Verdict | undefined {
  const condition = subject.condition('Remediating');
  if (!condition) {
    return undefined;
  }
  if (cannotRemediate(condition.message)) {
    return conditionVerdict(
      isWithoutReplicas() ? 'Error' : 'Warning',
      'remediation-blocked',
      subject.kind,
      condition,
    );
  }
  return condition.status === 'True'
    ? conditionVerdict('Warning', 'remediating', subject.kind, condition)
    : undefined;
}
