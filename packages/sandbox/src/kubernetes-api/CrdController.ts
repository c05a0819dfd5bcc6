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

import { CustomResourceDefinition } from '../crds';
import { ApiObject, isRecord, valueAt } from './ApiObject';
import { ObjectStore } from './ObjectStore';
import { ResourceRegistry } from './ResourceRegistry';
import { collectionOf, compareVersions, ResourceType } from './ResourceType';

/** Where CRDs themselves are stored. @internal */
export const CRD_COLLECTION = collectionOf({
  group: 'apiextensions.k8s.io',
  plural: 'customresourcedefinitions',
});

function isCrd(
  object: ApiObject,
): object is ApiObject & CustomResourceDefinition {
  return (
    isRecord(valueAt(object, ['spec', 'names'])) &&
    Array.isArray(valueAt(object, ['spec', 'versions']))
  );
}

function toResourceType({ spec }: CustomResourceDefinition): ResourceType {
  const stored = spec.versions.find(version => version.storage);
  return {
    group: spec.group,
    kind: spec.names.kind,
    listKind: spec.names.listKind ?? `${spec.names.kind}List`,
    plural: spec.names.plural,
    singular: spec.names.singular ?? spec.names.kind.toLocaleLowerCase('en-US'),
    shortNames: spec.names.shortNames ?? [],
    categories: spec.names.categories ?? [],
    namespaced: spec.scope === 'Namespaced',
    custom: true,
    storageVersion: (stored ?? spec.versions[0]).name,
    versions: spec.versions
      .filter(version => version.served)
      .map(version => ({
        name: version.name,
        schema: version.schema?.openAPIV3Schema,
        hasStatus: !!version.subresources?.status,
      }))
      .sort((a, b) => compareVersions(a.name, b.name)),
  };
}

/** Serves what CustomResourceDefinitions define, as long as they are there. @internal */
export class CrdController {
  readonly #store: ObjectStore;
  readonly #registry: ResourceRegistry;
  readonly #onUnserved: (collection: string) => void;

  private constructor(
    store: ObjectStore,
    registry: ResourceRegistry,
    onUnserved: (collection: string) => void,
  ) {
    this.#store = store;
    this.#registry = registry;
    this.#onUnserved = onUnserved;
  }

  /** `onUnserved` is called when open watches of a collection have to end. */
  static start(options: {
    store: ObjectStore;
    registry: ResourceRegistry;
    onUnserved: (collection: string) => void;
  }): CrdController {
    const { store, registry, onUnserved } = options;
    const controller = new CrdController(store, registry, onUnserved);
    store.history.subscribe(event => {
      if (event.collection === CRD_COLLECTION) {
        controller.#follow(event.key, event.previous, event.current);
      }
    });
    return controller;
  }

  #follow(key: string, previous?: ApiObject, current?: ApiObject): void {
    if (current && isCrd(current)) {
      if (current.metadata.generation === previous?.metadata.generation) {
        return;
      }
      this.#registry.register(toResourceType(current));
      if (previous) {
        this.#onUnserved(collectionOf(toResourceType(current)));
      }
      this.#store.put(CRD_COLLECTION, key, {
        ...current,
        status: establishedStatus(current, current.metadata.creationTimestamp),
      });
    } else if (!current && previous && isCrd(previous)) {
      const type = toResourceType(previous);
      const collection = collectionOf(type);
      for (const [objectKey] of this.#store.list(collection)) {
        this.#store.remove(collection, objectKey);
      }
      this.#registry.unregister(type);
      this.#onUnserved(collection);
    }
  }
}

function establishedStatus({ spec }: CustomResourceDefinition, since?: string) {
  const condition = (type: string, reason: string, message: string) => ({
    type,
    status: 'True',
    reason,
    message,
    lastTransitionTime: since,
  });
  return {
    acceptedNames: spec.names,
    storedVersions: spec.versions
      .filter(version => version.storage)
      .map(version => version.name),
    conditions: [
      condition('NamesAccepted', 'NoConflicts', 'no conflicts found'),
      condition(
        'Established',
        'InitialNamesAccepted',
        'the initial names have been accepted',
      ),
    ],
  };
}
