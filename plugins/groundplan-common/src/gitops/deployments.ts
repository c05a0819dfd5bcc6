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

import { EntityDomain, ObjectLookup } from '../domain/EntityDomain';
import { groupOf, getString, KubernetesObject } from '../kubernetes';
import { TERRAFORM_GROUP } from '../terraform/kinds';
import { deploymentFacts } from './deploymentFacts';
import { isDeployment } from './isDeployment';
import { FLUX_HELM_GROUP, GITOPS_CLUSTER_GROUP } from './kinds';

/** What says of a release which cluster it goes to, and what its values are from. */
function isDescribing({ apiVersion, kind }: KubernetesObject): boolean {
  const group = groupOf(apiVersion);
  return (
    (kind === 'GitopsCluster' && group === GITOPS_CLUSTER_GROUP) ||
    (kind === 'Terraform' && group === TERRAFORM_GROUP)
  );
}

function inNamespaceOf(
  { metadata: { namespace } }: KubernetesObject,
  lookup: ObjectLookup,
  ...kinds: [string, string][]
): KubernetesObject[] {
  return kinds.flatMap(([group, kind]) => lookup.list(group, kind, namespace));
}

/** The services that are deployed by Flux, as entities. @public */
export const deployments: EntityDomain<'deployments'> = {
  id: 'deployments',
  subjects: [
    {
      group: FLUX_HELM_GROUP,
      kind: 'HelmRelease',
      segment: 'deployment',
      accepts: isDeployment,
    },
  ],
  describedBy: [
    { group: GITOPS_CLUSTER_GROUP, kind: 'GitopsCluster' },
    { group: TERRAFORM_GROUP, kind: 'Terraform' },
  ],
  related: (release, lookup) =>
    inNamespaceOf(
      release,
      lookup,
      [GITOPS_CLUSTER_GROUP, 'GitopsCluster'],
      [TERRAFORM_GROUP, 'Terraform'],
    ).filter(
      ({ spec }) =>
        getString(spec, 'secretRef', 'name') !== undefined ||
        getString(spec, 'writeOutputsToSecret', 'name') !== undefined,
    ),
  affected: (object, lookup) =>
    isDescribing(object)
      ? inNamespaceOf(object, lookup, [FLUX_HELM_GROUP, 'HelmRelease']).filter(
          isDeployment,
        )
      : [],
  facts: deploymentFacts,
};
