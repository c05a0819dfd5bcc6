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

import { changeVerdicts } from '../changeVerdicts';
import { Context } from '../Context';
import { legacyVerdicts } from '../legacyVerdicts';
import { machinesReadyVerdict } from '../machinesReadyVerdict';
import { remediatingVerdict } from '../remediatingVerdict';
import { scaledToZero } from '../scaledToZero';
import { shortfallVerdict } from '../shortfallVerdict';
import { Subject } from '../Subject';
import { unreportedVerdict } from '../unreportedVerdict';
import { waitingForControlPlane } from '../waitingForControlPlane';
import { conditionVerdict, Verdict } from '../Verdict';

/** What `Available` says where no missing replica accounts for it. */
function availability(subject: Subject, context: Context): Verdict {
  const available = subject.condition('Available');
  if (!available) {
    return unreportedVerdict(subject, 'condition Available', context);
  }
  const { kind } = subject;
  switch (available.status) {
    case 'True':
      return conditionVerdict('Healthy', 'running', kind, available);
    case 'False':
      return conditionVerdict('Warning', 'degraded', kind, available);
    default:
      return conditionVerdict('Unknown', 'unknown', kind, available);
  }
}

/**
 * Judges a MachineDeployment by which of its replicas are missing and why;
 * `Available` alone is False in every plain scale-up.
 */
export function machineDeployment(
  subject: Subject,
  context: Context,
): Verdict[] {
  const early =
    waitingForControlPlane(subject, context) ?? scaledToZero(subject);
  if (early) {
    return [early];
  }
  const { dialect, conditions } = subject.conditions;
  if (conditions.length === 0) {
    return [unreportedVerdict(subject, 'condition', context)];
  }
  const shortfall = shortfallVerdict(subject, context);
  const changes = changeVerdicts(subject, context);
  if (dialect === 'legacy') {
    const reported = legacyVerdicts(subject, context);
    return shortfall
      ? [shortfall, ...changes, ...reported.filter(v => v.health === 'Error')]
      : [...changes, ...reported];
  }
  return [
    shortfall ?? availability(subject, context),
    remediatingVerdict(subject, () => (subject.replicas.available ?? 0) === 0),
    ...changes,
    machinesReadyVerdict(
      subject,
      'MachinesReady',
      context.index.machinesOf(subject),
      context,
    ),
  ].filter(verdict => verdict !== undefined);
}
