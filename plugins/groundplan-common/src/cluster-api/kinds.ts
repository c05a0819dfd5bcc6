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

import { KindRule } from '../domain/Domain';
import { PAUSED_ANNOTATION } from './contract/isPaused';

/** The group of Cluster API's own kinds. @public */
export const CLUSTER_API_GROUP = 'cluster.x-k8s.io';

/** v1beta2 has the metav1 conditions; v1beta1 is served until v1.16. */
const VERSIONS = ['v1beta2', 'v1beta1'];

/**
 * What every kind of Cluster API reports. `status.v1beta2` is where v1beta1
 * objects of Cluster API 1.9 and later keep their metav1 conditions and
 * counters; of `status.deprecated` only the failure is shown, as a note.
 */
const REPORTED = [
  'status.conditions',
  'status.v1beta2',
  'status.phase',
  'status.observedGeneration',
  'status.failureReason',
  'status.failureMessage',
  'status.deprecated.v1beta1.failureReason',
  'status.deprecated.v1beta1.failureMessage',
];

/** The counters of both contracts. */
const COUNTERS = [
  'status.replicas',
  'status.readyReplicas',
  'status.availableReplicas',
  'status.upToDateReplicas',
  'status.updatedReplicas',
  'status.unavailableReplicas',
  'status.versions',
];

/** What sets of machines have in common. */
const MACHINE_TEMPLATE = [
  'spec.clusterName',
  'spec.replicas',
  'spec.template.spec.version',
];

/** Whether it has been provisioned, in both contracts. */
const INITIALIZATION = [
  'status.initialization',
  'status.infrastructureReady',
  'status.bootstrapReady',
];

/** Of what is part of a cluster nobody reads another. */
const ANNOTATIONS_OF_PARTS = [PAUSED_ANNOTATION];

/** Where they are, an autoscaler decides how many machines a set has. @public */
export const AUTOSCALER_ANNOTATIONS = [
  'cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size',
  'cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size',
  'cluster.x-k8s.io/replicas-managed-by',
];

const ANNOTATIONS_OF_SETS = [PAUSED_ANNOTATION, ...AUTOSCALER_ANNOTATIONS];

const cluster: KindRule = {
  group: CLUSTER_API_GROUP,
  kind: 'Cluster',
  versions: VERSIONS,
  fields: [
    'spec.paused',
    'spec.availabilityGates',
    'spec.controlPlaneEndpoint',
    'spec.controlPlaneRef',
    'spec.infrastructureRef',
    'spec.topology.class',
    'spec.topology.classNamespace',
    'spec.topology.classRef',
    'spec.topology.version',
    'spec.topology.controlPlane.replicas',
    'spec.topology.workers.machineDeployments.*.name',
    'spec.topology.workers.machineDeployments.*.replicas',
    'spec.topology.workers.machineDeployments.*.metadata.annotations',
    'spec.topology.workers.machinePools.*.name',
    'spec.topology.workers.machinePools.*.replicas',
    'spec.topology.workers.machinePools.*.metadata.annotations',
    'spec.topology.variables.*.name',
    'spec.topology.variables.*.value',
    ...REPORTED,
    ...INITIALIZATION,
    'status.controlPlaneReady',
    'status.controlPlane',
    'status.workers',
    'status.failureDomains',
  ],
};

const machineDeployment: KindRule = {
  group: CLUSTER_API_GROUP,
  kind: 'MachineDeployment',
  versions: VERSIONS,
  annotations: ANNOTATIONS_OF_SETS,
  fields: [
    ...MACHINE_TEMPLATE,
    'spec.paused',
    'spec.strategy.rollingUpdate.maxUnavailable',
    'spec.rollout.strategy.rollingUpdate.maxUnavailable',
    ...REPORTED,
    ...COUNTERS,
  ],
};

const machineSet: KindRule = {
  group: CLUSTER_API_GROUP,
  kind: 'MachineSet',
  versions: VERSIONS,
  annotations: ANNOTATIONS_OF_PARTS,
  fields: [...MACHINE_TEMPLATE, ...REPORTED, ...COUNTERS],
};

const machinePool: KindRule = {
  group: CLUSTER_API_GROUP,
  kind: 'MachinePool',
  versions: VERSIONS,
  annotations: ANNOTATIONS_OF_SETS,
  fields: [
    ...MACHINE_TEMPLATE,
    'spec.template.spec.infrastructureRef',
    ...REPORTED,
    ...COUNTERS,
    ...INITIALIZATION,
  ],
};

