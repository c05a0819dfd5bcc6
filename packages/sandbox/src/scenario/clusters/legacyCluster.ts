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
import { legacyCondition } from '../condition';
import { stableSuffix } from '../stableId';
import { Timeline } from '../Timeline';
import { ownedBy } from '../World';

const NAME = 'ci-runners';
const NAMESPACE = 'team-platform';
const CORE = 'cluster.x-k8s.io/v1beta1';
const INFRASTRUCTURE = 'infrastructure.cluster.x-k8s.io/v1beta1';

/**
 * A cluster of Cluster API before 1.9: v1beta1 alone, and conditions with a
 * severity. One worker has not joined.
 *
 * @internal
 */
export function legacyClusterObjects(timeline: Timeline): NewObject[] {
  const created = timeline.daysAgo(420);
  const since = timeline.minutesAgo(33);
  const notJoined = {
    severity: 'Warning' as const,
    reason: 'WaitingForAvailableMachines',
    message: 'Minimum availability requires 2 replicas, current 1 available',
  };
  const conditions = (types: string[], failed: string[] = []) =>
    types.map(type =>
      failed.includes(type)
        ? legacyCondition(type, since, notJoined)
        : legacyCondition(type, created),
    );
  const meta = (name = NAME) => ({
    name,
    namespace: NAMESPACE,
    creationTimestamp: created,
    labels: { 'cluster.x-k8s.io/cluster-name': NAME },
  });
  const ref = (apiVersion: string, kind: string, name = NAME) => ({
    apiVersion,
    kind,
    name,
    namespace: NAMESPACE,
  });
  const controlPlaneVersion = 'controlplane.cluster.x-k8s.io/v1beta1';
  const cluster: NewObject = {
    apiVersion: CORE,
    kind: 'Cluster',
    metadata: meta(),
    spec: {
      controlPlaneEndpoint: { host: '203.0.113.40', port: 6443 },
      controlPlaneRef: ref(
        controlPlaneVersion,
        'KubeadmControlPlane',
        `${NAME}-cp`,
      ),
      infrastructureRef: ref(INFRASTRUCTURE, 'DOCluster'),
    },
    status: {
      observedGeneration: 1,
      phase: 'Provisioned',
      infrastructureReady: true,
      controlPlaneReady: true,
      conditions: conditions([
        'Ready',
        'ControlPlaneInitialized',
        'ControlPlaneReady',
        'InfrastructureReady',
      ]),
    },
  };
  const controlPlane: NewObject = {
    apiVersion: controlPlaneVersion,
    kind: 'KubeadmControlPlane',
    metadata: { ...meta(`${NAME}-cp`), ownerReferences: [ownedBy(cluster)] },
    spec: {
      replicas: 1,
      version: 'v1.30.4',
      machineTemplate: {
        infrastructureRef: ref(
          INFRASTRUCTURE,
          'DOMachineTemplate',
          `${NAME}-cp`,
        ),
      },
    },
    status: {
      observedGeneration: 1,
      initialized: true,
      ready: true,
      replicas: 1,
      readyReplicas: 1,
      updatedReplicas: 1,
      unavailableReplicas: 0,
      version: 'v1.30.4',
      conditions: conditions([
        'Ready',
        'Available',
        'CertificatesAvailable',
        'ControlPlaneComponentsHealthy',
        'EtcdClusterHealthy',
        'MachinesReady',
        'MachinesSpecUpToDate',
        'Resized',
      ]),
    },
  };
  const deployment: NewObject = {
    apiVersion: CORE,
    kind: 'MachineDeployment',
    metadata: {
      ...meta(`${NAME}-md-0`),
      ownerReferences: [ownedBy(cluster, false)],
    },
    spec: {
      clusterName: NAME,
      replicas: 2,
      selector: {
        matchLabels: { 'cluster.x-k8s.io/deployment-name': `${NAME}-md-0` },
      },
      template: {
        spec: {
          clusterName: NAME,
          version: 'v1.30.4',
          infrastructureRef: ref(
            INFRASTRUCTURE,
            'DOMachineTemplate',
            `${NAME}-md-0`,
          ),
          bootstrap: {},
        },
      },
    },
    status: {
      observedGeneration: 1,
      phase: 'ScalingUp',
      replicas: 2,
      readyReplicas: 1,
      availableReplicas: 1,
      updatedReplicas: 2,
      unavailableReplicas: 1,
      conditions: conditions(
        ['Ready', 'Available', 'MachineSetReady'],
        ['Ready', 'Available'],
      ),
    },
  };
  const set: NewObject = {
    apiVersion: CORE,
    kind: 'MachineSet',
    metadata: {
      ...meta(`${NAME}-md-0-x7f2k`),
      ownerReferences: [ownedBy(deployment)],
    },
    spec: deployment.spec,
    status: {
      observedGeneration: 1,
      replicas: 2,
      readyReplicas: 1,
      availableReplicas: 1,
      conditions: conditions([
        'Ready',
        'MachinesCreated',
        'MachinesReady',
        'Resized',
      ]),
    },
  };
  const machines = [
    {
      name: `${NAME}-cp-${stableSuffix('cp')}`,
      owner: controlPlane,
      ready: true,
    },
    {
      name: `${NAME}-md-0-x7f2k-${stableSuffix('a')}`,
      owner: set,
      ready: true,
    },
    {
      name: `${NAME}-md-0-x7f2k-${stableSuffix('b')}`,
      owner: set,
      ready: false,
    },
  ];
  return [
    cluster,
    controlPlane,
    deployment,
    set,
    {
      apiVersion: INFRASTRUCTURE,
      kind: 'DOCluster',
      metadata: { ...meta(), ownerReferences: [ownedBy(cluster)] },
      spec: { region: 'ams3' },
      status: { ready: true },
    },
    ...machines.flatMap(({ name, owner, ready }) => {
      const machine: NewObject = {
        apiVersion: CORE,
        kind: 'Machine',
        metadata: {
          ...meta(name),
          labels: {
            ...meta().labels,
            ...(owner === controlPlane
              ? { 'cluster.x-k8s.io/control-plane': '' }
              : { 'cluster.x-k8s.io/deployment-name': `${NAME}-md-0` }),
          },
          ownerReferences: [ownedBy(owner)],
        },
        spec: {
          clusterName: NAME,
          version: 'v1.30.4',
          bootstrap: { dataSecretName: name },
          infrastructureRef: ref(INFRASTRUCTURE, 'DOMachine', name),
          providerID: `digitalocean://${stableSuffix(name)}`,
        },
        status: {
          observedGeneration: 1,
          phase: ready ? 'Running' : 'Provisioned',
          bootstrapReady: true,
          infrastructureReady: true,
          ...(ready && { nodeRef: { kind: 'Node', name } }),
          conditions: [
            ...conditions(['BootstrapReady', 'InfrastructureReady']),
            ...(ready
              ? conditions(['Ready', 'NodeHealthy'])
              : [
                  legacyCondition('Ready', since, {
                    severity: 'Warning',
                    reason: 'NodeConditionsFailed',
                    message: 'node has not joined',
                  }),
                  legacyCondition('NodeHealthy', since, {
                    severity: 'Warning',
                    reason: 'NodeConditionsFailed',
                    message: 'node has not joined',
                  }),
                ]),
          ],
        },
      };
      return [
        machine,
        {
          apiVersion: INFRASTRUCTURE,
          kind: 'DOMachine',
          metadata: { ...meta(name), ownerReferences: [ownedBy(machine)] },
          spec: { size: 's-8vcpu-16gb', image: 'ubuntu-22-04-x64' },
          status: { ready: true, instanceStatus: 'active' },
        },
      ];
    }),
  ];
}
