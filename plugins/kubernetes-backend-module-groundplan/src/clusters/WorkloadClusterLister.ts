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
  getNumber,
  getString,
  KubernetesObject,
  ObjectLookup,
} from 'backstage-plugin-groundplan-common';
import {
  EntityResolver,
  Mirror,
  originLocationOf,
} from 'backstage-plugin-groundplan-node';
import { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import { ClusterRule, findRule } from '../rules/ClusterRule';
import { toClusterDetails } from './toClusterDetails';

const CORE_GROUP = 'cluster.x-k8s.io';
const CONTROL_PLANE_GROUP = 'controlplane.cluster.x-k8s.io';

/** Finds the certificate authority of a cluster, where it may be read. */
export interface CertificateAuthorities {
  get(
    host: string,
    namespace: string,
    cluster: string,
  ): Promise<string | undefined>;
}

/** Options of {@link WorkloadClusterLister.create}. */
export interface WorkloadClusterListerOptions {
  mirror: Mirror;
  entities: Pick<EntityResolver, 'entityRefOf'>;
  rules: ClusterRule[];
  certificateAuthorities?: CertificateAuthorities;
}

/** A workload cluster for the Kubernetes plugin, with the entity that stands for it. */
export interface ListedCluster {
  entityRef: string;
  /** The origin that tells its own entity from others of that name. */
  origin: string;
  details: ClusterDetails;
}

/** Lists the Cluster API clusters that a rule says how to sign in to. */
export class WorkloadClusterLister {
  readonly #options: WorkloadClusterListerOptions;

  static create(options: WorkloadClusterListerOptions): WorkloadClusterLister {
    return new WorkloadClusterLister(options);
  }

  private constructor(options: WorkloadClusterListerOptions) {
    this.#options = options;
  }

  async list(): Promise<ListedCluster[]> {
    const { mirror } = this.#options;
    const all = mirror.hosts().flatMap(({ name: host }) => {
      const lookup = mirror.lookup(host);
      return lookup
        .list(CORE_GROUP, 'Cluster')
        .map(cluster => this.#toListed(host, lookup, cluster));
    });
    const listed = await Promise.all(all);
    return listed.filter(cluster => cluster !== undefined);
  }

  async #toListed(
    host: string,
    lookup: ObjectLookup,
    cluster: KubernetesObject,
  ): Promise<ListedCluster | undefined> {
    const { namespace = '', name } = cluster.metadata;
    const url = endpointOf(cluster);
    const entityRef = this.#options.entities.entityRefOf(
      host,
      'cluster',
      namespace,
      name,
    );
    const infrastructureKind = getString(
      cluster.spec,
      'infrastructureRef',
      'kind',
    );
    const match = { host, namespace, name, infrastructureKind };
    const rule = findRule(this.#options.rules, match);
    if (!url || !entityRef || !rule) {
      return undefined;
    }
    const caData =
      rule.caData ??
      (await this.#options.certificateAuthorities?.get(host, namespace, name));
    const workload = {
      name: entityRef.slice(entityRef.indexOf('/') + 1),
      title: name,
      url,
      caData,
      awsClusterId:
        rule.authProvider === 'aws' ? eksNameOf(cluster, lookup) : undefined,
    };
    return {
      entityRef,
      origin: originLocationOf({ host, kind: 'cluster', namespace, name }),
      details: toClusterDetails(workload, rule),
    };
  }
}

function endpointOf(cluster: KubernetesObject): string | undefined {
  const host = getString(cluster.spec, 'controlPlaneEndpoint', 'host');
  const port = getNumber(cluster.spec, 'controlPlaneEndpoint', 'port');
  if (!host) {
    return undefined;
  }
  // An EKS endpoint is a whole URL in some versions of its provider
  const authority = host.replace(/^https:\/\//, '');
  return `https://${
    authority.includes(':') && !authority.startsWith('[')
      ? `[${authority}]`
      : authority
  }:${port ?? 443}`;
}

/** `spec.eksClusterName` of AWSManagedControlPlane, which defaults to a name of its own. */
function eksNameOf(
  cluster: KubernetesObject,
  lookup: ObjectLookup,
): string | undefined {
  const controlPlane = getString(cluster.spec, 'controlPlaneRef', 'name');
  const object =
    controlPlane &&
    lookup.get(
      CONTROL_PLANE_GROUP,
      'AWSManagedControlPlane',
      cluster.metadata.namespace,
      controlPlane,
    );
  return object ? getString(object.spec, 'eksClusterName') : undefined;
}
