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

import { CLUSTER_API_GROUP } from '../cluster-api/kinds';
import { KindRule } from '../domain/Domain';
import { getString } from '../kubernetes';

/** The API group of Flux's sources. @public */
export const FLUX_SOURCE_GROUP = 'source.toolkit.fluxcd.io';
/** The API group of Flux's Kustomization. @public */
export const FLUX_KUSTOMIZE_GROUP = 'kustomize.toolkit.fluxcd.io';
/** The API group of Flux's HelmRelease. @public */
export const FLUX_HELM_GROUP = 'helm.toolkit.fluxcd.io';
/** The API group of GitopsCluster. @public */
export const GITOPS_CLUSTER_GROUP = 'gitops.weave.works';

const everyFluxObject = [
  'spec.suspend',
  'spec.interval',
  'status.observedGeneration',
  'status.conditions',
  'status.lastHandledReconcileAt',
];

const everySource = [
  ...everyFluxObject,
  'status.artifact.revision',
  'status.artifact.lastUpdateTime',
];

/**
 * What is kept of Flux objects and of GitopsClusters.
 *
 * @remarks
 * Values and substitutions of releases and kustomizations may hold secrets and
 * never enter the mirror.
 *
 * @public
 */
export const gitopsKinds: KindRule[] = [
  {
    group: FLUX_SOURCE_GROUP,
    kind: 'GitRepository',
    versions: ['v1', 'v1beta2', 'v1beta1'],
    fields: [
      ...everySource,
      'spec.url',
      'spec.ref.branch',
      'spec.ref.tag',
      'spec.ref.semver',
      'spec.ref.name',
      'spec.ref.commit',
    ],
  },
  {
    group: FLUX_SOURCE_GROUP,
    kind: 'OCIRepository',
    versions: ['v1', 'v1beta2'],
    fields: [
      ...everySource,
      'spec.url',
      'spec.ref.tag',
      'spec.ref.semver',
      'spec.ref.digest',
    ],
  },
  {
    group: FLUX_SOURCE_GROUP,
    kind: 'Bucket',
    versions: ['v1', 'v1beta2', 'v1beta1'],
    fields: [
      ...everySource,
      'spec.endpoint',
      'spec.bucketName',
      'spec.prefix',
      'spec.insecure',
    ],
  },
  {
    group: FLUX_SOURCE_GROUP,
    kind: 'HelmRepository',
    versions: ['v1', 'v1beta2', 'v1beta1'],
    fields: [...everySource, 'spec.url', 'spec.type'],
  },
  {
    group: FLUX_KUSTOMIZE_GROUP,
    kind: 'Kustomization',
    versions: ['v1', 'v1beta2', 'v1beta1'],
    fields: [
      ...everyFluxObject,
      'spec.path',
      'spec.sourceRef.kind',
      'spec.sourceRef.name',
      'spec.sourceRef.namespace',
      'spec.dependsOn.*.name',
      'spec.dependsOn.*.namespace',
      'spec.kubeConfig.secretRef.name',
      'spec.kubeConfig.configMapRef.name',
      'status.lastAppliedRevision',
      'status.lastAttemptedRevision',
      'status.inventory.entries.*.id',
      'status.inventory.entries.*.v',
    ],
  },
  {
    group: FLUX_HELM_GROUP,
    kind: 'HelmRelease',
    versions: ['v2', 'v2beta2', 'v2beta1'],
    fields: [
      ...everyFluxObject,
      'spec.releaseName',
      'spec.targetNamespace',
      'spec.chart.spec.chart',
      'spec.chart.spec.version',
      'spec.chart.spec.sourceRef.kind',
      'spec.chart.spec.sourceRef.name',
      'spec.chart.spec.sourceRef.namespace',
      'spec.chartRef.kind',
      'spec.chartRef.name',
      'spec.chartRef.namespace',
      'spec.dependsOn.*.name',
      'spec.dependsOn.*.namespace',
      'spec.kubeConfig.secretRef.name',
      'spec.kubeConfig.configMapRef.name',
      // Where values come from, never what they are
      'spec.valuesFrom.*.kind',
      'spec.valuesFrom.*.name',
      'status.failures',
      'status.installFailures',
      'status.upgradeFailures',
      'status.lastAttemptedRevision',
      'status.lastAppliedRevision',
      'status.history.*.chartName',
      'status.history.*.chartVersion',
      'status.history.*.appVersion',
      'status.history.*.status',
      'status.history.*.version',
      'status.history.*.lastDeployed',
    ],
  },
  {
    group: GITOPS_CLUSTER_GROUP,
    kind: 'GitopsCluster',
    versions: ['v1alpha1'],
    fields: [
      'spec.secretRef.name',
      'spec.capiClusterRef.name',
      'status.conditions',
    ],
    refersTo: ({ spec, metadata: { namespace } }) => {
      const name = getString(spec, 'capiClusterRef', 'name');
      return name
        ? [{ group: CLUSTER_API_GROUP, kind: 'Cluster', namespace, name }]
        : [];
    },
  },
];
