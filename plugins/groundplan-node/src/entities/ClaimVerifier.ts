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

import { Mirror } from '../mirror/Mirror';
import { EntityResolver } from './EntityResolver';
import { entityKeyFrom } from './originLocationOf';

/** Options of {@link ClaimVerifier.create}. @public */
export interface ClaimVerifierOptions {
  mirror: Mirror;
  resolver: EntityResolver;
  /**
   * Reads the `backstage.io/managed-by-origin-location` of catalog entities in
   * the order of their references: `undefined` where there is no entity.
   */
  fetchOrigins(entityRefs: string[]): Promise<(string | undefined)[]>;
}

/**
 * Asks the catalog whether a claimed name already belongs to an entity that
 * comes from elsewhere, and tells the resolver.
 *
 * @public
 */
export class ClaimVerifier {
  readonly #mirror: Mirror;
  readonly #resolver: EntityResolver;
  readonly #fetchOrigins: ClaimVerifierOptions['fetchOrigins'];
  readonly #verified = new Map<string, string>();
  readonly #taken = new Map<string, string>();

  static create(options: ClaimVerifierOptions): ClaimVerifier {
    return new ClaimVerifier(options);
  }

  private constructor(options: ClaimVerifierOptions) {
    this.#mirror = options.mirror;
    this.#resolver = options.resolver;
    this.#fetchOrigins = options.fetchOrigins;
  }

  /**
   * Verifies the claims of these entities that have not been verified yet.
   * Without any, the catalog is not asked.
   */
  async verify(keys: readonly string[]): Promise<void> {
    const open: { key: string; entityRef: string }[] = [];
    for (const key of keys) {
      const resolved = this.#resolver.resolveKey(key);
      if (resolved?.claimed && this.#verified.get(key) !== resolved.entityRef) {
        open.push({ key, entityRef: resolved.entityRef });
      }
    }
    await this.#ask(open);
  }

  /** Asks again for the names that were taken; some may be free by now. */
  async recheck(): Promise<void> {
    await this.#ask(
      [...this.#taken].map(([entityRef, key]) => ({ key, entityRef })),
    );
  }

  async #ask(open: { key: string; entityRef: string }[]): Promise<void> {
    if (open.length === 0) {
      return;
    }
    const origins = await this.#fetchOrigins(
      open.map(({ entityRef }) => entityRef),
    );
    for (const [index, { key, entityRef }] of open.entries()) {
      const origin = origins[index];
      if (origin !== undefined && this.#isForeign(key, origin)) {
        this.#taken.set(entityRef, key);
        this.#verified.delete(key);
        this.#resolver.setTaken(entityRef, origin);
      } else {
        this.#taken.delete(entityRef);
        this.#verified.set(key, entityRef);
        this.#resolver.setTaken(entityRef, undefined);
      }
    }
  }

  /** An entity of ours may change hands, unless its object may be there still. */
  #isForeign(key: string, origin: string): boolean {
    const other = entityKeyFrom(origin);
    if (other === undefined) {
      return true;
    }
    if (other === key || this.#resolver.resolveKey(other)) {
      return false;
    }
    const [host, kind] = other.split('/');
    const subjects = this.#resolver
      .subjects()
      .filter(({ segment }) => segment === kind);
    return (
      subjects.length === 0 ||
      !subjects.every(subject =>
        this.#mirror.isComplete(host, subject.group, subject.kind),
      )
    );
  }
}
