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

import { ApiObject } from './ApiObject';

/** A write: no `previous` means created, no `current` deleted. @internal */
export interface StoredEvent {
  revision: number;
  collection: string;
  key: string;
  previous?: ApiObject;
  current?: ApiObject;
}

/** The latest writes, and who wants to hear of the next. @internal */
export class EventHistory {
  readonly #capacity: number;
  readonly #listeners = new Set<(event: StoredEvent) => void>();
  readonly #undelivered: StoredEvent[] = [];
  #delivering = false;
  #events: StoredEvent[] = [];
  #revision = 1;
  #compacted = 0;

  private constructor(capacity: number) {
    this.#capacity = capacity;
  }

  static create(options: { capacity: number }): EventHistory {
    return new EventHistory(options.capacity);
  }

  /** The revision of the last write. */
  get revision(): number {
    return this.#revision;
  }

  /** The oldest revision from which everything that followed is known. */
  get compactedRevision(): number {
    return this.#compacted;
  }

  nextRevision(): number {
    return ++this.#revision;
  }

  append(event: StoredEvent): void {
    this.#events.push(event);
    if (this.#events.length > this.#capacity) {
      const dropped = this.#events.splice(
        0,
        this.#events.length - this.#capacity,
      );
      this.#compacted = dropped[dropped.length - 1].revision;
    }
    this.#undelivered.push(event);
    this.#deliver();
  }

  /** What followed a revision, oldest first; undefined where that is forgotten. */
  since(revision: number): StoredEvent[] | undefined {
    return revision < this.#compacted
      ? undefined
      : this.#events.filter(event => event.revision > revision);
  }

  /** Forgets all history, as etcd does when it is compacted. */
  compact(): void {
    this.#events = [];
    this.#compacted = this.#revision;
  }

  subscribe(listener: (event: StoredEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** In order, also when a listener writes in answer to an event. */
  #deliver(): void {
    if (this.#delivering) {
      return;
    }
    this.#delivering = true;
    try {
      for (
        let event = this.#undelivered.shift();
        event;
        event = this.#undelivered.shift()
      ) {
        for (const listener of [...this.#listeners]) {
          listener(event);
        }
      }
    } finally {
      this.#delivering = false;
    }
  }
}
