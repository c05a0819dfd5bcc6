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
import { Entity } from '@backstage/catalog-model';

interface Emitted {
  entityRef: string;
  /** Absent for what the catalog has from an earlier process. */
  hash?: string;
}

/** An entity that the catalog is to have. */
interface Wanted {
  entityRef: string;
  entity: Entity;
  inherits: boolean;
}

/** What one mutation adds and takes back. */
export interface Delta {
  added: (Wanted & { key: string })[];
  removed: string[];
  /** Makes what the catalog has accepted the known state. */
  commit(): void;
}

/**
 * The entities of a provider as the catalog last accepted them, so that only
 * what differs is sent.
 */
export class EmittedEntities {
  readonly #byKey = new Map<string, Emitted>();
  readonly #keyByRef = new Map<string, string>();

  static create(): EmittedEntities {
    return new EmittedEntities();
  }

  private constructor() {}

  has(entityRef: string): boolean {
    return this.#keyByRef.has(entityRef);
  }

  /** Whether this process has told the catalog of an entity. */
  hasTold(entityRef: string): boolean {
    const key = this.#keyByRef.get(entityRef);
    return key !== undefined && this.#byKey.get(key)?.hash !== undefined;
  }

  /** Takes an entity as it is in the catalog for the object's with this key. */
  keep(key: string, entityRef: string): void {
    this.#commit(new Map([[key, { entityRef }]]));
  }

  /** What the catalog has to be told so that it has these entities. */
  diff(wanted: ReadonlyMap<string, Wanted | undefined>): Delta {
    const added: Delta['added'] = [];
    const gone = new Set<string>();
    const next = new Map<string, Emitted | undefined>();
    for (const [key, want] of wanted) {
      const before = this.#byKey.get(key);
      if (!want) {
        if (before) {
          gone.add(before.entityRef);
          next.set(key, undefined);
        }
        continue;
      }
      const hash = hashOf(want.entity);
      if (before?.entityRef === want.entityRef && before.hash === hash) {
        continue;
      }
      if (before && before.entityRef !== want.entityRef) {
        gone.add(before.entityRef);
      }
      added.push({ ...want, key });
      next.set(key, { entityRef: want.entityRef, hash });
    }
    // A name that goes from one object to another is not taken back.
    for (const { entityRef } of added) {
      gone.delete(entityRef);
    }
    return {
      added,
      removed: [...gone].filter(entityRef => {
        const key = this.#keyByRef.get(entityRef);
        return key !== undefined && next.has(key);
      }),
      commit: () => this.#commit(next),
    };
  }

  #commit(next: ReadonlyMap<string, Emitted | undefined>): void {
    for (const key of next.keys()) {
      const before = this.#byKey.get(key);
      if (before && this.#keyByRef.get(before.entityRef) === key) {
        this.#keyByRef.delete(before.entityRef);
      }
      this.#byKey.delete(key);
    }
    for (const [key, emitted] of next) {
      if (emitted) {
        this.#byKey.set(key, emitted);
        this.#keyByRef.set(emitted.entityRef, key);
      }
    }
  }
}

function hashOf(entity: Entity): string {
  return createHash('sha1').update(JSON.stringify(entity)).digest('base64');
}
