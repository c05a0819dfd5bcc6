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

import { ApiObject, LocalClient } from '../../../kubernetes-api';
import { valueAt } from '../../../kubernetes-api/ApiObject';

/**
 * What is wrong with a release's kubeconfig, if anything. The Secrets of clusters
 * are not in the sandbox: it is there where the cluster is.
 *
 * @internal
 */
export function findKubeConfig(
  client: LocalClient,
  release: ApiObject,
): string | undefined {
  if (valueAt(release, ['spec', 'kubeConfig']) === undefined) {
    return undefined;
  }
  const name = valueAt(release, ['spec', 'kubeConfig', 'secretRef', 'name']);
  const { namespace } = release.metadata;
  const listOf = (group: string, plural: string) =>
    client
      .list({ group, plural })
      .filter(({ metadata }) => metadata.namespace === namespace);
  const isThere =
    listOf('', 'secrets').some(({ metadata }) => metadata.name === name) ||
    listOf('cluster.x-k8s.io', 'clusters').some(
      cluster =>
        `${cluster.metadata.name}-kubeconfig` === name &&
        valueAt(cluster, ['status', 'phase']) === 'Provisioned',
    ) ||
    listOf('gitops.weave.works', 'gitopsclusters').some(
      cluster => valueAt(cluster, ['spec', 'secretRef', 'name']) === name,
    );
  return isThere
    ? undefined
    : `could not get kubeconfig: Secret "${name}" not found`;
}
