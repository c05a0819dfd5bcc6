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

import { Knex } from 'knex';

const POLL_MS = 10;

interface Awaited {
  entityRef: string;
  /** What its JSON contains once it is there. */
  text: string;
  writtenAt?: number;
  resolve: (times: { handedOverAt: number; readableAt: number }) => void;
}

/**
 * Finds when the catalog begins to write an entity that it was handed, and when
 * its final form is there to be read. Looks into the catalog's own database, as
 * requests to its API would be a load of their own.
 */
export class AwaitedChanges {
  readonly #knex: Knex;
  readonly #awaited = new Set<Awaited>();
  #polling = false;

  static create(knex: Knex): AwaitedChanges {
    const changes = new AwaitedChanges(knex);
    knex.on('query', query => changes.#noteWrite(query));
    return changes;
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async next(
    entityRef: string,
    description: string,
  ): Promise<{ handedOverAt: number; readableAt: number }> {
    const text = JSON.stringify({ description }).slice(1, -1);
    return await new Promise((resolve, reject) => {
      this.#awaited.add({ entityRef, text, resolve });
      if (!this.#polling) {
        this.#polling = true;
        this.#poll().catch(reject);
      }
    });
  }

  #noteWrite(query: { sql: string; bindings?: unknown[] }): void {
    if (this.#awaited.size === 0 || !query.sql.includes('refresh_state')) {
      return;
    }
    for (const binding of query.bindings ?? []) {
      if (typeof binding === 'string') {
        for (const awaited of this.#awaited) {
          if (binding.includes(awaited.text)) {
            awaited.writtenAt ??= Date.now();
          }
        }
      }
    }
  }

  async #poll(): Promise<void> {
    while (this.#awaited.size > 0) {
      const rows: { entity_ref: string; final_entity: string | null }[] =
        await this.#knex('final_entities')
          .select('entity_ref', 'final_entity')
          .whereIn(
            'entity_ref',
            [...this.#awaited].map(({ entityRef }) => entityRef),
          );
      const readableAt = Date.now();
      const finals = new Map(
        rows.map(row => [row.entity_ref, row.final_entity]),
      );
      for (const awaited of this.#awaited) {
        if (finals.get(awaited.entityRef)?.includes(awaited.text)) {
          this.#awaited.delete(awaited);
          awaited.resolve({
            handedOverAt: awaited.writtenAt ?? readableAt,
            readableAt,
          });
        }
      }
      await new Promise(resolve => setTimeout(resolve, POLL_MS));
    }
    this.#polling = false;
  }
}
