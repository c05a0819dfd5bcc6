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
import { KubernetesObject } from '../../kubernetes';
import {
  CONTROL_PLANE_LABELS,
  aCluster,
  aKubeadmControlPlane,
  aMachine,
  aMachineDeployment,
  aMachinePool,
  aMachineSet,
  anInfrastructureCluster,
  anInfrastructureMachine,
} from './builders';
import { aCondition, aRefTo, aV1Beta1RefTo, anObject } from './objects';

const INFRASTRUCTURE = 'infrastructure.cluster.x-k8s.io';

/** EKS: a control plane without machines, in the first contract, and a pool. */
export function anEksCluster(): KubernetesObject[] {
  const controlPlane = anObject(
    'controlplane.cluster.x-k8s.io/v1beta2',
    'AWSManagedControlPlane',
    {
      name: 'demo-cp',
      spec: {
        eksClusterName: 'team-a_demo',
        region: 'eu-central-1',
        version: 'v1.34',
      },
      status: {
        ready: true,
        initialized: true,
        version: '1.34',
        failureDomains: { 'eu-central-1b': {}, 'eu-central-1a': {} },
        conditions: [aCondition('Ready')],
      },
    },
  );
  const infrastructure = anInfrastructureCluster('AWSManagedCluster', {
    status: { ready: true, initialization: undefined, conditions: undefined },
  });
  const poolInfrastructure = anInfrastructureMachine('AWSManagedMachinePool', {
    name: 'demo-mp',
    status: {
      ready: true,
      initialization: undefined,
      conditions: [aCondition('Ready')],
    },
  });
  return [
    aCluster({
      spec: {
        controlPlaneRef: aRefTo(controlPlane),
        infrastructureRef: aRefTo(infrastructure),
      },
      status: {
        failureDomains: [
          { name: 'eu-central-1b', controlPlane: true },
          { name: 'eu-central-1a', controlPlane: true },
        ],
      },
    }),
    controlPlane,
    infrastructure,
    aMachinePool({
      spec: {
        template: {
          spec: {
            version: 'v1.34.2',
            infrastructureRef: aRefTo(poolInfrastructure),
          },
        },
      },
    }),
    poolInfrastructure,
  ];
}

/** AKS through the Azure Service Operator: no conditions at all. */
export function anAsoCluster(): KubernetesObject[] {
  const api = `${INFRASTRUCTURE}/v1beta1`;
  const controlPlane = anObject(api, 'AzureASOManagedControlPlane', {
    name: 'demo',
    // Its resources tell the names; the labels may be missing.
    cluster: null,
    spec: {
      version: 'v1.34.1',
      resources: [
        {
          kind: 'ManagedCluster',
          metadata: { name: 'demo' },
          spec: { azureName: 'demo-aks', owner: { name: 'demo-group' } },
        },
      ],
    },
    status: {
      ready: true,
      initialized: true,
      version: 'v1.34.1',
      resources: [{ ready: true, resource: { kind: 'ManagedCluster' } }],
    },
  });
  const infrastructure = anObject(api, 'AzureASOManagedCluster', {
    name: 'demo',
    cluster: null,
    spec: {
      resources: [
        {
          kind: 'ResourceGroup',
          metadata: { name: 'demo-group' },
          spec: { azureName: 'rg-demo' },
        },
      ],
    },
    status: { ready: true },
  });
  return [
    aCluster({
      spec: {
        controlPlaneRef: aRefTo(controlPlane),
        infrastructureRef: aRefTo(infrastructure),
      },
    }),
    controlPlane,
    infrastructure,
  ];
}

/**
 * DigitalOcean droplets with kubeadm, read as v1beta1 of Cluster API 1.8: legacy
 * conditions, and infrastructure without any.
 */
export function aDigitalOceanCluster(): KubernetesObject[] {
  const apiVersion = 'cluster.x-k8s.io/v1beta1';
  const infrastructure = anObject(`${INFRASTRUCTURE}/v1beta1`, 'DOCluster', {
    name: 'demo',
    spec: { region: 'ams3' },
    status: { ready: true },
  });
  const controlPlane = aKubeadmControlPlane({
    apiVersion: 'controlplane.cluster.x-k8s.io/v1beta1',
    spec: { replicas: 1 },
    status: {
      initialization: undefined,
      upToDateReplicas: undefined,
      availableReplicas: undefined,
      initialized: true,
      ready: true,
      replicas: 1,
      readyReplicas: 1,
      updatedReplicas: 1,
      conditions: [aCondition('Ready'), aCondition('Available')],
    },
  });
  const deployment = aMachineDeployment({
    apiVersion,
    spec: { replicas: 1 },
    status: {
      replicas: 1,
      readyReplicas: 1,
      availableReplicas: 1,
      upToDateReplicas: undefined,
      updatedReplicas: 1,
      conditions: [aCondition('Ready'), aCondition('Available')],
    },
  });
  const machineSet = aMachineSet({
    apiVersion,
    ownedBy: deployment,
    spec: { replicas: 1 },
    status: { replicas: 1, upToDateReplicas: undefined, conditions: [] },
  });
  const machines = [
    { name: 'demo-cp-1', labels: CONTROL_PLANE_LABELS, ownedBy: controlPlane },
    { name: 'demo-md-1-a', labels: {}, ownedBy: machineSet },
  ].map(machine =>
    aMachine({
      apiVersion,
      ...machine,
      spec: {
        infrastructureRef: {
          apiVersion: `${INFRASTRUCTURE}/v1beta1`,
          kind: 'DOMachine',
          name: machine.name,
        },
      },
      status: {
        initialization: undefined,
        infrastructureReady: true,
        bootstrapReady: true,
        conditions: [aCondition('Ready')],
      },
    }),
  );
  return [
    aCluster({
      apiVersion,
      spec: {
        controlPlaneRef: aV1Beta1RefTo(controlPlane),
        infrastructureRef: aV1Beta1RefTo(infrastructure),
      },
      status: {
        initialization: undefined,
        infrastructureReady: true,
        controlPlaneReady: true,
        failureDomains: { ams3: { controlPlane: true } },
        conditions: [
          aCondition('Ready'),
          aCondition('ControlPlaneReady'),
          aCondition('InfrastructureReady'),
          aCondition('ControlPlaneInitialized'),
        ],
      },
    }),
    infrastructure,
    controlPlane,
    deployment,
    machineSet,
    ...machines,
    ...machines.map(machine =>
      anObject(`${INFRASTRUCTURE}/v1beta1`, 'DOMachine', {
        name: machine.metadata.name,
        ownedBy: machine,
        status: { ready: true, instanceStatus: 'active' },
      }),
    ),
  ];
}
