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
  EntityDomain,
  EntityDomainId,
  EntityKindSegment,
  GroundplanEntityKind,
  groupOf,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';

/** What of the domains' registry says that an object has an entity. @internal */
export interface Subject {
  source: EntityDomain;
  domain: EntityDomainId;
  group: string;
  kind: string;
  segment: EntityKindSegment;
  entityKind: GroundplanEntityKind;
  accepts?(object: KubernetesObject): boolean;
}

/** Finds which subject an object is. @internal */
export class SubjectIndex {
  readonly subjects: readonly Subject[];
  readonly #byKind = new Map<string, Subject[]>();

  static create(domains: readonly EntityDomain[]): SubjectIndex {
    return new SubjectIndex(domains);
  }

  private constructor(domains: readonly EntityDomain[]) {
    this.subjects = domains.flatMap(source =>
      source.subjects.map(subject => ({
        ...subject,
        entityKind: subject.entityKind ?? 'Resource',
        source,
        domain: source.id,
      })),
    );
    for (const subject of this.subjects) {
      const name = `${subject.group}/${subject.kind}`;
      this.#byKind.set(name, [...(this.#byKind.get(name) ?? []), subject]);
    }
  }

  /** All subjects that objects of this one's kind can be. */
  ofKind(object: KubernetesObject): readonly Subject[] {
    return (
      this.#byKind.get(`${groupOf(object.apiVersion)}/${object.kind}`) ?? []
    );
  }

  /** The kind of the entities of a segment; also of host clusters, which are no subjects. */
  entityKindOf(segment: string): GroundplanEntityKind {
    return (
      this.subjects.find(subject => subject.segment === segment)?.entityKind ??
      'Resource'
    );
  }

  find(object: KubernetesObject): Subject | undefined {
    return this.ofKind(object).find(
      subject => subject.accepts?.(object) ?? true,
    );
  }
}
