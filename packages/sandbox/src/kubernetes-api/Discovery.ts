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

import { createHash } from 'node:crypto';
import { ResourceRegistry } from './ResourceRegistry';
import { apiVersionOf, ResourceType } from './ResourceType';

const VERBS = [
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'create',
  'update',
  'watch',
];
const STATUS_VERBS = ['get', 'patch', 'update'];

/** A document and what identifies it. @internal */
export interface DiscoveryDocument {
  body: string;
  etag: string;
}

/** Says what is served, in both of the forms that clients ask for. @internal */
export class Discovery {
  readonly #registry: ResourceRegistry;
  readonly #aggregated = new Map<boolean, DiscoveryDocument>();
  #generation = -1;

  private constructor(registry: ResourceRegistry) {
    this.#registry = registry;
  }

  static create(registry: ResourceRegistry): Discovery {
    return new Discovery(registry);
  }

  /** `apidiscovery.k8s.io/v2` of the core group, or of all others. */
  aggregated(core: boolean): DiscoveryDocument {
    if (this.#generation !== this.#registry.generation) {
      this.#aggregated.clear();
      this.#generation = this.#registry.generation;
    }
    let document = this.#aggregated.get(core);
    if (!document) {
      const body = JSON.stringify(this.#aggregatedList(core));
      const hash = createHash('sha512').update(body).digest('hex');
      document = { body, etag: `"${hash.toLocaleUpperCase('en-US')}"` };
      this.#aggregated.set(core, document);
    }
    return document;
  }

  coreVersions(): unknown {
    return { kind: 'APIVersions', versions: this.#registry.groups().get('') };
  }

  groupList(): unknown {
    const groups = [...this.#registry.groups()].filter(([group]) => group);
    return {
      kind: 'APIGroupList',
      apiVersion: 'v1',
      groups: groups.map(([name, versions]) => toGroup(name, versions)),
    };
  }

  group(name: string): unknown {
    const versions = this.#registry.groups().get(name);
    return (
      versions && {
        kind: 'APIGroup',
        apiVersion: 'v1',
        ...toGroup(name, versions),
      }
    );
  }

  resources(group: string, version: string): unknown {
    const types = this.#typesOf(group, version);
    return (
      types.length && {
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion: apiVersionOf(group, version),
        resources: types.flatMap(type => toResources(type, version)),
      }
    );
  }

  #typesOf(group: string, version: string): ResourceType[] {
    return this.#registry
      .types()
      .filter(
        type =>
          type.group === group &&
          type.versions.some(({ name }) => name === version),
      )
      .sort((a, b) => a.plural.localeCompare(b.plural));
  }

  #aggregatedList(core: boolean): unknown {
    const groups = [...this.#registry.groups()].filter(
      ([group]) => (group === '') === core,
    );
    return {
      kind: 'APIGroupDiscoveryList',
      apiVersion: 'apidiscovery.k8s.io/v2',
      metadata: {},
      items: groups.map(([name, versions]) => ({
        metadata: { ...(name && { name }), creationTimestamp: null },
        versions: versions.map(version => ({
          version,
          resources: this.#typesOf(name, version).map(type =>
            toAggregated(type, version),
          ),
          freshness: 'Current',
        })),
      })),
    };
  }
}

function toGroup(name: string, versions: string[]) {
  const all = versions.map(version => ({
    groupVersion: apiVersionOf(name, version),
    version,
  }));
  return { name, versions: all, preferredVersion: all[0] };
}

function hasStatus(type: ResourceType, version: string): boolean {
  return type.versions.some(
    served => served.name === version && served.hasStatus,
  );
}

function toResources(type: ResourceType, version: string): unknown[] {
  const resource = {
    name: type.plural,
    singularName: type.singular,
    namespaced: type.namespaced,
    kind: type.kind,
    verbs: VERBS,
    ...(type.shortNames.length && { shortNames: type.shortNames }),
    ...(type.categories.length && { categories: type.categories }),
  };
  const status = {
    name: `${type.plural}/status`,
    singularName: '',
    namespaced: type.namespaced,
    kind: type.kind,
    verbs: STATUS_VERBS,
  };
  return hasStatus(type, version) ? [resource, status] : [resource];
}

function toAggregated(type: ResourceType, version: string): unknown {
  const responseKind = { group: type.group, version, kind: type.kind };
  return {
    resource: type.plural,
    responseKind,
    scope: type.namespaced ? 'Namespaced' : 'Cluster',
    singularResource: type.singular,
    verbs: VERBS,
    ...(type.shortNames.length && { shortNames: type.shortNames }),
    ...(type.categories.length && { categories: type.categories }),
    ...(hasStatus(type, version) && {
      subresources: [
        { subresource: 'status', responseKind, verbs: STATUS_VERBS },
      ],
    }),
  };
}
