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
  EntityDomainId,
  entityDomains,
} from 'backstage-plugin-groundplan-common';
import {
  ClaimVerifier,
  EntityResolver,
  EntitySubject,
  Mirror,
} from 'backstage-plugin-groundplan-node';
import { DescribingKinds } from './DescribingKinds';
import { EntitySource, SourcedEntity, UnreadKind } from './EntitySource';

/** What a {@link DomainSource} reads. */
export interface DomainSourceOptions {
  host: string;
  domain: EntityDomainId;
  mirror: Mirror;
  resolver: EntityResolver;
  verifier: ClaimVerifier;
  /** As {@link DescribingKindsOptions.patienceMs}. */
  patienceMs?: number;
}

const NAMESPACES = { group: '', kind: 'Namespace' };

/** The entities of one host cluster and domain, a group for each kind of objects. */
export class DomainSource implements EntitySource {
  readonly name: string;
  readonly groups: readonly string[];
  readonly #options: DomainSourceOptions;
  readonly #subjects: readonly EntitySubject[];
  readonly #describing: DescribingKinds;

  static create(options: DomainSourceOptions): DomainSource {
    return new DomainSource(options);
  }

  private constructor(options: DomainSourceOptions) {
    this.#options = options;
    this.#subjects = options.resolver
      .subjects()
      .filter(({ domain }) => domain === options.domain);
    this.name = `groundplan:${options.host}:${options.domain}`;
    this.groups = this.#subjects.map(({ segment }) => segment);
    this.#describing = DescribingKinds.create({
      ...options,
      kinds: [
        NAMESPACES,
        ...this.#subjects,
        ...entityDomains.flatMap(({ id, describedBy }) =>
          id === options.domain ? describedBy ?? [] : [],
        ),
      ],
    });
  }

  isComplete(group: string): boolean {
    const { host, mirror } = this.#options;
    return (
      !this.#describing.isWaiting() &&
      this.#subjects
        .filter(({ segment }) => segment === group)
        .every(subject => mirror.isComplete(host, subject.group, subject.kind))
    );
  }

  unread(): UnreadKind[] {
    return this.#describing.unread();
  }

  keysOf(group: string): string[] {
    const { host, domain, resolver } = this.#options;
    return resolver
      .keysOf(host, domain)
      .filter(key => this.groupOf(key) === group);
  }

  groupOf(key: string): string {
    return key.split('/')[1];
  }

  resolve(key: string): SourcedEntity | undefined {
    return this.#options.resolver.resolveKey(key);
  }

  verify(keys: readonly string[]): Promise<void> {
    return this.#options.verifier.verify(keys);
  }

  subscribe(listener: (keys: readonly string[]) => void): () => void {
    const { host, domain, mirror, resolver } = this.#options;
    const unsubscribes = [
      resolver.subscribe(changes => {
        const keys = changes
          .filter(change => change.host === host && change.domain === domain)
          .map(change => change.key);
        if (keys.length > 0) {
          listener(keys);
        }
      }),
      mirror.subscribe(changes => {
        if (
          changes.some(
            change => change.type !== 'object' && change.host === host,
          )
        ) {
          listener([]);
        }
      }),
      this.#describing.onPatienceEnds(() => listener([])),
    ];
    return () => unsubscribes.forEach(unsubscribe => unsubscribe());
  }
}
