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

import { ApiObject, LocalClient } from '../../kubernetes-api';
import { isRecord, valueAt } from '../../kubernetes-api/ApiObject';
import { Provider } from '../clusters/ClusterModel';

/** What somebody wants of a cluster, whichever way they say it. @internal */
export interface ClusterWish {
  provider: Provider;
  version: string;
  clusterClass?: string;
  controlPlane: { name: string; replicas: number };
  workers: { name: string; replicas: number }[];
}

const VERSION = 'v1.34.1';

function text(from: unknown, ...path: string[]): string | undefined {
  const value = valueAt(from, path);
  return typeof value === 'string' ? value : undefined;
}

function count(from: unknown, ...path: string[]): number {
  const value = valueAt(from, path);
  return typeof value === 'number' ? value : 1;
}

function records(from: unknown, ...path: string[]) {
  const value = valueAt(from, path);
  return (Array.isArray(value) ? value : []).filter(isRecord);
}

function providerOf(kind: string | undefined): Provider {
  const name = /^(AWS|DO)(?=[A-Z])/.exec(kind ?? '')?.[1];
  return (name as Provider | undefined) ?? 'Dev';
}

function fromTopology(client: LocalClient, cluster: ApiObject): ClusterWish {
  const { name, namespace } = cluster.metadata;
  const topology = valueAt(cluster, ['spec', 'topology']);
  const clusterClass = text(topology, 'classRef', 'name');
  const definition = client.get({
    apiVersion: cluster.apiVersion,
    kind: 'ClusterClass',
    metadata: {
      name: clusterClass ?? '',
      namespace: text(topology, 'classRef', 'namespace') ?? namespace,
    },
  });
  return {
    provider: providerOf(
      text(definition, 'spec', 'infrastructure', 'templateRef', 'kind'),
    ),
    version: text(topology, 'version') ?? VERSION,
    clusterClass,
    controlPlane: {
      name: `${name}-cp`,
      replicas: count(topology, 'controlPlane', 'replicas'),
    },
    workers: records(topology, 'workers', 'machineDeployments').map(group => ({
      name: `${name}-${group.name}`,
      replicas: count(group, 'replicas'),
    })),
  };
}

/**
 * What a Cluster wants: by its topology, or by the objects that it and its
 * machine deployments refer to. Undefined where its control plane is not of
 * machines, which is nothing that the sandbox brings up.
 *
 * @internal
 */
export function clusterWish(
  client: LocalClient,
  cluster: ApiObject,
): ClusterWish | undefined {
  if (valueAt(cluster, ['spec', 'topology'])) {
    return fromTopology(client, cluster);
  }
  const { name, namespace } = cluster.metadata;
  const ref = valueAt(cluster, ['spec', 'controlPlaneRef']);
  if (text(ref, 'kind') !== 'KubeadmControlPlane') {
    return undefined;
  }
  const controlPlane = client
    .list({
      group: 'controlplane.cluster.x-k8s.io',
      plural: 'kubeadmcontrolplanes',
    })
    .find(
      ({ metadata }) =>
        metadata.namespace === namespace && metadata.name === text(ref, 'name'),
    );
  return {
    provider: providerOf(text(cluster, 'spec', 'infrastructureRef', 'kind')),
    version: text(controlPlane, 'spec', 'version') ?? VERSION,
    controlPlane: {
      name: text(ref, 'name') ?? `${name}-cp`,
      replicas: count(controlPlane, 'spec', 'replicas'),
    },
    workers: client
      .list({ group: 'cluster.x-k8s.io', plural: 'machinedeployments' })
      .filter(
        group =>
          group.metadata.namespace === namespace &&
          text(group, 'spec', 'clusterName') === name,
      )
      .map(group => ({
        name: group.metadata.name,
        replicas: count(group, 'spec', 'replicas'),
      })),
  };
}
