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

import {
  domains,
  HostKindState,
  HostState,
  KubernetesObject,
  NamedObject,
  objectKey,
  ObjectLookup,
  referencesBy,
  refOf,
  versionOf,
} from 'backstage-plugin-groundplan-common';
import { MirrorCounters, MirroredHost } from '../mirror/Mirror';

const LABEL_CLUSTER_NAME = 'cluster.x-k8s.io/cluster-name';

const referencesOf = referencesBy(domains.flatMap(({ kinds }) => kinds));

interface FakeKind {
  state: HostKindState;
  complete: boolean;
  objects: Map<string, KubernetesObject>;
}

/** One host cluster of a fake mirror. @internal */
export class FakeHost implements ObjectLookup {
  readonly #name: string;
  readonly #entityRef?: string;
  readonly #kinds = new Map<string, FakeKind>();
  readonly #byOwner = new Map<string, Map<string, KubernetesObject>>();
  readonly #byCluster = new Map<string, Map<string, KubernetesObject>>();
  readonly #byReference = new Map<string, Map<string, KubernetesObject>>();
  #state: HostState = 'ready';
  #since = new Date().toISOString();
  #message?: string;

  constructor(name: string, entityRef?: string) {
    this.#name = name;
    this.#entityRef = entityRef;
  }

  put(object: KubernetesObject): KubernetesObject | undefined {
    const ref = refOf(object);
    const key = objectKey(ref);
    const previous = this.remove(key);
    const kind = this.#kindOf(ref.group, ref.kind);
    kind.objects.set(key, object);
    kind.state.version = versionOf(object.apiVersion);
    for (const index of this.#indexesOf(object)) {
      index.set(key, object);
    }
    return previous;
  }

  remove(key: string): KubernetesObject | undefined {
    const [group, kind] = key.split('/');
    const objects = this.#kinds.get(`${group}/${kind}`)?.objects;
    const object = objects?.get(key);
    if (objects && object) {
      objects.delete(key);
      for (const index of this.#indexesOf(object)) {
        index.delete(key);
      }
    }
    return object;
  }

  setState(state: HostState, message?: string): void {
    this.#state = state;
    this.#message = message;
    this.#since = new Date().toISOString();
  }

  setKindState(
    group: string,
    kind: string,
    state: HostState,
    details: Partial<Pick<HostKindState, 'message' | 'version'>>,
  ): void {
    const target = this.#kindOf(group, kind);
    target.state = {
      ...target.state,
      message: undefined,
      ...details,
      state,
      since: new Date().toISOString(),
    };
  }

  setComplete(group: string, kind: string, complete: boolean): void {
    this.#kindOf(group, kind).complete = complete;
  }

  isComplete(group: string, kind: string): boolean {
    return this.#kinds.get(`${group}/${kind}`)?.complete ?? true;
  }

  describe(): MirroredHost {
    return {
      name: this.#name,
      entityRef: this.#entityRef,
      state: this.#state,
      since: this.#since,
      message: this.#message,
      kinds: [...this.#kinds.values()].map(kind => ({
        ...kind.state,
        objects: kind.objects.size,
      })),
    };
  }

  count(): MirrorCounters {
    return {
      host: this.#name,
      requests: {},
      failures: {},
      bytes: 0,
      reconnects: 0,
      relists: 0,
      objects: Object.fromEntries(
        [...this.#kinds].map(([name, kind]) => [name, kind.objects.size]),
      ),
      lagSeconds: 0,
    };
  }

  get(
    group: string,
    kind: string,
    namespace: string | undefined,
    name: string,
  ): KubernetesObject | undefined {
    return this.#kinds
      .get(`${group}/${kind}`)
      ?.objects.get(objectKey({ group, kind, namespace, name }));
  }

  list(group: string, kind: string, namespace?: string): KubernetesObject[] {
    const all = [
      ...(this.#kinds.get(`${group}/${kind}`)?.objects.values() ?? []),
    ];
    return namespace === undefined
      ? all
      : all.filter(object => object.metadata.namespace === namespace);
  }

  ownedBy(uid: string): KubernetesObject[] {
    return [...(this.#byOwner.get(uid)?.values() ?? [])];
  }

  ofCluster(namespace: string, clusterName: string): KubernetesObject[] {
    return [
      ...(this.#byCluster.get(`${namespace}/${clusterName}`)?.values() ?? []),
    ];
  }

  referringTo(named: NamedObject): KubernetesObject[] {
    return [...(this.#byReference.get(objectKey(named))?.values() ?? [])];
  }

  #kindOf(group: string, kind: string): FakeKind {
    return entryOf(this.#kinds, `${group}/${kind}`, () => ({
      state: {
        group,
        version: '',
        kind,
        state: 'ready',
        objects: 0,
        since: new Date().toISOString(),
      },
      complete: true,
      objects: new Map(),
    }));
  }

  #indexesOf(object: KubernetesObject): Map<string, KubernetesObject>[] {
    const { namespace, labels, ownerReferences } = object.metadata;
    const owner = ownerReferences?.find(reference => reference.controller)?.uid;
    const cluster = labels?.[LABEL_CLUSTER_NAME];
    return [
      ...(owner ? [entryOf(this.#byOwner, owner, () => new Map())] : []),
      ...(cluster && namespace
        ? [entryOf(this.#byCluster, `${namespace}/${cluster}`, () => new Map())]
        : []),
      ...referencesOf(object).map(reference =>
        entryOf(this.#byReference, reference, () => new Map()),
      ),
    ];
  }
}

function entryOf<T>(map: Map<string, T>, key: string, make: () => T): T {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
