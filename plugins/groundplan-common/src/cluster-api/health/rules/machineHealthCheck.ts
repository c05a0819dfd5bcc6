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

import { getList, getNumber } from '../../../kubernetes';
import { Context } from '../Context';
import { Subject } from '../Subject';
import { unreportedVerdict } from '../unreportedVerdict';
import { conditionVerdict, Verdict } from '../Verdict';
import { youngMachine } from '../youngMachine';

interface Targets {
  /** How many are unhealthy and not young; where the machines are at hand. */
  unhealthy?: number;
  young: number;
}

function targetsOf(subject: Subject, context: Context): Targets {
  const { namespace } = subject.object.metadata;
  const targets = getList(subject.object.status, 'targets').flatMap(name => {
    const key = `cluster.x-k8s.io/Machine/${namespace}/${name}`;
    const machine = context.index.get(key);
    return machine ? [machine] : [];
  });
  if (targets.length === 0) {
    return { young: 0 };
  }
  const ill = targets.filter(
    machine =>
      !machine.isTrue('HealthCheckSucceeded') || !machine.isTrue('Ready'),
  );
  const young = ill.filter(machine => youngMachine(machine, context)).length;
  return { unhealthy: ill.length - young, young };
}

/** As its own message counts them: `(total: 2, unhealthy: 0)`. */
function countedUnhealthy(message: string): number | undefined {
  const count = /\bunhealthy: (\d+)/.exec(message)?.[1];
  return count === undefined ? undefined : Number(count);
}

/**
 * Judges a MachineHealthCheck: whether what it watches is well, and whether it
 * may do something about it.
 *
 * @remarks
 * `RemediationAllowed=False` with reason `TooManyUnhealthy` is there in every
 * normal provisioning; it is a fault only where a machine is unhealthy that is
 * not young.
 */
export function machineHealthCheck(
  subject: Subject,
  context: Context,
): Verdict[] {
  const { kind, object } = subject;
  const allowed = subject.condition('RemediationAllowed');
  const expected = getNumber(object.status, 'expectedMachines');
  const healthy = getNumber(object.status, 'currentHealthy') ?? 0;
  if (!expected) {
    // v1beta1 says zero before anything was counted; the condition tells.
    return [
      allowed?.status === 'True'
        ? conditionVerdict('Healthy', 'watching', kind, allowed)
        : unreportedVerdict(subject, 'status.expectedMachines', context),
    ];
  }
  const { unhealthy, young } = targetsOf(subject, context);
  const missing = Math.max(0, expected - healthy);
  const verdicts: Verdict[] = [];
  if (allowed?.status === 'False') {
    const ill = unhealthy ?? countedUnhealthy(allowed.message) ?? missing;
    const hasTooMany = ill > 0 && missing > 0;
    verdicts.push(
      conditionVerdict(
        hasTooMany ? 'Error' : 'Progressing',
        hasTooMany ? 'remediation-blocked' : 'waiting-for-machines',
        kind,
        allowed,
        { flags: hasTooMany ? ['blocked'] : [] },
      ),
    );
  }
  if (missing > 0) {
    const isExplained = young >= missing || (unhealthy ?? missing) === 0;
    verdicts.push({
      health: isExplained ? 'Progressing' : 'Warning',
      state: isExplained ? 'waiting-for-machines' : 'machines-unhealthy',
      reason: isExplained ? 'MachinesStarting' : 'MachinesUnhealthy',
      message: `${healthy} of ${expected} machines healthy`,
      decidedBy: 'status.currentHealthy of MachineHealthCheck',
    });
  }
  verdicts.push({
    health: 'Healthy',
    state: 'watching',
    reason: 'AllMachinesHealthy',
    message: `${healthy} of ${expected} machines healthy`,
    decidedBy: 'status.currentHealthy of MachineHealthCheck',
  });
  return verdicts;
}