/** Twenty of them for every cluster: few fields. */
const machine: KindRule = {
  group: CLUSTER_API_GROUP,
  kind: 'Machine',
  versions: VERSIONS,
  annotations: ANNOTATIONS_OF_PARTS,
  fields: [
    'spec.clusterName',
    'spec.version',
    'spec.infrastructureRef',
    ...REPORTED,
    ...INITIALIZATION,
    'status.nodeRef.name',
    'status.certificatesExpiryDate',
  ],
};

const machineHealthCheck: KindRule = {
  group: CLUSTER_API_GROUP,
  kind: 'MachineHealthCheck',
  versions: VERSIONS,
  annotations: ANNOTATIONS_OF_PARTS,
  fields: [
    'spec.clusterName',
    'spec.selector',
    'spec.nodeStartupTimeout',
    'spec.checks.nodeStartupTimeoutSeconds',
    ...REPORTED,
    'status.expectedMachines',
    'status.currentHealthy',
    'status.remediationsAllowed',
    'status.targets',
  ],
};

const clusterClass: KindRule = {
  group: CLUSTER_API_GROUP,
  kind: 'ClusterClass',
  versions: VERSIONS,
  fields: [
    'spec.availabilityGates',
    // What the form of its clusters is made of.
    'spec.variables',
    'spec.kubernetesVersions',
    'spec.infrastructure.ref.kind',
    'spec.infrastructure.templateRef.kind',
    'spec.controlPlane.machineInfrastructure.ref.kind',
    'spec.controlPlane.machineInfrastructure.templateRef.kind',
    'spec.workers.machineDeployments.*.class',
    'spec.workers.machinePools.*.class',
    'status.variables',
    ...REPORTED,
  ],
};

/**
 * Control planes, infrastructure clusters, machines and pools of any provider,
 * also of ones that nobody has heard of, as the provider contracts lay them out.
 *
 * Not mirrored: templates and identities (nothing reports on them), bootstrap
 * configurations (cloud-init with secrets; their Machine says whether they are
 * ready), add-ons, IP addresses and runtime extensions.
 */
const provider: KindRule = {
  groupSuffix: `.${CLUSTER_API_GROUP}`,
  kind: '*',
  exceptKinds:
    /(Template|Config|Identity|List|Remediation)$|^(Global)?InClusterIPPool$|^IPAddress|^ClusterResourceSet|^Helm(Chart|Release)Proxy$|^Metal3(Data|DataClaim|IPPool)$|^VSphere(VM|FailureDomain|DeploymentZone)$/,
  versions: VERSIONS,
  annotations: ANNOTATIONS_OF_PARTS,
  fields: [
    'spec.replicas',
    'spec.version',
    'spec.controlPlaneEndpoint',
    // GCPManagedControlPlane
    'spec.endpoint',
    'spec.clusterName',
    'spec.project',
    'spec.location',
    // AWSCluster, AWSManagedControlPlane, DOCluster
    'spec.eksClusterName',
    'spec.region',
    // AzureManagedControlPlane
    'spec.resourceGroupName',
    'spec.subscriptionID',
    // AzureASOManaged*: names of the Azure resources, never their specs
    'spec.resources.*.kind',
    'spec.resources.*.metadata.name',
    'spec.resources.*.spec.azureName',
    'spec.resources.*.spec.owner.name',
    ...REPORTED,
    ...COUNTERS,
    'status.initialization',
    'status.initialized',
    'status.ready',
    'status.version',
    'status.controlPlaneEndpoint',
    'status.failureDomains',
    // AWSManagedControlPlane
    'status.addons.*.name',
    'status.addons.*.version',
    'status.addons.*.status',
    'status.addons.*.issues',
    // AzureASOManaged*
    'status.resources.*.ready',
    'status.resources.*.resource',
    // AzureManagedMachinePool
    'status.errorReason',
    'status.errorMessage',
  ],
};

/** Labels and annotations name the owner of what lives in it. */
const namespace: KindRule = {
  group: '',
  kind: 'Namespace',
  versions: ['v1'],
  fields: [],
};

/**
 * What is read of Cluster API: nothing of `kubeadmConfigSpec`, of bootstrap
 * configurations or of any other field that may carry a secret.
 *
 * @public
 */
export const clusterApiKinds: KindRule[] = [
  cluster,
  machineDeployment,
  machineSet,
  machinePool,
  machine,
  machineHealthCheck,
  clusterClass,
  provider,
  namespace,
];
