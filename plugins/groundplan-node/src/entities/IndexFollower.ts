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
import {
  EntityDomain,
  groupOf,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';
import { Mirror, MirrorChange } from '../mirror/Mirror';
import { EntityIndex } from './EntityIndex';
import { entityKeyOf } from './originLocationOf';
import { SubjectIndex } from './SubjectIndex';

/** What an {@link IndexFollower} works on. @internal */
export interface IndexFollowerOptions {
  mirror: Mirror;
  subjects: SubjectIndex;
  index: EntityIndex;
  domains: readonly EntityDomain[];
  logger: LoggerService;
}

/** Takes the mirror's changes over into the index of entities. @internal */
export class IndexFollower {
  readonly #mirror: Mirror;
  readonly #subjects: SubjectIndex;
  readonly #index: EntityIndex;
  readonly #domains: readonly EntityDomain[];
  readonly #logger: LoggerService;

  static create(options: IndexFollowerOptions): IndexFollower {
    return new IndexFollower(options);
  }

  private constructor(options: IndexFollowerOptions) {
    this.#mirror = options.mirror;
    this.#subjects = options.subjects;
    this.#index = options.index;
    this.#domains = options.domains;
    this.#logger = options.logger;
  }

  /** Takes over everything that is there. */
  takeAll(): void {
    for (const { name } of this.#mirror.hosts()) {
      const lookup = this.#mirror.lookup(name);
      for (const { group, kind } of this.#subjects.subjects) {
        for (const object of lookup.list(group, kind)) {
          this.put(name, object);
        }
      }
    }
  }

  /** Takes changes over, and says whose entities may now differ. */
  follow(changes: MirrorChange[]): Set<string> {
    const keys = new Set<string>();
    for (const change of changes) {
      if (change.type === 'object') {
        this.#followObject(change).forEach(key => keys.add(key));
      }
    }
    this.#index.forget(keys);
    return keys;
  }

  #followObject(change: MirrorChange & { type: 'object' }): Set<string> {
    const { host, object, action } = change;
    const keys =
      action === 'deleted'
        ? this.#delete(host, object)
        : this.put(host, object);
    if (object.kind === 'Namespace' && groupOf(object.apiVersion) === '') {
      if (action !== 'modified' || hasOtherMetadata(object, change.previous)) {
        this.#index
          .inNamespace(host, object.metadata.name)
          .forEach(key => keys.add(key));
      }
      return keys;
    }
    for (const domain of this.#domains) {
      this.#affected(domain, host, object).forEach(key => keys.add(key));
    }
    return keys;
  }

  /** Takes an object over, and says whose entities may now differ. */
  put(host: string, object: KubernetesObject): Set<string> {
    const subject = this.#subjects.find(object);
    const keys = this.#delete(host, object, subject?.segment);
    if (subject) {
      this.#index
        .put(host, subject, object)
        .affected.forEach(key => keys.add(key));
    }
    return keys;
  }

  /** Takes an object out as every subject that it may have been, but one. */
  #delete(
    host: string,
    object: KubernetesObject,
    except?: string,
  ): Set<string> {
    const { namespace, name } = object.metadata;
    const keys = new Set<string>();
    for (const { segment } of this.#subjects.ofKind(object)) {
      if (segment !== except) {
        this.#index
          .delete(entityKeyOf({ host, kind: segment, namespace, name }))
          .forEach(key => keys.add(key));
      }
    }
    return keys;
  }

  #affected(
    domain: EntityDomain,
    host: string,
    object: KubernetesObject,
  ): string[] {
    try {
      return domain
        .affected(object, this.#mirror.lookup(host))
        .flatMap(affected => {
          const subject = this.#subjects.find(affected);
          const { namespace, name } = affected.metadata;
          return subject
            ? [entityKeyOf({ host, kind: subject.segment, namespace, name })]
            : [];
        });
    } catch (error) {
      this.#logger.error(
        `Cannot tell which ${domain.id} of ${host} a ${object.kind} affects; looking at all of them again`,
        error instanceof Error ? error : undefined,
      );
      return this.#index.keysOf(host, domain.id);
    }
  }
}

function hasOtherMetadata(
  object: KubernetesObject,
  previous: KubernetesObject | undefined,
): boolean {
  const said = ({ metadata }: KubernetesObject) =>
    JSON.stringify([metadata.annotations, metadata.labels]);
  return !previous || said(object) !== said(previous);
}
