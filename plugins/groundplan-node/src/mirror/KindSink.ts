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
  getString,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';
import { Target } from '../discovery/selectTargets';
import { ObjectTrimmer } from '../reflector/ObjectTrimmer';
import { ReflectorSink } from '../reflector/ReflectorSink';
import { keyOf, ObjectStore } from '../store/ObjectStore';
import { StringPool } from '../store/StringPool';

/** Options of {@link KindSink.create}. @internal */
export interface KindSinkOptions {
  target: Target;
  store: ObjectStore;
  pool: StringPool;
  /** Called once, with the first thing that says no name. */
  onUnreadable: () => void;
}

/**
 * Trims what a reflector reads and puts it into the store.
 *
 * @internal
 */
export class KindSink implements ReflectorSink {
  readonly #options: KindSinkOptions;
  readonly #trimmer: ObjectTrimmer;
  #unreadable = 0;

  private constructor(options: KindSinkOptions) {
    const { resource, fields, annotations } = options.target;
    const { group, version, kind } = resource;
    this.#options = options;
    this.#trimmer = ObjectTrimmer.create({
      apiVersion: group ? `${group}/${version}` : version,
      kind,
      fields,
      annotations,
      pool: options.pool,
    });
  }

  static create(options: KindSinkOptions): KindSink {
    return new KindSink(options);
  }

  /** How many objects were left out because they say no name. */
  get unreadable(): number {
    return this.#unreadable;
  }

  put(raw: unknown): string | undefined {
    const object: KubernetesObject | undefined = this.#trimmer.trim(raw);
    if (!object) {
      this.#unreadable += 1;
      if (this.#unreadable === 1) {
        this.#options.onUnreadable();
      }
      return undefined;
    }
    return this.#options.store.put(this.#options.target.id, object);
  }

  remove(raw: unknown): void {
    const { store, target } = this.#options;
    const name = getString(raw, 'metadata', 'name');
    if (name) {
      store.drop(
        target.id,
        target.resource.group,
        target.resource.kind,
        keyOf(getString(raw, 'metadata', 'namespace'), name),
      );
    }
  }

  complete(keys: ReadonlySet<string>): void {
    const { store, target } = this.#options;
    const { group, kind } = target.resource;
    store.retain(target.id, group, kind, keys);
  }
}
