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

import { RowId, rowKey } from '../fleet/Row';

interface OpenTab {
  id: RowId;
  /** When it asked last, in milliseconds since the epoch. */
  askedAt: number;
}

/**
 * The objects whose tabs are open, as far as can be told: a tab asks again from
 * time to time, and one that has not asked for the lifetime is closed.
 *
 * @internal
 */
export class OpenTabs {
  readonly #lifetimeMs: number;
  readonly #limit: number;
  /** The one that asked longest ago comes first. */
  readonly #tabs = new Map<string, OpenTab>();

  static create(options: {
    lifetimeMs: number;
    /** Of more than these, the ones that asked longest ago are forgotten. */
    limit: number;
  }): OpenTabs {
    return new OpenTabs(options.lifetimeMs, options.limit);
  }

  private constructor(lifetimeMs: number, limit: number) {
    this.#lifetimeMs = lifetimeMs;
    this.#limit = limit;
  }

  /** A tab of this object has asked. */
  asked(id: RowId): void {
    const key = rowKey(id);
    this.#tabs.delete(key);
    this.#tabs.set(key, { id, askedAt: Date.now() });
    this.#forget();
  }

  has(id: RowId): boolean {
    this.#forget();
    return this.#tabs.has(rowKey(id));
  }

  ofHost(host: string): RowId[] {
    this.#forget();
    return [...this.#tabs.values()]
      .map(({ id }) => id)
      .filter(id => id.host === host);
  }

  #forget(): void {
    const closed = Date.now() - this.#lifetimeMs;
    for (const [key, { askedAt }] of this.#tabs) {
      if (this.#tabs.size <= this.#limit && askedAt >= closed) {
        return;
      }
      this.#tabs.delete(key);
    }
  }
}
