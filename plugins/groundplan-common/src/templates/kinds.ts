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

/** The API group of CAPITemplate. @public */
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
 * What is kept of the templates of Weave GitOps. What is kept of a ClusterClass
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
];
