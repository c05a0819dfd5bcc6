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
  aMachineSet,
  allReplicas,
  anInfrastructureCluster,
  anInfrastructureMachine,
} from './builders';
import { ObjectOptions, aRefTo } from './objects';

/** The objects of one cluster, by what they are. */
export interface ClusterScenario {
  cluster: KubernetesObject;
  controlPlane: KubernetesObject;
  infrastructure: KubernetesObject;
  controlPlaneMachines: KubernetesObject[];
  deployment: KubernetesObject;
  machineSet: KubernetesObject;
  workers: KubernetesObject[];
  /** All of them, the infrastructure machines included; the Cluster first. */
  all: KubernetesObject[];
}

/** A healthy kubeadm cluster: three control plane machines and `workers`. */
export function aKubeadmCluster(options: {
  name?: string;
  namespace?: string;
  workers?: number;
  cluster?: ObjectOptions;
}): ClusterScenario {
  const name = options.name ?? 'demo';
  const count = options.workers ?? 3;
  const common = { cluster: name, namespace: options.namespace };
  const infrastructure = anInfrastructureCluster('DevCluster', {
    ...common,
    name,
  });
  const controlPlane = aKubeadmControlPlane({ ...common, name: `${name}-cp` });
  const cluster = aCluster({
    ...common,
    ...options.cluster,
    name,
    spec: {
      infrastructureRef: aRefTo(infrastructure),
      controlPlaneRef: aRefTo(controlPlane),
      ...options.cluster?.spec,
    },
    status: {
      controlPlane: { desiredReplicas: 3, ...allReplicas(3) },
      workers: { desiredReplicas: count, ...allReplicas(count) },
      ...options.cluster?.status,
    },
  });
  const controlPlaneMachines = [1, 2, 3].map(index =>
    aMachine({
      ...common,
      name: `${name}-cp-${index}`,
      labels: CONTROL_PLANE_LABELS,
      ownedBy: controlPlane,
    }),
  );
  const deployment = aMachineDeployment({
    ...common,
    name: `${name}-md`,
    spec: { replicas: count },
    status: allReplicas(count),
  });
  const machineSet = aMachineSet({
    ...common,
    name: `${name}-md-1`,
    ownedBy: deployment,
    spec: { replicas: count },
    status: allReplicas(count),
  });
  const workers = Array.from({ length: count }, (_, index) =>
    aMachine({
      ...common,
      name: `${name}-md-1-${index}`,
      labels: { 'cluster.x-k8s.io/deployment-name': `${name}-md` },
      ownedBy: machineSet,
    }),
  );
  const infrastructureMachines = [...controlPlaneMachines, ...workers].map(
    machine =>
      anInfrastructureMachine('DevMachine', {
        ...common,
        name: machine.metadata.name,
        ownedBy: machine,
      }),
  );
  return {
    cluster,
    controlPlane,
    infrastructure,
    controlPlaneMachines,
    deployment,
    machineSet,
    workers,
    all: [
      cluster,
      infrastructure,
      controlPlane,
      ...controlPlaneMachines,
      deployment,
      machineSet,
      ...workers,
      ...infrastructureMachines,
    ],
  };
}
