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
  ApiObject,
  KubernetesApi,
  LocalRef,
  NewObject,
} from '../kubernetes-api';
import { isRecord, jsonEqual, valueAt } from '../kubernetes-api/ApiObject';
import { stableUid } from './stableId';

/** The uid that an object of the world has. @internal */
export function uidOf({ kind, metadata }: LocalRef): string {
  return stableUid(`${kind}/${metadata.namespace ?? ''}/${metadata.name}`);
}

/** An owner reference to an object of the world. @internal */
export function ownedBy(owner: LocalRef, controller = true) {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: uidOf(owner),
    ...(controller && { controller, blockOwnerDeletion: true }),
  };
}

function conditionsOf(
  object: ApiObject | NewObject,
): Record<string, unknown>[] {
  const conditions = valueAt(object, ['status', 'conditions']);
  return Array.isArray(conditions) ? conditions.filter(isRecord) : [];
}

/** A condition that says what it said before has not changed since. @internal */
export function keepTransitionTimes(before: ApiObject, after: NewObject): void {
  for (const condition of conditionsOf(after)) {
    const old = conditionsOf(before).find(
      ({ type }) => type === condition.type,
    );
    if (old && old.status === condition.status) {
      condition.lastTransitionTime = old.lastTransitionTime;
    }
  }
}

/** The status has seen the generation that the object has now. @internal */
export function observe(object: NewObject, generation: number): void {
  const { status } = object;
  if (isRecord(status) && Number(status.observedGeneration) > 0) {
    status.observedGeneration = generation;
    for (const condition of conditionsOf(object)) {
      if (condition.observedGeneration !== undefined) {
        condition.observedGeneration = generation;
      }
    }
  }
}

/**
 * Keeps the objects of one host as they are described: what is described is
 * created or changed, what no longer is goes.
 *
 * @internal
 */
export class World {
  readonly #api: KubernetesApi;
  readonly #described = new Map<string, Map<string, LocalRef>>();

  private constructor(api: KubernetesApi) {
    this.#api = api;
  }

  static create(api: KubernetesApi): World {
    return new World(api);
  }

  /** Makes the objects of a story be these, and no others. */
  describe(story: string, objects: NewObject[]): void {
    const next = new Map<string, LocalRef>();
    for (const object of objects) {
      next.set(uidOf(object), object);
      this.#put(object);
    }
    for (const [uid, ref] of this.#described.get(story) ?? []) {
      if (!next.has(uid)) {
        this.#remove(ref);
      }
    }
    this.#described.set(story, next);
  }

  #put(given: NewObject): void {
    const object = structuredClone(given);
    const { client } = this.#api;
    let current = client.get(object);
    if (!current) {
      object.metadata.uid = uidOf(object);
      client.create(object);
      return;
    }
    if (
      object.metadata.deletionTimestamp &&
      !current.metadata.deletionTimestamp
    ) {
      client.delete(object);
      current = client.get(object) ?? current;
    }
    keepTransitionTimes(current, object);
    const { generation = 1 } = current.metadata;
    // As with real controllers: the specification changes first, and the
    // status follows once somebody has looked at it.
    const changed = !jsonEqual(current.spec, object.spec);
    observe(object, generation);
    if (changed) {
      client.apply(object);
      observe(object, generation + 1);
    }
    client.apply(object);
  }

  #remove(ref: LocalRef): void {
    const { client } = this.#api;
    if (client.get(ref)?.metadata.finalizers) {
      client.update(ref, object => {
        delete object.metadata.finalizers;
      });
    }
    if (client.get(ref)) {
      client.delete(ref);
    }
  }
}
