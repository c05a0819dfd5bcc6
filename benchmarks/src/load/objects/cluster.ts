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

import { conditions, deprecatedConditions } from './conditions';
import { CLUSTER_API, CONTROL_PLANE, INFRASTRUCTURE, VERSION } from './groups';
import { LoadObject, loadObject } from './loadObject';

/** A healthy Cluster of a class, as kubectl has applied it. */
export function cluster(namespace: string, name: string): LoadObject {
  const replicas = {
    desiredReplicas: 3,
    replicas: 3,
    readyReplicas: 3,
    availableReplicas: 3,
    upToDateReplicas: 3,
    versions: [{ version: VERSION, replicas: 3 }],
  };
  return loadObject({
    group: CLUSTER_API,
    version: 'v1beta2',
    plural: 'clusters',
    kind: 'Cluster',
    namespace,
    name,
    isApplied: true,
    labels: {
      'cluster.x-k8s.io/cluster-name': name,
      'topology.cluster.x-k8s.io/owned': '',
      environment: 'production',
      owner: 'team-platform',
    },
    finalizers: ['cluster.cluster.x-k8s.io'],
    spec: {
      clusterNetwork: {
        services: { cidrBlocks: ['10.128.0.0/12'] },
        pods: { cidrBlocks: ['192.168.0.0/16'] },
        serviceDomain: 'cluster.local',
      },
      controlPlaneEndpoint: { host: '10.1.2.3', port: 6443 },
      infrastructureRef: { apiGroup: INFRASTRUCTURE, kind: 'DevCluster', name },
      controlPlaneRef: {
        apiGroup: CONTROL_PLANE,
        kind: 'KubeadmControlPlane',
        name: `${name}-control-plane`,
      },
      topology: {
        classRef: { name: 'standard', namespace: 'capi-classes' },
        version: VERSION,
        controlPlane: { replicas: 3 },
        variables: [
          { name: 'region', value: 'eu-west-1' },
          { name: 'machineType', value: 'm6i.large' },
          { name: 'highlyAvailable', value: true },
        ],
        workers: {
          machineDeployments: [
            { class: 'worker', name: 'md-0', replicas: 2 },
            { class: 'worker', name: 'md-1', replicas: 1 },
          ],
        },
      },
    },
    status: {
      observedGeneration: 3,
      phase: 'Provisioned',
      initialization: {
        infrastructureProvisioned: true,
        controlPlaneInitialized: true,
      },
      controlPlane: replicas,
      workers: replicas,
      conditions: conditions(name, [
        'Available=True/Available',
        'RemoteConnectionProbe=True/ProbeSucceeded',
        'InfrastructureReady=True/Ready',
        'ControlPlaneInitialized=True/Initialized',
        'ControlPlaneAvailable=True/Available',
        'WorkersAvailable=True/Available',
        'TopologyReconciled=True/ReconcileSucceeded',
        'RollingOut=False/NotRollingOut',
        'Remediating=False/NotRemediating',
        'ScalingDown=False/NotScalingDown',
        'ScalingUp=False/NotScalingUp',
        'ControlPlaneMachinesReady=True/Ready',
        'WorkerMachinesReady=True/Ready',
        'ControlPlaneMachinesUpToDate=True/UpToDate',
        'WorkerMachinesUpToDate=True/UpToDate',
        'Paused=False/NotPaused',
        'Deleting=False/NotDeleting',
      ]),
      deprecated: deprecatedConditions(name, [
        'Ready',
        'ControlPlaneInitialized',
        'ControlPlaneReady',
        'InfrastructureReady',
        'TopologyReconciled',
      ]),
    },
  });
}
