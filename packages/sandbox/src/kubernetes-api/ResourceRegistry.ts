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
  collectionOf,
  compareVersions,
  ResourceType,
  ServedVersion,
} from './ResourceType';

/** A resource in one of its versions. @internal */
export interface ResolvedResource {
  type: ResourceType;
  version: ServedVersion;
}

/** The kinds that are served now. @internal */
export class ResourceRegistry {
  readonly #types = new Map<string, ResourceType>();
  #generation = 0;

  private constructor() {}

  static create(types: ResourceType[]): ResourceRegistry {
    const registry = new ResourceRegistry();
    types.forEach(type => registry.register(type));
    return registry;
  }

  /** Grows with every change, so that discovery knows when it is out of date. */
  get generation(): number {
    return this.#generation;
  }

  register(type: ResourceType): void {
    this.#types.set(collectionOf(type), type);
    this.#generation++;
  }

  unregister(type: { group: string; plural: string }): void {
    if (this.#types.delete(collectionOf(type))) {
      this.#generation++;
    }
  }

  resolve(
    group: string,
    version: string,
    plural: string,
  ): ResolvedResource | undefined {
    const type = this.#types.get(collectionOf({ group, plural }));
    const served = type?.versions.find(({ name }) => name === version);
    return type && served && { type, version: served };
  }

  /** By kind and `apiVersion`, for objects given in process. */
  resolveKind(apiVersion: string, kind: string): ResolvedResource | undefined {
    const slash = apiVersion.indexOf('/');
    const group = slash < 0 ? '' : apiVersion.slice(0, slash);
    for (const type of this.#types.values()) {
      if (type.group === group && type.kind === kind) {
        return this.resolve(group, apiVersion.slice(slash + 1), type.plural);
      }
    }
    return undefined;
  }

  types(): ResourceType[] {
    return [...this.#types.values()];
  }

  /** The groups in order of appearance, with their versions, best first. */
  groups(): Map<string, string[]> {
    const groups = new Map<string, string[]>();
    for (const { group, versions } of this.#types.values()) {
      const names = groups.get(group) ?? [];
      names.push(...versions.map(({ name }) => name));
      groups.set(group, names);
    }
    for (const [group, names] of groups) {
      groups.set(group, [...new Set(names)].sort(compareVersions));
    }
    return groups;
  }
}
