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

import { getBoolean } from '../../../kubernetes';
import { readControlPlane } from '../../contract';
import { changeVerdicts } from '../changeVerdicts';
import { componentVerdicts } from '../componentVerdicts';
import { Context } from '../Context';
import { legacyVerdicts } from '../legacyVerdicts';
import { machinesReadyVerdict } from '../machinesReadyVerdict';
import { provisioningVerdict } from '../provisioningVerdict';
import { remediatingVerdict } from '../remediatingVerdict';
import { Subject } from '../Subject';
import { unreportedVerdict } from '../unreportedVerdict';
import { conditionVerdict, Verdict } from '../Verdict';
import { explainedControlPlane } from './explainedControlPlane';

function isInitialized(subject: Subject): boolean | undefined {
  const condition =
    subject.condition('Initialized') ??
    subject.condition('ControlPlaneInitialized');
  return condition && subject.conditions.dialect === 'metav1'
    ? condition.status === 'True'
    : readControlPlane(subject.object).initialized;
}

/** What says whether it works, and what it is called: providers differ. */
function availability(subject: Subject, context: Context): Verdict {
  const { kind } = subject;
  const condition =
    subject.condition('Available') ?? subject.condition('Ready');
  if (condition) {
    if (condition.status === 'True') {
      return conditionVerdict('Healthy', 'available', kind, condition);
    }
    return explainedControlPlane(subject, context)
      ? conditionVerdict('Progressing', 'scaling-up', kind, condition)
      : conditionVerdict('Error', 'unavailable', kind, condition);
  }
  return byFields(subject, context);
}

/** The contract asks for no condition; counters and `ready` have to do. */
function byFields(subject: Subject, context: Context): Verdict {
  const { desired, available } = subject.replicas;
  if (desired !== undefined && available !== undefined) {
    const common = {
      message: `${available} of ${desired} replicas available`,
      decidedBy: `status.availableReplicas of ${subject.kind}`,
    };
    if (available >= desired) {
      return {
        ...common,
        health: 'Healthy',
        state: 'available',
        reason: 'AllReplicasAvailable',
      };
    }
    return explainedControlPlane(subject, context)
      ? {
          ...common,
          health: 'Progressing',
          state: 'scaling-up',
          reason: 'MachinesStarting',
        }
      : {
          ...common,
          health: available === 0 ? 'Error' : 'Warning',
          state: available === 0 ? 'unavailable' : 'degraded',
          reason: 'ReplicasMissing',
        };
  }
  const ready = getBoolean(subject.object.status, 'ready');
  if (ready === undefined) {
    return unreportedVerdict(subject, 'condition', context);
  }
  return {
    health: ready ? 'Healthy' : 'Error',
    state: ready ? 'available' : 'unavailable',
    reason: ready ? 'Ready' : 'NotReady',
    message: '',
    decidedBy: `status.ready of ${subject.kind}`,
  };
}

/**
 * Judges a control plane of any provider through Cluster API's contract: what it
 * has of conditions, counters and versions.
 */
export function controlPlane(subject: Subject, context: Context): Verdict[] {
  const { dialect, conditions } = subject.conditions;
  const initialized = isInitialized(subject);
  if (initialized === undefined && conditions.length === 0) {
    return [byFields(subject, context)];
  }
  if (!initialized) {
    const verdict = provisioningVerdict(
      subject,
      `initialization of ${subject.kind}`,
      context,
    );
    // An Error that a provider reports does not wait for a clock.
    const reported =
      dialect === 'legacy' && conditions.length > 0
        ? legacyVerdicts(subject, context).filter(v => v.health === 'Error')
        : [];
    return [...reported, verdict];
  }
  if (dialect === 'legacy' && conditions.length > 0) {
    return [
      ...changeVerdicts(subject, context),
      ...legacyVerdicts(subject, context),
    ];
  }
  const remediating = remediatingVerdict(
    subject,
    () => (subject.replicas.available ?? 0) === 0,
  );
  const machinesReady = machinesReadyVerdict(
    subject,
    'MachinesReady',
    context.index.machinesOf(subject),
    context,
  );
  return [
    ...changeVerdicts(subject, context),
    availability(subject, context),
    ...(remediating ? [remediating] : []),
    ...componentVerdicts(subject, subject.kind, context),
    ...(machinesReady ? [machinesReady] : []),
  ];
}
