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

import { NewObject } from '../../kubernetes-api';
import { condition } from '../condition';
import { stableSuffix } from '../stableId';
import { ownedBy } from '../World';
import { ClusterModel, GroupModel, MachineModel } from './ClusterModel';
import { groupConditions, groupCounters } from './groupConditions';
import { infrastructureRef } from './infrastructureObjects';
import { isReady } from './machineConditions';
import { machineObjects } from './machineObjects';

/** Whether enough machines work; none may be missing by default. @internal */
export function deploymentAvailability({
  name,
  machines,
  desired,
}: GroupModel): {
  available: boolean;
  message: string;
} {
  const ready = machines.filter(isReady).length;
  return ready >= desired
    ? { available: true, message: '' }
    : {
        available: false,
        message: `* MachineDeployment ${name}: ${ready} available replicas, at least ${desired} required (spec.strategy.rollout.maxUnavailable is 0, spec.replicas is ${desired})`,
      };
}

function template(model: ClusterModel, name: string, version: string) {
  return {
    metadata: { labels: { 'cluster.x-k8s.io/cluster-name': model.name } },
    spec: {
      clusterName: model.name,
      version,
      bootstrap: {
        configRef: {
          apiGroup: 'bootstrap.cluster.x-k8s.io',
          kind: 'KubeadmConfigTemplate',
          name,
        },
      },
      infrastructureRef: infrastructureRef(
        model.provider,
        'MachineTemplate',
        name,
      ),
    },
  };
}

/** The set of one version: sets of older versions shrink during a roll-out. */
function machineSetObjects(
  model: ClusterModel,
  group: GroupModel,
  deployment: NewObject,
  version: string,
  machines: MachineModel[],
): NewObject[] {
  const name = `${group.name}-${stableSuffix(`${group.name}/${version}`)}`;
  const labels = {
    'cluster.x-k8s.io/deployment-name': group.name,
    'cluster.x-k8s.io/set-name': name,
  };
  const desired = version === group.version ? group.desired : machines.length;
  const part = { ...group, name, version, machines, desired };
  const { versions, ...counters } = groupCounters(part);
  const set: NewObject = {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'MachineSet',
    metadata: {
      name,
      namespace: model.namespace,
      creationTimestamp: model.created,
      labels: { 'cluster.x-k8s.io/cluster-name': model.name, ...labels },
      ownerReferences: [ownedBy(deployment)],
    },
    spec: {
      clusterName: model.name,
      replicas: desired,
      selector: { matchLabels: labels },
      template: template(model, group.name, version),
    },
    status: {
      observedGeneration: 1,
      ...counters,
      conditions: groupConditions(part, model.since).filter(
        ({ type }) => type !== 'RollingOut',
      ),
    },
  };
  return [
    set,
    ...machines.flatMap(machine =>
      machineObjects(model, machine, {
        wanted: group.version,
        owner: set,
        labels,
      }),
    ),
  ];
}

function phase({ machines, desired }: GroupModel): string {
  if (machines.length === desired) {
    return 'Running';
  }
  return machines.length < desired ? 'ScalingUp' : 'ScalingDown';
}

/** A MachineDeployment with its sets and machines. @internal */
export function deploymentObjects(
  model: ClusterModel,
  group: GroupModel,
  cluster: NewObject,
): NewObject[] {
  const { available, message } = deploymentAvailability(group);
  const object: NewObject = {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'MachineDeployment',
    metadata: {
      name: group.name,
      namespace: model.namespace,
      creationTimestamp: model.created,
      labels: { 'cluster.x-k8s.io/cluster-name': model.name },
      ownerReferences: [ownedBy(cluster, false)],
    },
    spec: {
      clusterName: model.name,
      replicas: group.desired,
      ...(group.paused && { paused: true }),
      selector: {
        matchLabels: { 'cluster.x-k8s.io/deployment-name': group.name },
      },
      rollout: {
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
        },
      },
      template: template(model, group.name, group.version),
    },
    status: {
      observedGeneration: 1,
      ...groupCounters(group),
      phase: phase(group),
      selector: `cluster.x-k8s.io/deployment-name=${group.name}`,
      conditions: [
        condition(
          'Available',
          available,
          available ? 'Available' : 'NotAvailable',
          model.since,
          message.replace(/^\* MachineDeployment [^:]+: /, ''),
        ),
        ...groupConditions(group, model.since),
      ],
    },
  };
  const versions = new Set([
    ...group.machines.map(machine => machine.version),
    group.version,
  ]);
  return [
    object,
    ...[...versions].flatMap(version =>
      machineSetObjects(
        model,
        group,
        object,
        version,
        group.machines.filter(machine => machine.version === version),
      ),
    ),
  ];
}
