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

import { ANNOTATION_DEPLOYS } from '../annotations';
import { EntityFacts } from '../domain/EntityDomain';
import { getList, getString, KubernetesObject } from '../kubernetes';

/** As Cluster API calls the Secret of a cluster's kubeconfig. */
const KUBECONFIG = /^(.+)-kubeconfig$/;

/**
 * What a release says of its entity: it depends on the cluster that it goes to,
 * on the Terraform resources whose outputs are its values, and on the releases
 * that come first; the service that it deploys depends on it.
 *
 * @internal
 */
export function deploymentFacts(
  release: KubernetesObject,
  related: KubernetesObject[],
): EntityFacts {
  const { spec, metadata } = release;
  const { namespace, annotations = {} } = metadata;
  const chart =
    getString(spec, 'chart', 'spec', 'chart') ??
    getString(spec, 'chartRef', 'name');
  const target = getString(spec, 'targetNamespace') ?? namespace;
  const deploys = annotations[ANNOTATION_DEPLOYS];
  return {
    segment: 'deployment',
    type: 'deployment',
    description: chart && `Helm chart ${chart} in the namespace ${target}`,
    tags: [],
    links: [],
    dependsOn: [
      ...clusters(release, related),
      ...terraforms(release, related),
      ...getList(spec, 'dependsOn').flatMap(on => {
        const name = getString(on, 'name');
        return name
          ? {
              segment: 'deployment' as const,
              namespace: getString(on, 'namespace') ?? namespace,
              name,
            }
          : [];
      }),
    ],
    ...(deploys && { dependencyOf: [deploys] }),
    annotations: {},
  };
}

function clusters(
  { spec, metadata: { namespace } }: KubernetesObject,
  related: KubernetesObject[],
): EntityFacts['dependsOn'] {
  const secret = getString(spec, 'kubeConfig', 'secretRef', 'name');
  if (secret === undefined) {
    return [];
  }
  const cluster = KUBECONFIG.exec(secret)?.[1];
  return [
    ...(cluster
      ? [{ segment: 'cluster' as const, namespace, name: cluster }]
      : []),
    ...related
      .filter(
        ({ kind, ...other }) =>
          kind === 'GitopsCluster' &&
          getString(other.spec, 'secretRef', 'name') === secret,
      )
      .map(({ metadata: { name } }) => ({
        segment: 'gitops-cluster' as const,
        namespace,
        name,
      })),
  ];
}

function terraforms(
  { spec, metadata: { namespace } }: KubernetesObject,
  related: KubernetesObject[],
): EntityFacts['dependsOn'] {
  const secrets = getList(spec, 'valuesFrom')
    .filter(from => getString(from, 'kind') === 'Secret')
    .map(from => getString(from, 'name'));
  return related
    .filter(({ kind }) => kind === 'Terraform')
    .filter(other =>
      secrets.includes(getString(other.spec, 'writeOutputsToSecret', 'name')),
    )
    .map(({ metadata: { name } }) => ({
      segment: 'terraform' as const,
      namespace,
      name,
    }));
}
