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
import { Verdict } from '../Verdict';
import { waitingForControlPlane } from '../waitingForControlPlane';

/**
 * Judges a MachineSet. In v1beta2 it has neither `Available` nor `Ready`: its
 * counters tell.
 */
export function machineSet(subject: Subject, context: Context): Verdict[] {
  const early =
    waitingForControlPlane(subject, context) ?? scaledToZero(subject);
  if (early) {
    return [early];
  }
  const { desired, available } = subject.replicas;
  if (desired === undefined || available === undefined) {
    return [unreportedVerdict(subject, 'status.availableReplicas', context)];
  }
  const { dialect, conditions } = subject.conditions;
  const shortfall = shortfallVerdict(subject, context);
  const reported =
    dialect === 'legacy' && conditions.length > 0
      ? legacyVerdicts(subject, context).filter(
          v => !shortfall || v.health === 'Error',
        )
      : [];
  const counted: Verdict = shortfall ?? {
    health: 'Healthy',
    state: 'running',
    reason: 'AllReplicasAvailable',
    message: `${available} of ${desired} replicas available`,
    decidedBy: 'status.availableReplicas of MachineSet',
  };
  return [
    counted,
    remediatingVerdict(subject, () => available === 0),
    ...changeVerdicts(subject, context),
    machinesReadyVerdict(
      subject,
      'MachinesReady',
      context.index.machinesOf(subject),
      context,
    ),
    ...reported,
  ].filter(verdict => verdict !== undefined);
}
