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
  ClusterDetails,
  ClusterSummary,
  DetailsFromOutside,
  HostKindState,
  TreeNode,
} from 'backstage-plugin-groundplan-common';
import {
  EntityResolver,
  Mirror,
  MirroredHost,
} from 'backstage-plugin-groundplan-node';
import { FleetStore } from './FleetStore';
import { hostHealth, hostKindHealth } from './hostHealth';
import { createRow } from './Row';
import { hostSubject } from '../visibility/hostSubject';

/**
 * The host clusters as rows of the clusters' table: they are no objects of the
 * mirror, but what the mirror could read of them tells how they are.
 *
 * @internal
 */
export class HostRows {
  readonly #mirror: Mirror;
  readonly #entities: EntityResolver;
  readonly #store: FleetStore<'clusters'>;

  static create(options: {
    mirror: Mirror;
    entities: EntityResolver;
    store: FleetStore<'clusters'>;
  }): HostRows {
    return new HostRows(options.mirror, options.entities, options.store);
  }

  private constructor(
    mirror: Mirror,
    entities: EntityResolver,
    store: FleetStore<'clusters'>,
  ) {
    this.#mirror = mirror;
    this.#entities = entities;
    this.#store = store;
  }

  start(): () => void {
    this.#refresh(this.#mirror.hosts());
    return this.#mirror.subscribe(changes => {
      const names = new Set(
        changes
          .filter(({ type }) => type !== 'object')
          .map(change => change.host),
      );
      if (names.size > 0) {
        this.#refresh(
          this.#mirror.hosts().filter(({ name }) => names.has(name)),
        );
      }
    });
  }

  #refresh(hosts: MirroredHost[]): void {
    for (const host of hosts) {
      const resolved = this.#entities.resolveHost(host.name);
      if (resolved) {
        const { entityRef, owner } = resolved;
        const { originLocation } = hostSubject(resolved);
        const summary: ClusterSummary = {
          kind: 'management-cluster',
          host: host.name,
          name: host.name,
          entityRef,
          owner,
          status: hostHealth(host),
        };
        this.#store.put(createRow({ summary, originLocation }), () => ({
          details: toDetails(summary, this.#hostOf(host.name)),
          findings: resolved.findings,
        }));
      }
    }
  }

  #hostOf(host: string): MirroredHost | undefined {
    return this.#mirror.hosts().find(({ name }) => name === host);
  }
}

function toDetails(
  summary: ClusterSummary,
  host: MirroredHost | undefined,
): Omit<ClusterDetails, DetailsFromOutside> {
  const ref = hostRef(summary.name);
  return {
    ...summary,
    ref,
    conditions: [],
    labels: {},
    annotations: {},
    tree: {
      ref,
      label: summary.name,
      status: summary.status,
      children: (host?.kinds ?? []).map(toNode),
    },
    versions: { running: [], skew: false, upgradePlan: [] },
    access: [],
    failureDomains: [],
    variables: [],
    machineCount: 0,
    gitopsClusters: [],
    notes: [],
  };
}

function hostRef(name: string): TreeNode['ref'] {
  return { group: '', version: '', kind: 'HostCluster', name };
}

function toNode(kind: HostKindState): TreeNode {
  return {
    ref: {
      group: kind.group,
      version: kind.version,
      kind: kind.kind,
      name: kind.kind,
    },
    label: `${kind.kind} (${kind.objects})`,
    virtual: true,
    status: hostKindHealth(kind),
    children: [],
  };
}
