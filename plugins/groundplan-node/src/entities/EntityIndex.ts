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

import { makeValidator } from '@backstage/catalog-model';
import {
  ANNOTATION_ENTITY_NAME,
  Finding,
  getString,
  GroundplanEntityKind,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';
import { deriveEntityName } from '../identity/deriveEntityName';
import { EntityOrigin, entityKeyOf } from './originLocationOf';
import { NameRegistry } from './NameRegistry';
import { quote } from './Parsed';
import { ResolvedEntity } from './ResolvedEntity';
import { Subject } from './SubjectIndex';

/** An object that has an entity. @internal */
export interface IndexEntry {
  key: string;
  origin: EntityOrigin;
  subject: Subject;
  object: KubernetesObject;
  /** Why the claimed name cannot be a name at all. */
  claimFinding?: Finding;
  /** Absent until somebody asks, and after something changed. */
  resolved?: ResolvedEntity;
}

const { isValidEntityName } = makeValidator();

/**
 * The objects that have entities, by key, by namespace and by what they depend
 * on, and their names.
 *
 * @internal
 */
export class EntityIndex {
  readonly #names: Record<GroundplanEntityKind, NameRegistry> = {
    Resource: NameRegistry.create(),
    Template: NameRegistry.create(),
  };
  readonly #entries = new Map<string, IndexEntry>();
  readonly #groups = new Map<string, Set<string>>();
  readonly #dependents = new Map<string, Set<string>>();
  readonly #dependencies = new Map<string, string[]>();

  static create(): EntityIndex {
    return new EntityIndex();
  }

  private constructor() {}

  /** The names of the entities of one kind, which may be those of another's. */
  names(kind: GroundplanEntityKind): NameRegistry {
    return this.#names[kind];
  }

  get(key: string): IndexEntry | undefined {
    return this.#entries.get(key);
  }

  /** The keys of a host's entities of one domain. */
  keysOf(host: string, domain: string): string[] {
    return [...(this.#groups.get(`domain ${host}/${domain}`) ?? [])];
  }

  /** The keys of the entities of one namespace of a host. */
  inNamespace(host: string, namespace: string): string[] {
    return [...(this.#groups.get(`namespace ${host}/${namespace}`) ?? [])];
  }

  /** Puts an object in, and says whose entities may now differ. */
  put(
    host: string,
    subject: Subject,
    object: KubernetesObject,
  ): { entry: IndexEntry; affected: Set<string> } {
    const { name, namespace } = object.metadata;
    const origin = { host, kind: subject.segment, namespace, name };
    const key = entityKeyOf(origin);
    const derived = deriveEntityName(origin);
    const { claim, finding } = readClaim(object, derived);
    const entry: IndexEntry = {
      key,
      origin,
      subject,
      object,
      claimFinding: finding,
    };
    const isNew = !this.#entries.has(key);
    this.#entries.set(key, entry);
    const affected = this.names(subject.entityKind).set(key, {
      derived,
      claim,
    });
    if (isNew) {
      for (const group of groupsOf(entry)) {
        addTo(this.#groups, group, key);
      }
      this.#dependents.get(key)?.forEach(other => affected.add(other));
    }
    return { entry, affected: this.#withDependents(affected).add(key) };
  }

  /** Takes an object out, and says whose entities may now differ. */
  delete(key: string): Set<string> {
    const entry = this.#entries.get(key);
    if (!entry) {
      return new Set();
    }
    this.#entries.delete(key);
    for (const group of groupsOf(entry)) {
      removeFrom(this.#groups, group, key);
    }
    this.setDependencies(key, []);
    return this.#withDependents(
      this.names(entry.subject.entityKind).delete(key).add(key),
    );
  }

  /** Remembers what an entity depends on, so that it follows when that comes or goes. */
  setDependencies(key: string, dependencies: string[]): void {
    for (const dependency of this.#dependencies.get(key) ?? []) {
      removeFrom(this.#dependents, dependency, key);
    }
    if (dependencies.length === 0) {
      this.#dependencies.delete(key);
      return;
    }
    this.#dependencies.set(key, dependencies);
    for (const dependency of dependencies) {
      addTo(this.#dependents, dependency, key);
    }
  }

  /** Makes entities be computed again when they are next asked for. */
  forget(keys: Iterable<string>): void {
    for (const key of keys) {
      const entry = this.#entries.get(key);
      if (entry) {
        entry.resolved = undefined;
      }
    }
  }

  /** Says that a name is taken or free again, and whose entities may now differ. */
  setTaken(
    kind: GroundplanEntityKind,
    name: string,
    origin: string | undefined,
  ): Set<string> {
    return this.#withDependents(this.names(kind).setTaken(name, origin));
  }

  #withDependents(keys: Set<string>): Set<string> {
    for (const key of [...keys]) {
      this.#dependents.get(key)?.forEach(other => keys.add(other));
    }
    return keys;
  }
}

function readClaim(
  object: KubernetesObject,
  derived: string,
): { claim?: string; finding?: Finding } {
  const claim = getString(
    object.metadata.annotations,
    ANNOTATION_ENTITY_NAME,
  )?.trim();
  if (!claim || claim === derived) {
    return {};
  }
  return isValidEntityName(claim)
    ? { claim }
    : {
        finding: {
          id: 'entity-name-invalid',
          severity: 'warning',
          message: `Annotation ${ANNOTATION_ENTITY_NAME}: ${quote(
            claim,
          )} cannot be the name of an entity; allowed are at most 63 of a-z, A-Z, 0-9 and -, _, . between them`,
          field: ANNOTATION_ENTITY_NAME,
        },
      };
}

function groupsOf({ origin, subject }: IndexEntry): string[] {
  return [
    `domain ${origin.host}/${subject.domain}`,
    `namespace ${origin.host}/${origin.namespace ?? ''}`,
  ];
}

function addTo(map: Map<string, Set<string>>, name: string, key: string): void {
  const keys = map.get(name);
  if (keys) {
    keys.add(key);
  } else {
    map.set(name, new Set([key]));
  }
}

function removeFrom(
  map: Map<string, Set<string>>,
  name: string,
  key: string,
): void {
  const keys = map.get(name);
  keys?.delete(key);
  if (keys?.size === 0) {
    map.delete(name);
  }
}
