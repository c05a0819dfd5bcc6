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
import { Provider, ProviderModel } from '../clusters/ClusterModel';
import { findReferred } from './findReferred';

/** What somebody wants of a cluster, whichever way they say it. @internal */
export interface ClusterWish {
  provider: Provider;
  version: string;
  clusterClass?: string;
  /** What it refers to, where it does not leave that to a class. */
  infrastructure?: ProviderModel;
  /** A control plane that is not of machines. */
  managed?: ProviderModel;
  controlPlane: { name: string; replicas: number };
  /** Of a version of their own where they say so. */
  workers: { name: string; replicas: number; version?: string }[];
  pools?: { name: string; replicas: number; infrastructure: ProviderModel }[];
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
  const clusterClass =
    text(topology, 'classRef', 'name') ?? text(topology, 'class');
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

const AUTOSCALER_MIN =
  'cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size';

/** As many as are asked for; the fewest where an autoscaler decides. */
function replicasOf(group: ApiObject, infrastructure?: ApiObject): number {
  const given = valueAt(group, ['spec', 'replicas']);
  const least =
    group.metadata.annotations?.[AUTOSCALER_MIN] ??
    valueAt(infrastructure, ['spec', 'scaling', 'minSize']) ??
    1;
  return typeof given === 'number' ? given : Number(least);
}

/**
 * What a Cluster wants: by its topology, or by the objects that it, its machine
 * deployments and its machine pools refer to. Undefined as long as one of them is
 * not there.
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
  const { name, namespace = '' } = cluster.metadata;
  const refer = (from: unknown, ...path: string[]) =>
    findReferred(client, valueAt(from, ['spec', ...path]), namespace);
  const groups = (plural: string) =>
    client
      .list({ group: 'cluster.x-k8s.io', plural })
      .filter(
        group =>
          group.metadata.namespace === namespace &&
          text(group, 'spec', 'clusterName') === name,
      );
  const infrastructure = refer(cluster, 'infrastructureRef');
  const controlPlane = refer(cluster, 'controlPlaneRef');
  if (!infrastructure || !controlPlane) {
    return undefined;
  }
  const version = text(controlPlane.object, 'spec', 'version') ?? VERSION;
  const isManaged = controlPlane.model.kind !== 'KubeadmControlPlane';
  return {
    provider: providerOf(infrastructure.model.kind),
    version,
    infrastructure: infrastructure.model,
    ...(isManaged && { managed: controlPlane.model }),
    controlPlane: {
      name: controlPlane.model.name,
      replicas: isManaged ? 0 : count(controlPlane.object, 'spec', 'replicas'),
    },
    workers: groups('machinedeployments').map(group => ({
      name: group.metadata.name,
      replicas: replicasOf(group),
      version: text(group, 'spec', 'template', 'spec', 'version'),
    })),
    pools: groups('machinepools').flatMap(group => {
      const found = refer(group, 'template', 'spec', 'infrastructureRef');
      return found
        ? {
            name: group.metadata.name,
            replicas: replicasOf(group, found.object),
            infrastructure: found.model,
          }
        : [];
    }),
  };
}
