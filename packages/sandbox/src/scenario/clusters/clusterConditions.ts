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

import { condition, ConditionValue, plainCondition } from '../condition';
import { ClusterModel } from './ClusterModel';
import { controlPlaneAvailability } from './controlPlaneObjects';
import { deploymentAvailability } from './deploymentObjects';
import { groupConditions, machinesMessage } from './groupConditions';

function indent(message: string): string {
  return message.replace(/\n/g, '\n  ');
}

/** One condition that says of all groups what each says of itself. */
function ofAll(
  model: ClusterModel,
  type: string,
  groups: ConditionValue[][],
  names: string[],
): ConditionValue {
  const found = groups.flatMap((conditions, index) =>
    conditions
      .filter(item => item.type === type && item.status === 'True')
      .map(({ message }) => `* ${names[index]}: ${indent(message ?? '')}`),
  );
  return condition(
    type,
    found.length > 0,
    found.length ? type : `Not${type}`,
    model.since,
    found.join('\n'),
  );
}

function topologyCondition({
  topology,
  since,
}: ClusterModel): ConditionValue[] {
  return topology
    ? [
        condition(
          'TopologyReconciled',
          topology.done,
          topology.reason,
          since,
          topology.message,
        ),
      ]
    : [];
}

/** What Cluster API would report of a cluster. @internal */
export function clusterConditions(model: ClusterModel): ConditionValue[] {
  const { since, created, controlPlane, workers, deleting, initialized } =
    model;
  const { infrastructureProvisioned: provisioned, reachable } = model;
  const controlPlaneState = controlPlaneAvailability(model);
  const unavailable = workers
    .map(deploymentAvailability)
    .filter(({ available }) => !available);
  // What the provider runs has no machines to speak of.
  const own = model.managed ? [] : [controlPlane];
  const conditions = [...own, ...workers].map(group =>
    groupConditions(group, since),
  );
  const names = [
    ...own.map(({ name }) => `KubeadmControlPlane ${name}`),
    ...workers.map(({ name }) => `MachineDeployment ${name}`),
  ];
  const workersAvailable = unavailable.length === 0;
  const probeMessage = initialized
    ? 'Remote connection probe failed, probe last succeeded 7m ago'
    : 'Remote connection not established yet';
  const parts = [
    deleting && `* Deleting: ${deleting.message}`,
    !reachable && `* RemoteConnectionProbe: ${probeMessage}`,
    !provisioned &&
      '* InfrastructureReady: Waiting for the infrastructure to be provisioned',
    controlPlaneState.status !== true &&
      `* ControlPlaneAvailable: ${indent(controlPlaneState.message)}`,
    !workersAvailable &&
      `* WorkersAvailable:\n  ${unavailable
        .map(({ message }) => message)
        .join('\n  ')}`,
  ].filter(Boolean);
  const information =
    model.topology && !model.topology.done
      ? [`* TopologyReconciled:\n  * ${indent(model.topology.message)}`]
      : [];
  const available = parts.length === 0;
  return [
    condition(
      'Available',
      available,
      available ? 'Available' : 'NotAvailable',
      since,
      [...parts, ...information].join('\n'),
    ),
    ...topologyCondition(model),
    condition(
      'InfrastructureReady',
      provisioned,
      provisioned ? 'Ready' : 'NotReady',
      created,
    ),
    condition(
      'ControlPlaneInitialized',
      initialized,
      initialized ? 'Initialized' : 'NotInitialized',
      created,
      initialized ? '' : 'Control plane not yet initialized',
    ),
    plainCondition('ControlPlaneAvailable', controlPlaneState.status, since, {
      word: 'Available',
      message: controlPlaneState.message,
    }),
    workers.length
      ? plainCondition('WorkersAvailable', workersAvailable, since, {
          word: 'Available',
          message: unavailable.map(({ message }) => message).join('\n'),
        })
      : condition('WorkersAvailable', true, 'NoWorkers', since),
    ...machineConditions(
      model,
      'ControlPlane',
      conditions.slice(0, own.length),
      machinesMessage(controlPlane),
    ),
    ...machineConditions(
      model,
      'Worker',
      conditions.slice(own.length),
      workers.map(machinesMessage).filter(Boolean).join('\n'),
    ),
    condition(
      'RemoteConnectionProbe',
      reachable,
      reachable ? 'ProbeSucceeded' : 'ProbeFailed',
      since,
      reachable ? '' : probeMessage,
    ),
    ...['RollingOut', 'ScalingUp', 'ScalingDown', 'Remediating'].map(type =>
      ofAll(model, type, conditions, names),
    ),
    deleting
      ? condition(
          'Deleting',
          true,
          deleting.reason,
          deleting.since,
          deleting.message,
        )
      : condition('Deleting', false, 'NotDeleting', created),
    condition(
      'Paused',
      model.paused ?? false,
      model.paused ? 'Paused' : 'NotPaused',
      since,
    ),
  ];
}

/** `ControlPlaneMachinesReady` and its like, from the groups' own conditions. */
function machineConditions(
  { since }: ClusterModel,
  whose: 'ControlPlane' | 'Worker',
  groups: ConditionValue[][],
  message: string,
): ConditionValue[] {
  return ['MachinesReady', 'MachinesUpToDate'].map(type => {
    const own = groups.flatMap(group =>
      group.filter(item => item.type === type),
    );
    const worst =
      own.find(({ status }) => status === 'False') ??
      own.find(({ status }) => status === 'Unknown');
    const name = `${whose}${type}`;
    if (!worst) {
      const reason = own.length ? type.replace('Machines', '') : 'NoReplicas';
      return condition(name, true, reason, since);
    }
    return condition(
      name,
      worst.status === 'Unknown' ? 'Unknown' : false,
      worst.reason ?? '',
      since,
      type === 'MachinesReady' ? message : worst.message,
    );
  });
}
