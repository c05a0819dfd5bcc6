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
import { ObjectStore, storageKey } from './ObjectStore';
import { ObjectWriter } from './ObjectWriter';
import { Target, WriteOptions } from './WriteOptions';
import { ResourceRegistry } from './ResourceRegistry';
import { collectionOf } from './ResourceType';
import { StatusError } from './StatusError';

/** Names an object for the in-process client. @public */
export interface LocalRef {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
}

/** An object as it is given to the in-process client. @public */
export interface NewObject extends LocalRef {
  metadata: Partial<ApiObject['metadata']> & { name: string };
  [field: string]: unknown;
}

/**
 * Reads and writes objects without HTTP, as a controller would: spec and status
 * in one write. Schemas and conflicts count here too.
 *
 * @public
 */
export class LocalClient {
  readonly #store: ObjectStore;
  readonly #writer: ObjectWriter;
  readonly #registry: ResourceRegistry;

  private constructor(
    store: ObjectStore,
    writer: ObjectWriter,
    registry: ResourceRegistry,
  ) {
    this.#store = store;
    this.#writer = writer;
    this.#registry = registry;
  }

  /** @internal */
  static create(options: {
    store: ObjectStore;
    writer: ObjectWriter;
    registry: ResourceRegistry;
  }): LocalClient {
    return new LocalClient(options.store, options.writer, options.registry);
  }

  /** Creates an object; a creation timestamp of one's own is kept. */
  create(object: NewObject): ApiObject {
    const { resource, namespace } = this.#target(object);
    return structuredClone(
      this.#writer.create({ resource, namespace }, structuredClone(object), {
        part: 'all',
      }),
    );
  }

  /** The object; undefined where there is none. */
  get(ref: LocalRef): ApiObject | undefined {
    const { resource, namespace, name } = this.#target(ref);
    const object = this.#store.get(
      collectionOf(resource.type),
      storageKey(namespace, name),
    );
    return object && structuredClone(object);
  }

  /** All objects of a resource. */
  list(resource: { group: string; plural: string }): ApiObject[] {
    return this.#store
      .list(collectionOf(resource))
      .map(([, object]) => structuredClone(object));
  }

  /** Lets `change` alter a copy of the object, and writes it. */
  update(ref: LocalRef, change: (object: ApiObject) => void): ApiObject {
    const target = this.#target(ref);
    const object = structuredClone(this.#writer.get(target));
    object.apiVersion = ref.apiVersion;
    change(object);
    return structuredClone(
      this.#writer.update(target, structuredClone(object), { part: 'all' }),
    );
  }

  /** Creates an object, or makes the one that is there like it. */
  apply(object: NewObject): ApiObject {
    return this.get(object)
      ? this.update(object, current => {
          const { metadata } = current;
          Object.keys(current).forEach(field => delete current[field]);
          Object.assign(current, structuredClone(object));
          current.metadata = {
            ...metadata,
            labels: object.metadata.labels,
            annotations: object.metadata.annotations,
            finalizers: object.metadata.finalizers,
            ownerReferences: object.metadata.ownerReferences,
          };
        })
      : this.create(object);
  }

  /**
   * Creates or replaces an object as a client over HTTP would: its status is
   * not touched, and fields that its schema does not know are refused. Who applies
   * which fields is noted; nothing here follows from it.
   *
   * @throws {@link StatusError} as the API answers
   */
  submit(
    object: NewObject,
    options: Pick<WriteOptions, 'dryRun' | 'managedFields'> = {},
  ): void {
    const target = this.#target(object);
    const write = { part: 'main', strict: true, ...options } as const;
    const body = structuredClone(object);
    if (this.get(object)) {
      this.#writer.update(target, body, write);
    } else {
      this.#writer.create(target, body, write);
    }
  }

  /** Whether objects of a kind have a namespace; undefined for unknown kinds. */
  isNamespaced({ apiVersion, kind }: Omit<LocalRef, 'metadata'>) {
    return this.#registry.resolveKind(apiVersion, kind)?.type.namespaced;
  }

  /** Calls back after each write of a resource, until it is told to stop. */
  subscribe(
    resource: { group: string; plural: string },
    listener: (change: { previous?: ApiObject; current?: ApiObject }) => void,
  ): () => void {
    return this.#store.history.subscribe(
      ({ collection, previous, current }) => {
        if (collection === collectionOf(resource)) {
          listener(structuredClone({ previous, current }));
        }
      },
    );
  }

  /** Deletes an object; with finalizers it stays until they are gone. */
  delete(ref: LocalRef): void {
    this.#writer.remove(this.#target(ref));
  }

  #target({ apiVersion, kind, metadata }: LocalRef): Target {
    const resource = this.#registry.resolveKind(apiVersion, kind);
    if (!resource) {
      throw StatusError.unknownResource();
    }
    const { name, namespace } = metadata;
    return { resource, namespace, name };
  }
}
