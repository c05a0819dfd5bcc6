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
import { EventHistory, StoredEvent } from './EventHistory';

/** What objects are stored and ordered by. @internal */
export function storageKey(namespace: string | undefined, name: string) {
  return `${namespace ?? ''}/${name}`;
}

function byKey([a]: [string, ApiObject], [b]: [string, ApiObject]): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

/**
 * All objects, and through its history how they were a while ago. Objects in it
 * are never changed, only replaced.
 *
 * @internal
 */
export class ObjectStore {
  readonly #collections = new Map<string, Map<string, ApiObject>>();

  private constructor(readonly history: EventHistory) {}

  static create(history: EventHistory): ObjectStore {
    return new ObjectStore(history);
  }

  get(collection: string, key: string): ApiObject | undefined {
    return this.#collections.get(collection)?.get(key);
  }

  /** Creates or replaces an object, and gives it its resource version. */
  put(collection: string, key: string, object: ApiObject): ApiObject {
    const revision = this.history.nextRevision();
    const current: ApiObject = {
      ...object,
      metadata: { ...object.metadata, resourceVersion: String(revision) },
    };
    const objects = this.#collections.get(collection) ?? new Map();
    this.#collections.set(collection, objects);
    const previous = objects.get(key);
    objects.set(key, current);
    this.history.append({ revision, collection, key, previous, current });
    return current;
  }

  remove(collection: string, key: string): void {
    const previous = this.get(collection, key);
    if (previous) {
      this.#collections.get(collection)?.delete(key);
      const revision = this.history.nextRevision();
      this.history.append({ revision, collection, key, previous });
    }
  }

  /** In the order of their keys. */
  list(collection: string): [string, ApiObject][] {
    return [...(this.#collections.get(collection) ?? [])].sort(byKey);
  }

  /**
   * As {@link ObjectStore.list} was at a revision; undefined where the history
   * does not reach back that far.
   */
  listAt(
    collection: string,
    revision: number,
  ): [string, ApiObject][] | undefined {
    const events = this.history.since(revision);
    if (!events) {
      return undefined;
    }
    const objects = new Map(this.#collections.get(collection));
    for (const event of events.reverse()) {
      if (event.collection === collection) {
        undo(objects, event);
      }
    }
    return [...objects].sort(byKey);
  }
}

function undo(objects: Map<string, ApiObject>, event: StoredEvent): void {
  if (event.previous) {
    objects.set(event.key, event.previous);
  } else {
    objects.delete(event.key);
  }
}
