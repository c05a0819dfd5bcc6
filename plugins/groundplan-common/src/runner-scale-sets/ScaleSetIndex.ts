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

import { getTime, groupOf, KubernetesObject } from '../kubernetes';
import { isControllerPod, VERSION_LABEL } from './controllerVersions';
import {
  isActionsObject,
  ownerOf,
  scaleSetOfLabels,
  scaleSetOfListener,
} from './scaleSetOf';

/** The objects that make up one scale set. @internal */
export interface ScaleSetParts {
  /** The newest first; the older ones are being replaced. */
  runnerSets: KubernetesObject[];
  runners: KubernetesObject[];
  listener?: KubernetesObject;
  listenerPod?: KubernetesObject;
}

function key(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''}/${name}`;
}

/** The newest first. */
function byAge(a: KubernetesObject, b: KubernetesObject): number {
  return (
    (getTime(b.metadata, 'creationTimestamp') ?? 0) -
    (getTime(a.metadata, 'creationTimestamp') ?? 0)
  );
}

/**
 * Which runner sets, runners, listeners and pods belong to which scale set,
 * found in one pass over the objects.
 *
 * @internal
 */
export class ScaleSetIndex {
  readonly #runnerSets = new Map<string, KubernetesObject[]>();
  readonly #runners = new Map<string, KubernetesObject[]>();
  readonly #listeners = new Map<string, KubernetesObject>();
  readonly #pods = new Map<string, KubernetesObject>();
  readonly #controllerVersions = new Set<string>();

  static create(objects: KubernetesObject[]): ScaleSetIndex {
    const index = new ScaleSetIndex();
    const setOfRunnerSet = new Map<string, string>();
    for (const object of objects) {
      if (isActionsObject(object, 'EphemeralRunnerSet')) {
        index.#addRunnerSet(object, setOfRunnerSet);
      } else if (isActionsObject(object, 'AutoscalingListener')) {
        const set = scaleSetOfListener(object);
        if (set) {
          index.#listeners.set(key(set.namespace, set.name), object);
        }
      } else if (object.kind === 'Pod' && groupOf(object.apiVersion) === '') {
        index.#addPod(object);
      }
    }
    for (const object of objects) {
      if (isActionsObject(object, 'EphemeralRunner')) {
        index.#addRunner(object, setOfRunnerSet);
      }
    }
    return index;
  }

  private constructor() {}

  #addPod(object: KubernetesObject): void {
    if (isControllerPod(object)) {
      const version = object.metadata.labels?.[VERSION_LABEL];
      // One that goes belongs to the past, in an upgrade of the controller.
      if (version && !object.metadata.deletionTimestamp) {
        this.#controllerVersions.add(version);
      }
      return;
    }
    const { namespace, name } = object.metadata;
    this.#pods.set(key(namespace, name), object);
  }

  #addRunnerSet(object: KubernetesObject, setOf: Map<string, string>): void {
    const { namespace, name } = object.metadata;
    const owner = ownerOf(object, 'AutoscalingRunnerSet');
    const labelled = scaleSetOfLabels(object);
    const set =
      owner !== undefined
        ? key(namespace, owner)
        : labelled && key(labelled.namespace, labelled.name);
    if (set !== undefined) {
      setOf.set(key(namespace, name), set);
      push(this.#runnerSets, set, object);
    }
  }

  #addRunner(object: KubernetesObject, setOf: Map<string, string>): void {
    const owner = ownerOf(object, 'EphemeralRunnerSet');
    const labelled = scaleSetOfLabels(object);
    const set =
      (owner !== undefined
        ? setOf.get(key(object.metadata.namespace, owner))
        : undefined) ??
      (labelled && key(labelled.namespace, labelled.name));
    if (set !== undefined) {
      push(this.#runners, set, object);
    }
  }

  /** The versions of the controllers that run; several where each has its namespaces. */
  get controllerVersions(): string[] {
    return [...this.#controllerVersions].sort();
  }

  /** Whether any pod of a runner or of a listener is known. */
  get hasPods(): boolean {
    return this.#pods.size > 0;
  }

  /** Whether any listener is known. */
  get hasListeners(): boolean {
    return this.#listeners.size > 0;
  }

  /** The pod of a runner or of a listener, which has its name. */
  podOf(object: KubernetesObject): KubernetesObject | undefined {
    return this.#pods.get(key(object.metadata.namespace, object.metadata.name));
  }

  partsOf(set: KubernetesObject): ScaleSetParts {
    const name = key(set.metadata.namespace, set.metadata.name);
    const listener = this.#listeners.get(name);
    return {
      runnerSets: [...(this.#runnerSets.get(name) ?? [])].sort(byAge),
      runners: this.#runners.get(name) ?? [],
      listener,
      listenerPod: listener && this.podOf(listener),
    };
  }
}

function push<T>(map: Map<string, T[]>, at: string, value: T): void {
  const list = map.get(at);
  if (list) {
    list.push(value);
  } else {
    map.set(at, [value]);
  }
}
