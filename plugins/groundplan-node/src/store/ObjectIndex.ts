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

import { KubernetesObject } from 'backstage-plugin-groundplan-common';

/**
 * Finds objects by a value that several of them may have. Most values have one
 * object, which is held without a set around it.
 *
 * @internal
 */
export class ObjectIndex {
  readonly #entries = new Map<
    string,
    KubernetesObject | Set<KubernetesObject>
  >();

  add(key: string, object: KubernetesObject): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      this.#entries.set(key, object);
    } else if (entry instanceof Set) {
      entry.add(object);
    } else {
      this.#entries.set(key, new Set([entry, object]));
    }
  }

  remove(key: string, object: KubernetesObject): void {
    const entry = this.#entries.get(key);
    if (entry === object) {
      this.#entries.delete(key);
    } else if (entry instanceof Set) {
      entry.delete(object);
      if (entry.size === 0) {
        this.#entries.delete(key);
      }
    }
  }

  get(key: string): KubernetesObject[] {
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      return [];
    }
    return entry instanceof Set ? [...entry] : [entry];
  }
}
