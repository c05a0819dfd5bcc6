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

import { Context } from '../Context';
import { changeVerdicts } from '../changeVerdicts';
import { infrastructureFault } from '../infrastructureFault';
import { legacyVerdicts } from '../legacyVerdicts';
import { machinesReadyVerdict } from '../machinesReadyVerdict';
import { provisioningVerdict } from '../provisioningVerdict';
import { Subject } from '../Subject';
import { unreportedVerdict } from '../unreportedVerdict';
import { conditionVerdict, Verdict } from '../Verdict';
import { clusterControlPlane } from './clusterControlPlane';
import { clusterGates } from './clusterGates';
import { clusterTopology } from './clusterTopology';
import { clusterWorkers } from './clusterWorkers';

const UP = 'condition ControlPlaneInitialized of Cluster';

function isInitialized(subject: Subject): boolean {
  return subject.isTrue('ControlPlaneInitialized');
}

/** Whether every machine, or only those of workers, are well. */
function machines(subject: Subject, context: Context): Verdict[] {
  const all = context.index.ofCluster(subject, 'Machine');
  const isControlPlane = (machine: Subject) =>
    'cluster.x-k8s.io/control-plane' in (machine.object.metadata.labels ?? {});
  return [
    machinesReadyVerdict(
      subject,
      'ControlPlaneMachinesReady',
      all.filter(isControlPlane),
      context,
    ),
    machinesReadyVerdict(
      subject,
      'WorkerMachinesReady',
      all.filter(machine => !isControlPlane(machine)),
      context,
    ),
  ].filter(verdict => verdict !== undefined);
}

function running(subject: Subject, context: Context): Verdict[] {
  const probe = subject.condition('RemoteConnectionProbe');
  const verdicts: Verdict[] = [];
  if (probe?.status === 'False') {
    // Counters and phases stay green for minutes: this one knows first.
    verdicts.push(conditionVerdict('Error', 'unreachable', 'Cluster', probe));
  }
  verdicts.push(
    ...changeVerdicts(subject, context),
    ...clusterControlPlane(subject, context),
    ...clusterWorkers(subject, context),
    ...clusterGates(subject, context),
    ...machines(subject, context),
  );
  return verdicts;
}

/** `Ready` leaves out what takes long, and pools. */
function legacy(subject: Subject, context: Context): Verdict[] {
  const verdicts = legacyVerdicts(subject, context);
  if (isInitialized(subject)) {
    return [...verdicts, ...clusterWorkers(subject, context)];
  }
  const isComingUp =
    subject.isFalse('ControlPlaneInitialized') && !subject.isTrue('Ready');
  return isComingUp
    ? [...verdicts, provisioningVerdict(subject, UP, context)]
    : verdicts;
}

/**
 * Judges a Cluster.
 *
 * @remarks
 * `Available` alone does not do: it is False in a plain scale-up, and True where
 * only machine pools are broken or one control plane component is. It decides
 * where nothing else explains it. The phase never decides: a cluster whose API
 * server is dead is Provisioned.
 */
export function cluster(subject: Subject, context: Context): Verdict[] {
  const { dialect, conditions } = subject.conditions;
  if (conditions.length === 0) {
    return [unreportedVerdict(subject, 'condition', context)];
  }
  const topology = clusterTopology(subject);
  if (dialect === 'legacy') {
    return [...topology, ...legacy(subject, context)];
  }
  if (!isInitialized(subject)) {
    // Absence proves nothing where a condition is there that cannot be read.
    const isKnown =
      subject.condition('ControlPlaneInitialized') !== undefined ||
      subject.conditions.problems.length === 0;
    return isKnown
      ? [...topology, provisioningVerdict(subject, UP, context)]
      : topology;
  }
  const verdicts = [...topology, ...running(subject, context)];
  const available = subject.condition('Available');
  if (!available) {
    return [
      ...verdicts,
      unreportedVerdict(subject, 'condition Available', context),
    ];
  }
  if (available.status === 'True') {
    const healthy = conditionVerdict(
      'Healthy',
      'available',
      'Cluster',
      available,
    );
    return [...verdicts, healthy];
  }
  if (verdicts.length > 0) {
    return verdicts;
  }
  return [
    infrastructureFault(subject, context) ??
      conditionVerdict(
        available.status === 'Unknown' ? 'Unknown' : 'Error',
        available.status === 'Unknown' ? 'unknown' : 'unavailable',
        'Cluster',
        available,
      ),
  ];
}
