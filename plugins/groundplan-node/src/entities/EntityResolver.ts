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

import { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import {
  EntityDomain,
  EntityDomainId,
  entityDomains,
  EntityKindSegment,
  GroundplanEntityKind,
  KubernetesObject,
  ReadTemplate,
} from 'backstage-plugin-groundplan-common';
import { Mirror } from '../mirror/Mirror';
import { computeEntity } from './computeEntity';
import { EntityConfig, readEntityConfig } from './EntityConfig';
import { EntityIndex } from './EntityIndex';
import { FieldReader } from './FieldReader';
import { HostEntities } from './HostEntities';
import { IndexFollower } from './IndexFollower';
import { entityKeyOf } from './originLocationOf';
import { parseReference } from './parseReference';
import { EntityChange, ResolvedEntity, ResolvedHost } from './ResolvedEntity';
import { SubjectIndex } from './SubjectIndex';

/** Options of {@link EntityResolver.create}. @public */
export interface EntityResolverOptions {
  mirror: Mirror;
  /** The root configuration. */
  config: Config;
  logger: LoggerService;
  /** The domains; all by default. */
  domains?: readonly EntityDomain[];
  /** Reads the text of templates; without it, their forms have what is declared. */
  readTemplate?: ReadTemplate;
}

function readOwnerOf(
  metadata: unknown,
  config: EntityConfig,
): string | undefined {
  return FieldReader.create(
    [{ title: 'the Namespace', metadata }],
    config.keys,
  ).read('owner', text => parseReference(text, ['group', 'user']));
}

/** A kind of objects that have entities. @public */
export interface EntitySubject {
  domain: EntityDomainId;
  group: string;
  kind: string;
  segment: EntityKindSegment;
  entityKind: GroundplanEntityKind;
}

/**
 * Says for every object that has one which catalog entity it produces: its
 * canonical entity. Follows the mirror, and computes when asked.
 *
 * @remarks
 * An entity depends on nothing but the objects and the configuration: what
 * people write into the catalog changes no answer.
 *
 * @public
 */
export class EntityResolver {
  readonly #mirror: Mirror;
  readonly #config: EntityConfig;
  readonly #readTemplate: ReadTemplate | undefined;
  readonly #subjects: SubjectIndex;
  readonly #index = EntityIndex.create();
  readonly #hosts: HostEntities;
  readonly #follower: IndexFollower;
  readonly #listeners = new Set<(changes: EntityChange[]) => void>();
  readonly #unsubscribe: () => void;

  static create(options: EntityResolverOptions): EntityResolver {
    return new EntityResolver(options, readEntityConfig(options.config));
  }

  private constructor(options: EntityResolverOptions, config: EntityConfig) {
    const { mirror, logger, domains = entityDomains } = options;
    this.#mirror = mirror;
    this.#config = config;
    this.#readTemplate = options.readTemplate;
    this.#subjects = SubjectIndex.create(domains);
    this.#hosts = HostEntities.create(
      mirror.hosts(),
      config,
      this.#index.names('Resource'),
    );
    this.#follower = IndexFollower.create({
      mirror,
      subjects: this.#subjects,
      index: this.#index,
      domains,
      logger,
    });
    this.#follower.takeAll();
    this.#unsubscribe = mirror.subscribe(changes =>
      this.#tell(this.#follower.follow(changes)),
    );
  }

  /** The entity of an object; of objects that have none, or are gone, nothing. */
  resolve(host: string, object: KubernetesObject): ResolvedEntity | undefined {
    const subject = this.#subjects.find(object);
    if (!subject) {
      return undefined;
    }
    const { namespace, name } = object.metadata;
    const key = entityKeyOf({ host, kind: subject.segment, namespace, name });
    const now = this.#mirror
      .lookup(host)
      .get(subject.group, subject.kind, namespace, name);
    if (!now) {
      return undefined;
    }
    if (!isSame(now, this.#index.get(key)?.object)) {
      // The mirror has told another listener of this change before us.
      const keys = this.#follower.put(host, now);
      this.#index.forget(keys);
      this.#tell(keys);
    }
    return this.resolveKey(key);
  }

  /** The entity of the object with this {@link ResolvedEntity.key}. */
  resolveKey(key: string): ResolvedEntity | undefined {
    const entry = this.#index.get(key);
    if (entry && !entry.resolved) {
      const { host } = entry.origin;
      entry.resolved = computeEntity(entry, {
        lookup: this.#mirror.lookup(host),
        config: this.#config,
        readTemplate: this.#readTemplate,
        index: this.#index,
        hostRef: this.#hosts.get(host)?.entityRef,
        namespacesUnread: !this.#mirror.isComplete(host, '', 'Namespace'),
        refOfKey: other => this.#refOfKey(other),
      });
    }
    return entry?.resolved;
  }

  /** The entity of a host cluster. */
  resolveHost(host: string): ResolvedHost | undefined {
    return this.#hosts.get(host);
  }

  /** The canonical entity of a host cluster's object, if the object is there. */
  entityRefOf(
    host: string,
    kind: EntityKindSegment,
    namespace: string | undefined,
    name: string,
  ): string | undefined {
    if (kind === 'management-cluster') {
      return this.#hosts.get(name)?.entityRef;
    }
    return this.#refOfKey(entityKeyOf({ host, kind, namespace, name }));
  }

  /** The object whose canonical entity this is. */
  objectOf(entityRef: string): ResolvedEntity | undefined {
    const ref = parseEntityRef(entityRef);
    const kind = entityKindOf(ref.kind);
    if (!kind || ref.namespace.toLowerCase() !== this.#config.entityNamespace) {
      return undefined;
    }
    const key = this.#index.names(kind).keyOf(ref.name);
    return key === undefined ? undefined : this.resolveKey(key);
  }

  /** The host cluster that this entity stands for. */
  hostOf(entityRef: string): ResolvedHost | undefined {
    return this.#hosts.find(stringifyEntityRef(parseEntityRef(entityRef)));
  }

  /** The keys of a host cluster's entities of one domain. */
  keysOf(host: string, domain: EntityDomainId): string[] {
    return this.#index.keysOf(host, domain);
  }

  /** The namespaces of a host cluster, with the owner that they name. */
  namespacesOf(host: string): { name: string; owner?: string }[] {
    return this.#mirror
      .lookup(host)
      .list('', 'Namespace')
      .map(({ metadata }) => ({
        name: metadata.name,
        owner: readOwnerOf(metadata, this.#config),
      }));
  }

  /** The kinds of objects that have entities. */
  subjects(): readonly EntitySubject[] {
    return this.#subjects.subjects;
  }

  /**
   * Calls the listener after the mirror has changed, with the entities that may
   * differ. {@link EntityResolver.resolveKey} then answers with the new ones.
   */
  subscribe(listener: (changes: EntityChange[]) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /**
   * Says that the catalog has a claimed entity that comes from elsewhere, or no
   * longer has.
   */
  setTaken(entityRef: string, origin: string | undefined): void {
    const { kind, name } = parseEntityRef(entityRef);
    const keys = this.#index.setTaken(
      entityKindOf(kind) ?? 'Resource',
      name,
      origin,
    );
    this.#index.forget(keys);
    this.#tell(keys);
  }

  close(): void {
    this.#unsubscribe();
  }

  #refOfKey(key: string): string | undefined {
    const kind = this.#subjects.entityKindOf(key.split('/')[1]);
    const name = this.#index.names(kind).nameOf(key)?.name;
    return name === undefined
      ? undefined
      : stringifyEntityRef({
          kind,
          namespace: this.#config.entityNamespace,
          name,
        });
  }

  #tell(keys: Set<string>): void {
    const changes: EntityChange[] = [];
    for (const key of keys) {
      const [host, segment] = key.split('/');
      const subject = this.#subjects.subjects.find(
        candidate => candidate.segment === segment,
      );
      if (subject) {
        changes.push({
          key,
          host,
          domain: subject.domain,
          kind: subject.segment,
          deleted: !this.#index.get(key),
        });
      }
    }
    if (changes.length > 0) {
      for (const listener of [...this.#listeners]) {
        listener(changes);
      }
    }
  }
}

function entityKindOf(kind: string): GroundplanEntityKind | undefined {
  return (['Resource', 'Template'] as const).find(
    known => known.toLowerCase() === kind.toLowerCase(),
  );
}

function isSame(a: KubernetesObject, b: KubernetesObject | undefined): boolean {
  const version = a.metadata.resourceVersion;
  return (
    a === b ||
    (version !== undefined &&
      version === b?.metadata.resourceVersion &&
      a.metadata.uid === b.metadata.uid)
  );
}
