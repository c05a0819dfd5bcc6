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

import { getString } from '../../../kubernetes';
import { Context } from '../Context';
import { infrastructureFault } from '../infrastructureFault';
import { lastChangeOfPool } from '../lastChangeOfPool';
import { scaledToZero } from '../scaledToZero';
import { Subject } from '../Subject';
import { unreportedVerdict } from '../unreportedVerdict';
import { Verdict } from '../Verdict';
import { waitingForControlPlane } from '../waitingForControlPlane';
import { youngMachine } from '../youngMachine';

const BY_PHASE = 'status.phase of MachinePool';
const BY_COUNTER = 'status.readyReplicas of MachinePool';

/** Its own controller never clears it, so it is told and does not decide. */
function staleFailure({ object }: Subject): string {
  const { status } = object;
  return (
    getString(status, 'failureMessage') ??
    getString(status, 'deprecated', 'v1beta1', 'failureMessage') ??
    getString(status, 'failureReason') ??
    getString(status, 'deprecated', 'v1beta1', 'failureReason') ??
    ''
  );
}

function missingReplicas(
  subject: Subject,
  desired: number,
  ready: number,
  context: Context,
): Verdict {
  const { index, now, thresholds } = context;
  const young = index
    .machinesOf(subject)
    .filter(machine => youngMachine(machine, context)).length;
  const changed = lastChangeOfPool(subject, context);
  const isExplained =
    young >= desired - ready ||
    subject.isStale ||
    (changed !== undefined && now.getTime() - changed < thresholds.machinePool);
  const common = {
    message: `${ready} of ${desired} replicas ready`,
    decidedBy: BY_COUNTER,
  };
  if (isExplained) {
    return {
      ...common,
      health: 'Progressing',
      state: 'scaling-up',
      reason: 'MachinesStarting',
    };
  }
  return {
    ...common,
    health: 'Warning',
    state: 'degraded',
    reason: ready === 0 ? 'NoReplicaReady' : 'ReplicasMissing',
  };
}

/**
 * Judges a MachinePool by its counters, phase and infrastructure.
 *
 * @remarks
 * It has no conditions of its own in v1beta2, and its legacy ones lie: a pool
 * with 0 of 2 nodes says `Ready=True` and `ReplicasReady=True`. When its
 * replicas went missing is not told; {@link lastChangeOfPool} stands for it.
 */
export function machinePool(subject: Subject, context: Context): Verdict[] {
  const { phase } = subject;
  if (phase === 'Failed') {
    return [
      {
        health: 'Error',
        state: 'failed',
        reason: 'Failed',
        message: staleFailure(subject),
        decidedBy: BY_PHASE,
      },
    ];
  }
  const fault = infrastructureFault(subject, context);
  const early =
    fault ?? waitingForControlPlane(subject, context) ?? scaledToZero(subject);
  if (early) {
    return [early];
  }
  const { desired, ready, current } = subject.replicas;
  if (desired === undefined || (ready === undefined && current === undefined)) {
    return [unreportedVerdict(subject, 'status.readyReplicas', context)];
  }
  const verdicts: Verdict[] = [];
  if ((ready ?? 0) < desired) {
    verdicts.push(missingReplicas(subject, desired, ready ?? 0, context));
  }
  if (current !== undefined && current > desired) {
    verdicts.push({
      health: 'Progressing',
      state: 'scaling-down',
      reason: 'ReplicasDiffer',
      message: `${current} replicas, ${desired} wanted`,
      decidedBy: 'status.replicas of MachinePool',
    });
  }
  if (phase === 'Running' && staleFailure(subject)) {
    verdicts.push({
      health: 'Warning',
      state: 'failure-reported',
      reason: 'FailureReported',
      message: `Runs, but still reports a failure: ${staleFailure(subject)}`,
      decidedBy: 'status.failureMessage of MachinePool',
    });
  }
  verdicts.push({
    health: 'Healthy',
    state: phase === 'Scaling' ? 'scaled-externally' : 'running',
    reason: 'AllReplicasReady',
    message: `${ready ?? 0} of ${desired} replicas ready`,
    decidedBy: BY_COUNTER,
  });
  return verdicts;
}
