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

import { Finding } from 'backstage-plugin-groundplan-common';

interface Names {
  derived: string;
  claim?: string;
}

/**
 * Decides which entity has which name. The decision depends on the objects that
 * are there, not on the order in which they came, so that every replica and
 * every restart decides alike.
 *
 * @remarks
 * The catalog compares names without regard to case, and so does this.
 *
 * @internal
 */
export class NameRegistry {
  readonly #names = new Map<string, Names>();
  readonly #derived = new Map<string, string>();
  readonly #claims = new Map<string, Set<string>>();
  readonly #taken = new Map<string, string>();

  static create(): NameRegistry {
    return new NameRegistry();
  }

  private constructor() {}

  /** Sets what an object is called, and says whose names may now differ. */
  set(key: string, names: Names): Set<string> {
    const before = this.#names.get(key);
    if (before?.derived === names.derived && before.claim === names.claim) {
      return new Set();
    }
    const affected = this.delete(key);
    this.#names.set(key, names);
    this.#derived.set(lower(names.derived), key);
    this.#claimantsOf(names.derived).forEach(other => affected.add(other));
    if (names.claim !== undefined) {
      const claimants = this.#claimantsOf(names.claim);
      claimants.forEach(other => affected.add(other));
      claimants.add(key);
      this.#claims.set(lower(names.claim), claimants);
    }
    return affected.add(key);
  }

  /** Forgets an object, and says whose names may now differ. */
  delete(key: string): Set<string> {
    const affected = new Set<string>();
    const names = this.#names.get(key);
    if (!names) {
      return affected;
    }
    this.#names.delete(key);
    if (this.#derived.get(lower(names.derived)) === key) {
      this.#derived.delete(lower(names.derived));
    }
    this.#claimantsOf(names.derived).forEach(other => affected.add(other));
    if (names.claim !== undefined) {
      const claimants = this.#claimantsOf(names.claim);
      claimants.delete(key);
      claimants.forEach(other => affected.add(other));
      if (claimants.size === 0) {
        this.#claims.delete(lower(names.claim));
      }
    }
    return affected;
  }

  /** Says that the catalog has an entity of this name from elsewhere, or no more. */
  setTaken(name: string, origin: string | undefined): Set<string> {
    const before = this.#taken.get(lower(name));
    if (before === origin) {
      return new Set();
    }
    if (origin === undefined) {
      this.#taken.delete(lower(name));
    } else {
      this.#taken.set(lower(name), origin);
    }
    return new Set(this.#claimantsOf(name));
  }

  /** The name of an object's entity, and why it is not the one it claims. */
  nameOf(
    key: string,
  ): { name: string; claimed: boolean; finding?: Finding } | undefined {
    const names = this.#names.get(key);
    if (!names) {
      return undefined;
    }
    if (names.claim === undefined) {
      return { name: names.derived, claimed: false };
    }
    const finding = this.#objectionTo(key, names.claim);
    return finding
      ? { name: names.derived, claimed: false, finding }
      : { name: names.claim, claimed: true };
  }

  /** The object whose entity has this name. */
  keyOf(name: string): string | undefined {
    const derived = this.#derived.get(lower(name));
    return [...this.#claimantsOf(name), ...(derived ? [derived] : [])].find(
      key => lower(this.nameOf(key)?.name ?? '') === lower(name),
    );
  }

  #objectionTo(key: string, claim: string): Finding | undefined {
    const holder = this.#derived.get(lower(claim));
    if (holder !== undefined && holder !== key) {
      return taken(claim, `it is the name of ${holder}`);
    }
    const others = [...this.#claimantsOf(claim)].filter(other => other !== key);
    if (others.length > 0) {
      return {
        id: 'entity-name-claimed-twice',
        severity: 'warning',
        message: `The entity name '${claim}' is also claimed by ${others
          .sort()
          .slice(0, 3)
          .join(', ')}${
          others.length > 3 ? ` and ${others.length - 3} more` : ''
        }; none of them gets it`,
      };
    }
    const origin = this.#taken.get(lower(claim));
    return origin === undefined
      ? undefined
      : taken(claim, `the catalog has one from ${origin}`);
  }

  #claimantsOf(name: string): Set<string> {
    return this.#claims.get(lower(name)) ?? new Set();
  }
}

function taken(claim: string, why: string): Finding {
  return {
    id: 'entity-name-taken',
    severity: 'warning',
    message: `The entity name '${claim}' is taken: ${why}; choose another`,
  };
}

function lower(name: string): string {
  return name.toLowerCase();
}
