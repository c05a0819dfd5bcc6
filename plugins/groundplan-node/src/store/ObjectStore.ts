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

import { isDeepStrictEqual } from 'node:util';
import {
  groupOf,
  KubernetesObject,
  NamedObject,
  objectKey,
  ObjectLookup,
} from 'backstage-plugin-groundplan-common';
import { ObjectIndex } from './ObjectIndex';

const CLUSTER_NAME_LABEL = 'cluster.x-k8s.io/cluster-name';

/** What became of an object. @internal */
export type ObjectChange =
  | { action: 'added' | 'deleted'; object: KubernetesObject }
  | {
      action: 'modified';
      object: KubernetesObject;
      previous: KubernetesObject;
    };

/** @internal */
export interface ObjectStoreOptions {
  onChange: (change: ObjectChange) => void;
  /** The keys of what an object names, as of `objectKey`. */
  referencesOf?: (object: KubernetesObject) => string[];
}

/**
 * The objects of one host cluster. What is stored under one key may come from
 * several sources, such as two label selectors on one kind; it goes when the
 * last of them no longer has it.
 *
 * @internal
 */
export class ObjectStore implements ObjectLookup {
  readonly #kinds = new Map<string, Map<string, KubernetesObject>>();
  readonly #sources = new Map<string, Set<string>>();
  readonly #byOwner = new ObjectIndex();
  readonly #byCluster = new ObjectIndex();
  readonly #byReference = new ObjectIndex();
  readonly #onChange: (change: ObjectChange) => void;
  readonly #referencesOf: (object: KubernetesObject) => string[];

  private constructor(options: ObjectStoreOptions) {
    this.#onChange = options.onChange;
    this.#referencesOf = options.referencesOf ?? (() => []);
  }

  static create(options: ObjectStoreOptions): ObjectStore {
    return new ObjectStore(options);
  }

  /** Takes an object as it is now, and answers its key within its kind. */
  put(source: string, object: KubernetesObject): string {
    const objects = this.#objectsOf(kindKeyOf(object));
    const key = keyOf(object.metadata.namespace, object.metadata.name);
    this.#keysOf(source).add(key);
    const previous = objects.get(key);
    objects.set(key, object);
    if (previous) {
      this.#unindex(previous);
    }
    this.#index(object);
    if (!previous) {
      this.#onChange({ action: 'added', object });
    } else if (previous.metadata.uid !== object.metadata.uid) {
      // Deleted and made again while nobody looked.
      this.#onChange({ action: 'deleted', object: previous });
      this.#onChange({ action: 'added', object });
    } else if (differ(previous, object)) {
      this.#onChange({ action: 'modified', object, previous });
    }
    return key;
  }

  /** A source no longer has the object. */
  drop(source: string, group: string, kind: string, key: string): void {
    this.#sources.get(source)?.delete(key);
    const stillHeld = [...this.#sources].some(
      ([other, keys]) => sourceIsOf(other, group, kind) && keys.has(key),
    );
    const kindKey = `${group}/${kind}`;
    const object = this.#kinds.get(kindKey)?.get(key);
    if (!object || stillHeld) {
      return;
    }
    this.#kinds.get(kindKey)?.delete(key);
    this.#unindex(object);
    this.#onChange({ action: 'deleted', object });
  }

