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
import { MachineModel, MachineState } from './ClusterModel';

/** Whether the machine's own Ready is True. @internal */
export function isReady({ state }: MachineModel): boolean {
  return state === 'running';
}

/** Whether it has got a node. @internal */
export function hasJoined({ state }: MachineModel): boolean {
  return !['pending', 'provisioning', 'booting'].includes(state);
}

const NODE: Record<
  MachineState,
  [status: boolean | 'Unknown', reason: string, message?: string]
> = {
  pending: [
    'Unknown',
    'InspectionFailed',
    'Waiting for Cluster control plane to be initialized',
  ],
  provisioning: [
    'Unknown',
    'InspectionFailed',
    'Waiting for the infrastructure machine to report spec.providerID',
  ],
  booting: [
    'Unknown',
    'InspectionFailed',
    "Waiting for a Node with the machine's spec.providerID to exist",
  ],
  running: [true, 'NodeReady'],
  'not-ready': [
    false,
    'NodeNotReady',
    '* Node.Ready: container runtime network not ready: cni plugin not initialized',
  ],
  unhealthy: [
    false,
    'NodeNotHealthy',
    '* Node.Ready: Kubelet stopped posting node status.',
  ],
  unreachable: [
    'Unknown',
    'ConnectionDown',
    'Remote connection down since the last successful probe',
  ],
  deleting: [true, 'NodeReady'],
};

function readyMessage({ state }: MachineModel): string {
  switch (state) {
    case 'running':
      return '';
    case 'deleting':
      return '* Deleting: Machine deletion in progress, stage: DrainingNode';
    case 'pending':
      return '* BootstrapConfigReady: Waiting for the control plane to be initialized';
    case 'provisioning':
      return '* InfrastructureReady: waiting for the instance to be running';
    case 'unhealthy':
      return [
        '* NodeHealthy:',
        '  * Node.Ready: Kubelet stopped posting node status.',
        '* HealthCheckSucceeded: Health check failed: Node.Ready is Unknown for more than 5m',
      ].join('\n');
    default:
      return `* NodeHealthy: ${NODE[state][2] ?? ''}`;
  }
}

/** What Cluster API would report of a machine. @internal */
export function machineConditions(
  machine: MachineModel,
  options: { wanted: string; controlPlane: boolean; healthCheck: boolean },
): ConditionValue[] {
  const { state, since, created, version } = machine;
  const ready = isReady(machine);
  const unknown = state === 'unreachable';
  const started = state !== 'pending';
  const provisioned = started && state !== 'provisioning';
  const current = version === options.wanted;
  const [node, nodeReason, nodeMessage = ''] = NODE[state];
  const status = unknown ? 'Unknown' : ready;
  const at = ready ? created : since;
  return [
    plainCondition('Available', status, at),
    plainCondition('Ready', status, at, { message: readyMessage(machine) }),
    condition(
      'UpToDate',
      current,
      current ? 'UpToDate' : 'NotUpToDate',
      at,
      current ? '' : `* Version ${version}, ${options.wanted} required`,
    ),
    condition(
      'BootstrapConfigReady',
      started,
      started ? 'Ready' : 'NotReady',
      created,
    ),
    condition(
      'InfrastructureReady',
      provisioned,
      provisioned ? 'Ready' : 'NotReady',
      created,
    ),
    condition('NodeReady', node, nodeReason, at, nodeMessage),
    condition(
      'NodeHealthy',
      node,
      nodeReason.replace('NodeReady', 'NodeHealthy'),
      at,
      nodeMessage,
    ),
    ...(options.healthCheck && provisioned && !unknown
      ? healthCheckConditions(state, at)
      : []),
    ...(options.controlPlane && provisioned
      ? controlPlaneConditions(state, at)
      : []),
    condition('Updating', false, 'NotUpdating', created),
    state === 'deleting'
      ? condition(
          'Deleting',
          true,
          'DrainingNode',
          since,
          'Drain not completed yet: 2 Pods are being evicted',
        )
      : condition('Deleting', false, 'NotDeleting', created),
    condition('Paused', false, 'NotPaused', created),
  ];
}

function healthCheckConditions(state: MachineState, at: string) {
  return state === 'unhealthy'
    ? [
        condition(
          'HealthCheckSucceeded',
          false,
          'UnhealthyNode',
          at,
          'Health check failed: Node.Ready is Unknown for more than 5m',
        ),
        condition(
          'OwnerRemediated',
          false,
          'WaitingForRemediation',
          at,
          'Waiting for remediation',
        ),
      ]
    : [condition('HealthCheckSucceeded', true, 'HealthCheckSucceeded', at)];
}

function controlPlaneConditions(state: MachineState, at: string) {
  const healthy = state === 'unreachable' ? 'Unknown' : state === 'running';
  const reasons = {
    true: 'Running',
    false: 'Failed',
    Unknown: 'InspectionFailed',
  };
  const reason = reasons[`${healthy}`];
  return [
    ...[
      'APIServerPodHealthy',
      'ControllerManagerPodHealthy',
      'SchedulerPodHealthy',
      'EtcdPodHealthy',
    ].map(type => condition(type, healthy, reason, at)),
    condition(
      'EtcdMemberHealthy',
      healthy,
      healthy === true ? 'Healthy' : 'NotHealthy',
      at,
    ),
  ];
}
