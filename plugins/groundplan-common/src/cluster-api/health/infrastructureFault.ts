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

import { getTime } from '../../kubernetes';
import { Context } from './Context';
import { Subject } from './Subject';
import { conditionVerdict, Verdict } from './Verdict';

const FAILED_REASONS = [
  'ObjectDeleted',
  'InvalidConditionReported',
  'InternalError',
];

/**
 * Says that the infrastructure of a Cluster or Machine is gone, cannot be read
 * or has failed; nothing where it is well or still being made.
 *
 * @remarks
 * A provider often creates its object after the reference to it, so one that
 * does not exist is a fault only after a while.
 */
export function infrastructureFault(
  subject: Subject,
  { index, now, thresholds, statusOf }: Context,
): Verdict | undefined {
  const ready = subject.condition('InfrastructureReady');
  const since = getTime(ready, 'lastTransitionTime');
  const isMissing =
    ready?.reason === 'ObjectDoesNotExist' &&
    !subject.isYounger(thresholds.missingReference, now) &&
    (since === undefined ||
      now.getTime() - since >= thresholds.missingReference);
  if (
    ready &&
    ready.status !== 'True' &&
    (isMissing || FAILED_REASONS.includes(ready.reason))
  ) {
    return conditionVerdict(
      'Error',
      'infrastructure-failed',
      subject.kind,
      ready,
    );
  }
  // A Cluster's infrastructure may recover by itself while it is being made;
  // a machine's never does: it is replaced.
  if (subject.kind === 'Cluster') {
    return undefined;
  }
  const infrastructure =
    index.resolve(subject, 'infrastructureRef') ??
    index.resolve(subject, 'template', 'spec', 'infrastructureRef');
  if (!infrastructure) {
    return undefined;
  }
  const status = statusOf(infrastructure);
  return status.health === 'Error'
    ? {
        ...status,
        state: 'infrastructure-failed',
        decidedBy: `${status.decidedBy} ${infrastructure.name}`,
      }
    : undefined;
}