  /** A source has these objects and no others. */
  retain(
    source: string,
    group: string,
    kind: string,
    keys: ReadonlySet<string>,
  ): void {
    for (const key of [...(this.#sources.get(source) ?? [])]) {
      if (!keys.has(key)) {
        this.drop(source, group, kind, key);
      }
    }
  }

  /** How many objects of a kind are held; of each kind without arguments. */
  count(group: string, kind: string): number {
    return this.#kinds.get(`${group}/${kind}`)?.size ?? 0;
  }

  /** Numbers of objects by `<group>/<kind>`. */
  counts(): Record<string, number> {
    return Object.fromEntries(
      [...this.#kinds].map(([key, objects]) => [key, objects.size]),
    );
  }

  get(
    group: string,
    kind: string,
    namespace: string | undefined,
    name: string,
  ): KubernetesObject | undefined {
    return this.#kinds.get(`${group}/${kind}`)?.get(keyOf(namespace, name));
  }

  list(group: string, kind: string, namespace?: string): KubernetesObject[] {
    const objects = [...(this.#kinds.get(`${group}/${kind}`)?.values() ?? [])];
    return namespace === undefined
      ? objects
      : objects.filter(object => object.metadata.namespace === namespace);
  }

  ownedBy(uid: string): KubernetesObject[] {
    return this.#byOwner.get(uid);
  }

  ofCluster(namespace: string, clusterName: string): KubernetesObject[] {
    return this.#byCluster.get(keyOf(namespace, clusterName));
  }

  referringTo(named: NamedObject): KubernetesObject[] {
    // In an order that stays when one of them changes
    return this.#byReference.get(objectKey(named)).sort(byName);
  }

  #objectsOf(kindKey: string): Map<string, KubernetesObject> {
    let objects = this.#kinds.get(kindKey);
    if (!objects) {
      objects = new Map();
      this.#kinds.set(kindKey, objects);
    }
    return objects;
  }

  #keysOf(source: string): Set<string> {
    let keys = this.#sources.get(source);
    if (!keys) {
      keys = new Set();
      this.#sources.set(source, keys);
    }
    return keys;
  }

  #index(object: KubernetesObject): void {
    const owner = ownerOf(object);
    if (owner) {
      this.#byOwner.add(owner, object);
    }
    const cluster = clusterOf(object);
    if (cluster) {
      this.#byCluster.add(cluster, object);
    }
    for (const reference of this.#referencesOf(object)) {
      this.#byReference.add(reference, object);
    }
  }

  #unindex(object: KubernetesObject): void {
    const owner = ownerOf(object);
    if (owner) {
      this.#byOwner.remove(owner, object);
    }
    const cluster = clusterOf(object);
    if (cluster) {
      this.#byCluster.remove(cluster, object);
    }
    for (const reference of this.#referencesOf(object)) {
      this.#byReference.remove(reference, object);
    }
  }
}

function byName(a: KubernetesObject, b: KubernetesObject): number {
  const [one, other] = [a, b].map(({ metadata: { namespace, name } }) =>
    keyOf(namespace, name),
  );
  return one < other ? -1 : 1;
}

/** The key of an object within its kind. @internal */
export function keyOf(namespace: string | undefined, name: string): string {
  // Unlike a template's, this text is in one piece and keeps no parts beside it.
  return [namespace, name].join('/');
}

/** The name of a source of objects of a kind. @internal */
export function sourceId(
  group: string,
  kind: string,
  labelSelector?: string,
): string {
  return `${group}/${kind}?${labelSelector ?? ''}`;
}

function sourceIsOf(source: string, group: string, kind: string): boolean {
  return source.startsWith(`${group}/${kind}?`);
}

function kindKeyOf(object: KubernetesObject): string {
  return `${groupOf(object.apiVersion)}/${object.kind}`;
}

function ownerOf(object: KubernetesObject): string | undefined {
  return object.metadata.ownerReferences?.find(owner => owner.controller)?.uid;
}

function clusterOf(object: KubernetesObject): string | undefined {
  const name = object.metadata.labels?.[CLUSTER_NAME_LABEL];
  return name === undefined
    ? undefined
    : keyOf(object.metadata.namespace, name);
}

/** Whether anything but the resource version is another. */
function differ(before: KubernetesObject, after: KubernetesObject): boolean {
  if (before.metadata.resourceVersion === after.metadata.resourceVersion) {
    return !isDeepStrictEqual(before, after);
  }
  return !isDeepStrictEqual(
    { ...before, metadata: { ...before.metadata, resourceVersion: '' } },
    { ...after, metadata: { ...after.metadata, resourceVersion: '' } },
  );
}
