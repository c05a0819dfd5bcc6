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
import { GroupModel } from './ClusterModel';
import { isReady } from './machineConditions';

/** The counters of a group's status. @internal */
export function groupCounters({ machines, version }: GroupModel) {
  const ready = machines.filter(isReady).length;
  const versions = new Map<string, number>();
  for (const machine of machines) {
    versions.set(machine.version, (versions.get(machine.version) ?? 0) + 1);
  }
  return {
    replicas: machines.length,
    readyReplicas: ready,
    availableReplicas: ready,
    upToDateReplicas: machines.filter(machine => machine.version === version)
      .length,
    versions: [...versions]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, replicas]) => ({ version: name, replicas })),
  };
}

/** `* Machine x: …` for at most three machines, as Cluster API writes it. @internal */
export function machinesMessage({ machines }: GroupModel): string {
  const bad = machines.filter(machine => !isReady(machine));
  const lines = bad
    .slice(0, 3)
    .map(({ name, state }) => `* Machine ${name}: ${state.replace('-', ' ')}`);
  if (bad.length > 3) {
    lines.push(`And ${bad.length - 3} Machines with other issues`);
  }
  return lines.join('\n');
}

/** What is the same for control planes and machine deployments. @internal */
export function groupConditions(
  group: GroupModel,
  since: string,
): ConditionValue[] {
  const { machines, desired, version, blocked, remediating } = group;
  const { replicas } = groupCounters(group);
  const unknown = machines.some(({ state }) => state === 'unreachable');
  const allReady = machines.every(isReady);
  const old = machines.filter(machine => machine.version !== version).length;
  const up = replicas < desired;
  const down = replicas > desired;
  const scaling = (direction: string) =>
    blocked
      ? `Scaling ${direction} from ${replicas} to ${desired} replicas is blocked because:\n* ${blocked}`
      : `Scaling ${direction} from ${replicas} to ${desired} replicas`;
  return [
    plainCondition('MachinesReady', unknown ? 'Unknown' : allReady, since, {
      word: 'Ready',
      message: machinesMessage(group),
    }),
    condition(
      'MachinesUpToDate',
      old === 0,
      old ? 'NotUpToDate' : 'UpToDate',
      since,
      old ? `* ${old} Machines: Version ${version} required` : '',
    ),
    condition(
      'RollingOut',
      old > 0,
      old ? 'RollingOut' : 'NotRollingOut',
      since,
      old ? `Rolling out ${old} not up-to-date replicas` : '',
    ),
    condition(
      'ScalingUp',
      up,
      up ? 'ScalingUp' : 'NotScalingUp',
      since,
      up ? scaling('up') : '',
    ),
    condition(
      'ScalingDown',
      down,
      down ? 'ScalingDown' : 'NotScalingDown',
      since,
      down ? scaling('down') : '',
    ),
    condition(
      'Remediating',
      remediating?.active ?? false,
      remediating?.active ? 'Remediating' : 'NotRemediating',
      since,
      remediating?.message,
    ),
    condition('Deleting', false, 'NotDeleting', since),
    condition(
      'Paused',
      group.paused ?? false,
      group.paused ? 'Paused' : 'NotPaused',
      since,
    ),
  ];
}
