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
import { GITOPS_CLUSTER_GROUP } from '../gitops/kinds';

/** The API group of CAPITemplate, ClusterBootstrapConfig and SecretSync. @public */
export const CAPI_TEMPLATE_GROUP = 'capi.weave.works';

/** The API group of GitOpsTemplate. @public */
export const GITOPS_TEMPLATE_GROUP = 'templates.weave.works';

/** All that a template is rendered from. */
const FIELDS = [
  'spec.description',
  'spec.renderType',
  'spec.params',
  'spec.charts',
  'spec.resourcetemplates',
];

/**
 * What is kept of the templates of Weave GitOps, and of what selects the clusters
 * that are made from them. What is kept of a ClusterClass
 * stands with the kinds of Cluster API.
 *
 * @public
 */
export const templateKinds: KindRule[] = [
  {
    group: CAPI_TEMPLATE_GROUP,
    kind: 'CAPITemplate',
    versions: ['v1alpha2', 'v1alpha1'],
    fields: FIELDS,
  },
  {
    group: GITOPS_TEMPLATE_GROUP,
    kind: 'GitOpsTemplate',
    versions: ['v1alpha2', 'v1alpha1'],
    fields: FIELDS,
  },
  // What happens to a cluster once it is there. Jobs may hold secrets, and never
  // enter the mirror.
  {
    group: CAPI_TEMPLATE_GROUP,
    kind: 'ClusterBootstrapConfig',
    versions: ['v1alpha1'],
    onlyWithGroup: GITOPS_CLUSTER_GROUP,
    fields: [
      'spec.clusterSelector',
      'spec.requireClusterReady',
      'spec.requireClusterProvisioned',
    ],
  },
  {
    group: CAPI_TEMPLATE_GROUP,
    kind: 'SecretSync',
    versions: ['v1alpha1'],
    onlyWithGroup: GITOPS_CLUSTER_GROUP,
    fields: [
      'spec.clusterSelector',
      'spec.secretRef.name',
      'spec.targetNamespace',
    ],
  },
];
