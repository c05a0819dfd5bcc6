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
  CAPI_TEMPLATE_GROUP,
  CLUSTER_API_GROUP,
  Finding,
  getBoolean,
  getField,
  getRecord,
  getString,
  GITOPS_CLUSTER_GROUP,
  groupOf,
  KubernetesObject,
  matchesSelector,
  ObjectLookup,
} from 'backstage-plugin-groundplan-common';
import { ManifestObject } from '../Rendered';

/**
 * What Weave GitOps will run on, and copy to, clusters once they are there:
 * configurations of the same namespace that select the GitopsCluster's labels.
 *
 * @param written - the objects of the change as they will be
 * @param namespace - of those that name none
 * @internal
 */
export function bootstrapFindings(
  written: readonly ManifestObject[],
  namespace: string,
  lookup: ObjectLookup,
): Finding[] {
  const placeOf = ({ metadata }: ManifestObject) =>
    metadata.namespace ?? namespace;
  const gitopsClusters = written.filter(it =>
    isA(it, GITOPS_CLUSTER_GROUP, 'GitopsCluster'),
  );
  const isManaged = written.some(({ kind }) =>
    /Managed(ControlPlane|Cluster)$/.test(kind),
  );
  const ofGitopsClusters = gitopsClusters.flatMap(cluster => {
    const select = selecting(lookup, placeOf(cluster), cluster);
    return [
      ...select('ClusterBootstrapConfig').map(config =>
        runs(config, cluster, isManaged),
      ),
      ...select('SecretSync').map(sync => copies(sync, cluster)),
    ];
  });
  const ofClusters = written
    .filter(it => isA(it, CLUSTER_API_GROUP, 'Cluster'))
    .filter(
      cluster =>
        !gitopsClusters.some(it => refersTo(it, cluster, placeOf)) &&
        !lookup
          .list(GITOPS_CLUSTER_GROUP, 'GitopsCluster', placeOf(cluster))
          .some(it => capiClusterOf(it) === cluster.metadata.name),
    )
    .flatMap(cluster =>
      selecting(
        lookup,
        placeOf(cluster),
        cluster,
      )('ClusterBootstrapConfig').map(config => runsNot(config, cluster)),
    );
  return [...ofGitopsClusters, ...ofClusters];
}

function selecting(
  lookup: ObjectLookup,
  namespace: string,
  { metadata }: ManifestObject,
) {
  return (kind: string): KubernetesObject[] =>
    lookup
      .list(CAPI_TEMPLATE_GROUP, kind, namespace)
      .filter(({ spec }) => {
        const selector = getField(spec, 'clusterSelector');
        // Unlike elsewhere, an empty one selects nothing.
        return (
          Object.keys(getRecord(selector) ?? {}).length > 0 &&
          matchesSelector(selector, metadata.labels)
        );
      })
      .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
}

function runs(
  { metadata, spec }: KubernetesObject,
  cluster: ManifestObject,
  isManaged: boolean,
): Finding {
  const waitsForReady = getBoolean(spec, 'requireClusterReady') ?? false;
  const waits = [
    ...(getBoolean(spec, 'requireClusterProvisioned') ? ['provisioned'] : []),
    ...(waitsForReady ? ['ready'] : []),
  ].join(' and ');
  const message = `The ClusterBootstrapConfig ${
    metadata.name
  } will run a job for ${cluster.metadata.name}${
    waits && `, once it is ${waits}`
  }`;
  return isManaged && waitsForReady
    ? {
        id: 'bootstrap-never-ready',
        severity: 'warning',
        message: `${message}; of a managed control plane it never learns that, and waits forever`,
      }
    : { id: 'bootstrap', severity: 'info', message };
}

function copies(
  { metadata, spec }: KubernetesObject,
  cluster: ManifestObject,
): Finding {
  const secret = getString(spec, 'secretRef', 'name') ?? '';
  const target = getString(spec, 'targetNamespace') ?? metadata.namespace;
  return {
    id: 'secret-sync',
    severity: 'info',
    message: `The SecretSync ${metadata.name} will copy the Secret ${secret} to the namespace ${target} of ${cluster.metadata.name}`,
  };
}

function runsNot(
  { metadata }: KubernetesObject,
  cluster: ManifestObject,
): Finding {
  return {
    id: 'bootstrap-needs-gitops-cluster',
    severity: 'warning',
    message: `The ClusterBootstrapConfig ${metadata.name} selects the labels of ${cluster.metadata.name}, but runs for GitopsClusters only, and there is none for it`,
  };
}

function refersTo(
  gitopsCluster: ManifestObject,
  cluster: ManifestObject,
  placeOf: (object: ManifestObject) => string,
): boolean {
  return (
    placeOf(gitopsCluster) === placeOf(cluster) &&
    capiClusterOf(gitopsCluster) === cluster.metadata.name
  );
}

function capiClusterOf({
  spec,
}: ManifestObject | KubernetesObject): string | undefined {
  return getString(spec, 'capiClusterRef', 'name');
}

function isA(
  { apiVersion, kind }: ManifestObject,
  group: string,
  wanted: string,
): boolean {
  return kind === wanted && groupOf(apiVersion) === group;
}
