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
  BackstageCredentials,
  AuthService,
} from '@backstage/backend-plugin-api';
import { ANNOTATION_ORIGIN_LOCATION } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ClusterDetails,
  KubernetesClustersSupplier,
} from '@backstage/plugin-kubernetes-node';
import { Mirror } from 'backstage-plugin-groundplan-node';
import { ListedCluster, WorkloadClusterLister } from './WorkloadClusterLister';

/** How long an answer of the catalog for one user is kept. */
const KEEP_MS = 5_000;
/** How many users' answers are kept. */
const KEEP_USERS = 500;
/** How long the list is kept while no cluster changes. */
const KEEP_LIST_MS = 60_000;

/** Options of {@link GroundplanClusterSupplier.create}. */
export interface GroundplanClusterSupplierOptions {
  lister: Pick<WorkloadClusterLister, 'list'>;
  mirror: Pick<Mirror, 'subscribe'>;
  /** What the Kubernetes plugin would know without this module. */
  inherited: KubernetesClustersSupplier;
  catalog: CatalogService;
  auth: AuthService;
}

/**
 * Adds Cluster API clusters to those that the Kubernetes plugin knows: for each
 * user the ones whose entities the catalog shows them.
 */
export class GroundplanClusterSupplier implements KubernetesClustersSupplier {
  readonly #options: GroundplanClusterSupplierOptions;
  readonly #visible = new Map<
    string,
    { until: number; clusters: Promise<ClusterDetails[]> }
  >();
  #listed?: { until: number; clusters: Promise<ListedCluster[]> };

  static create(
    options: GroundplanClusterSupplierOptions,
  ): GroundplanClusterSupplier {
    return new GroundplanClusterSupplier(options);
  }

  private constructor(options: GroundplanClusterSupplierOptions) {
    this.#options = options;
    options.mirror.subscribe(changes => {
      if (
        changes.some(c => c.type === 'object' && c.object.kind === 'Cluster')
      ) {
        this.#listed = undefined;
        this.#visible.clear();
      }
    });
  }

  async getClusters(options: {
    credentials: BackstageCredentials;
  }): Promise<ClusterDetails[]> {
    const { auth, inherited } = this.#options;
    const { credentials } = options;
    const others = await inherited.getClusters(options);
    const ours = auth.isPrincipal(credentials, 'user')
      ? await this.#visibleTo(credentials, credentials.principal.userEntityRef)
      : (await this.#list()).map(({ details }) => details);
    const names = new Set(others.map(({ name }) => name));
    return [...others, ...ours.filter(({ name }) => !names.has(name))];
  }

  async #list(): Promise<ListedCluster[]> {
    if (!this.#listed || this.#listed.until < Date.now()) {
      const clusters = this.#options.lister.list();
      const entry = { until: Date.now() + KEEP_LIST_MS, clusters };
      clusters.catch(() => {
        if (this.#listed === entry) {
          this.#listed = undefined; // a failure is told, not kept
        }
      });
      this.#listed = entry;
    }
    return await this.#listed.clusters;
  }

  async #visibleTo(
    credentials: BackstageCredentials,
    user: string,
  ): Promise<ClusterDetails[]> {
    const kept = this.#visible.get(user);
    if (kept && kept.until > Date.now()) {
      return await kept.clusters;
    }
    const clusters = this.#askCatalog(credentials);
    clusters.catch(() => this.#visible.delete(user));
    this.#visible.delete(user);
    this.#visible.set(user, { until: Date.now() + KEEP_MS, clusters });
    const [oldest] = this.#visible.keys();
    if (this.#visible.size > KEEP_USERS) {
      this.#visible.delete(oldest);
    }
    return await clusters;
  }

  async #askCatalog(
    credentials: BackstageCredentials,
  ): Promise<ClusterDetails[]> {
    const listed = await this.#list();
    if (listed.length === 0) {
      return [];
    }
    const { items } = await this.#options.catalog.getEntitiesByRefs(
      {
        entityRefs: listed.map(({ entityRef }) => entityRef),
        fields: ['kind', 'metadata'],
      },
      { credentials },
    );
    // An entity of the same name that somebody else registered gives no rights.
    const seen = new Set(
      items.map(
        entity => entity?.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION],
      ),
    );
    return listed
      .filter(({ origin }) => seen.has(origin))
      .map(({ details }) => details);
  }
}
