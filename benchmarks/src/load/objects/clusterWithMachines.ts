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

import { cluster } from './cluster';
import { conditions, deprecatedConditions } from './conditions';
import { CLUSTER_API, CONTROL_PLANE, INFRASTRUCTURE, VERSION } from './groups';
import { LoadObject, loadObject } from './loadObject';
import { machineWithParts } from './machineWithParts';
import { ownedBy } from './ownedBy';

/** A Cluster with its control plane, machines and what these stand on. */
export function clusterWithMachines(
  namespace: string,
  name: string,
  machines: number,
): LoadObject[] {
  const options = {
    version: 'v1beta2',
    namespace,
    labels: {
      'cluster.x-k8s.io/cluster-name': name,
      'topology.cluster.x-k8s.io/owned': '',
    },
    annotations: {
      'cluster.x-k8s.io/cloned-from-groupkind': 'DevClusterTemplate',
      'cluster.x-k8s.io/cloned-from-name': 'standard',
    },
    ownerReferences: ownedBy(`${CLUSTER_API}/v1beta2`, 'Cluster', name),
  };
  return [
    cluster(namespace, name),
    loadObject({
      ...options,
      group: INFRASTRUCTURE,
      plural: 'devclusters',
      kind: 'DevCluster',
      name,
      finalizers: ['devcluster.infrastructure.cluster.x-k8s.io'],
      status: {
        initialization: { provisioned: true },
        conditions: conditions(name, ['Ready=True/Ready']),
      },
    }),
    loadObject({
      ...options,
      group: CONTROL_PLANE,
      plural: 'kubeadmcontrolplanes',
      kind: 'KubeadmControlPlane',
      name: `${name}-control-plane`,
      finalizers: ['kubeadm.controlplane.cluster.x-k8s.io'],
      spec: { replicas: 3, version: VERSION },
      status: {
        observedGeneration: 3,
        initialization: { controlPlaneInitialized: true },
        replicas: 3,
        readyReplicas: 3,
        availableReplicas: 3,
        upToDateReplicas: 3,
        version: VERSION,
        conditions: conditions(name, [
          'Available=True/Available',
          'Initialized=True/Initialized',
          'EtcdClusterHealthy=True/Healthy',
          'ControlPlaneComponentsHealthy=True/Healthy',
          'CertificatesAvailable=True/Available',
          'MachinesReady=True/Ready',
          'MachinesUpToDate=True/UpToDate',
          'RollingOut=False/NotRollingOut',
          'Remediating=False/NotRemediating',
          'ScalingDown=False/NotScalingDown',
          'ScalingUp=False/NotScalingUp',
          'Paused=False/NotPaused',
          'Deleting=False/NotDeleting',
        ]),
        deprecated: deprecatedConditions(name, [
          'Ready',
          'Available',
          'CertificatesAvailable',
          'ControlPlaneComponentsHealthy',
          'EtcdClusterHealthy',
          'MachinesReady',
        ]),
      },
    }),
    ...Array.from({ length: machines }, (_, i) =>
      machineWithParts(namespace, name, i),
    ).flat(),
  ];
}
