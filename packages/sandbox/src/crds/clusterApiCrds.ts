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

import {
  CustomResourceDefinition,
  StructuralSchema,
} from './CustomResourceDefinition';
import { CrdDefinition, defineCrd } from './defineCrd';
import { conditionColumn, conditions, schema } from './schema';

const GROUP = 'cluster.x-k8s.io';

const { any, boolean, closed, int64, integer, list, open, string } = schema;

const endpoint = closed({ host: string, port: integer });

/** Both shapes: v1beta1 has apiVersion and namespace, v1beta2 has apiGroup. */
const reference = closed({
  apiVersion: string,
  apiGroup: string,
  kind: string,
  name: string,
  namespace: string,
});

const counters = open({
  desiredReplicas: integer,
  replicas: integer,
  readyReplicas: integer,
  availableReplicas: integer,
  upToDateReplicas: integer,
});

const machineSpec = open(
  {
    clusterName: { ...string, minLength: 1 },
    version: string,
    providerID: string,
    failureDomain: string,
    infrastructureRef: reference,
    bootstrap: any,
  },
  ['clusterName'],
);

const machineTemplate = open({ metadata: any, spec: machineSpec });

function phases(...extra: string[]): StructuralSchema {
  return schema.choice(
    'Pending',
    'Provisioning',
    'Provisioned',
    'Running',
    'Deleting',
    'Failed',
    'Unknown',
    ...extra,
  );
}

function scalable(extra: Record<string, StructuralSchema>): StructuralSchema {
  return open({
    observedGeneration: int64,
    conditions,
    replicas: integer,
    readyReplicas: integer,
    availableReplicas: integer,
    upToDateReplicas: integer,
    updatedReplicas: integer,
    unavailableReplicas: integer,
    selector: string,
    ...extra,
  });
}

const setSpec = open(
  {
    clusterName: { ...string, minLength: 1 },
    replicas: integer,
    paused: boolean,
    selector: any,
    template: machineTemplate,
  },
  ['clusterName'],
);

const definitions: Omit<CrdDefinition, 'group' | 'versions'>[] = [
  {
    kind: 'Cluster',
    shortNames: ['cl'],
    spec: open({
      paused: boolean,
      controlPlaneEndpoint: endpoint,
      controlPlaneRef: reference,
      infrastructureRef: reference,
      topology: any,
      clusterNetwork: any,
    }),
    status: open({
      observedGeneration: int64,
      conditions,
      phase: phases(),
      controlPlane: counters,
      workers: counters,
      infrastructureReady: boolean,
      controlPlaneReady: boolean,
    }),
    columns: [
      conditionColumn('Available'),
      { name: 'Phase', type: 'string', jsonPath: '.status.phase' },
      { name: 'Version', type: 'string', jsonPath: '.spec.topology.version' },
    ],
  },
  {
    kind: 'MachineDeployment',
    shortNames: ['md'],
    spec: setSpec,
    status: scalable({ phase: phases('ScalingUp', 'ScalingDown') }),
    columns: [conditionColumn('Available')],
  },
  {
    kind: 'MachineSet',
    shortNames: ['ms'],
    spec: setSpec,
    status: scalable({}),
  },
  {
    kind: 'MachinePool',
    shortNames: ['mp'],
    spec: setSpec,
    status: scalable({
      phase: phases('ScalingUp', 'ScalingDown', 'Scaling'),
      bootstrapReady: boolean,
      infrastructureReady: boolean,
    }),
  },
  {
    kind: 'Machine',
    shortNames: ['ma'],
    spec: machineSpec,
    status: open({
      observedGeneration: int64,
      conditions,
      phase: phases('Updating'),
      certificatesExpiryDate: schema.time,
      nodeRef: any,
      nodeInfo: any,
      addresses: list(any),
    }),
    columns: [
      { name: 'Cluster', type: 'string', jsonPath: '.spec.clusterName' },
      { name: 'Node', type: 'string', jsonPath: '.status.nodeRef.name' },
      { name: 'Phase', type: 'string', jsonPath: '.status.phase' },
    ],
  },
  {
    kind: 'MachineHealthCheck',
    shortNames: ['mhc', 'mhcs'],
    spec: open({ clusterName: { ...string, minLength: 1 }, selector: any }, [
      'clusterName',
    ]),
    status: open({
      observedGeneration: int64,
      conditions,
      expectedMachines: integer,
      currentHealthy: integer,
      remediationsAllowed: integer,
      targets: list(string),
    }),
  },
  {
    kind: 'ClusterClass',
    plural: 'clusterclasses',
    shortNames: ['cc'],
    spec: open({ infrastructure: any, controlPlane: any, workers: any }),
    status: open({ observedGeneration: int64, conditions }),
  },
];

/**
 * The kinds of Cluster API itself, in the versions given, the stored one first.
 *
 * @public
 */
export function clusterApiCrds(
  versions: string[] = ['v1beta2', 'v1beta1'],
): CustomResourceDefinition[] {
  return definitions.map(definition =>
    defineCrd({
      ...definition,
      group: GROUP,
      categories: ['cluster-api'],
      labels: { 'cluster.x-k8s.io/provider': 'cluster-api' },
      versions,
    }),
  );
}
