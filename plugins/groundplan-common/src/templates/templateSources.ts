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

import { EntityDomain } from '../domain/EntityDomain';
import { CLUSTER_API_GROUP } from '../cluster-api/kinds';
import { clusterClassFacts } from './cluster-class/clusterClassFacts';
import { CAPI_TEMPLATE_GROUP, GITOPS_TEMPLATE_GROUP } from './kinds';
import { parameterTemplateFacts } from './parametrised/parameterTemplateFacts';

/** The objects that forms are made of, as Template entities. @public */
export const templateSources: EntityDomain<'templates'> = {
  id: 'templates',
  subjects: [
    {
      group: CLUSTER_API_GROUP,
      kind: 'ClusterClass',
      segment: 'cluster-class',
      entityKind: 'Template',
    },
    {
      group: CAPI_TEMPLATE_GROUP,
      kind: 'CAPITemplate',
      segment: 'capi-template',
      entityKind: 'Template',
    },
    {
      group: GITOPS_TEMPLATE_GROUP,
      kind: 'GitOpsTemplate',
      segment: 'gitops-template',
      entityKind: 'Template',
    },
  ],
  related: () => [],
  affected: () => [],
  facts: (object, _, { host, readTemplate }) =>
    object.kind === 'ClusterClass'
      ? clusterClassFacts(object, host)
      : parameterTemplateFacts(
          object,
          host,
          readTemplate?.(object) ?? { parameters: [], problems: [] },
        ),
};
