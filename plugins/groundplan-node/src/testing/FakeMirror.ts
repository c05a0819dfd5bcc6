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
  HostKindState,
  HostState,
  KubernetesObject,
  objectKey,
  ObjectLookup,
  refOf,
} from 'backstage-plugin-groundplan-common';
import {
  Mirror,
  MirrorChange,
  MirrorCounters,
  MirroredHost,
} from '../mirror/Mirror';
import { FakeHost } from './FakeHost';

/**
 * A mirror in memory, for tests of what reads one: objects are put in and taken
 * out by hand, and states are set instead of met.
 *
 * @remarks
 * Every kind of a host is completely known until {@link FakeMirror.setIncomplete}
 * says otherwise. Listeners are called before the changing method returns, once
 * per call.
 *
 * @public
 */
export class FakeMirror implements Mirror {
  readonly #hosts = new Map<string, FakeHost>();
  readonly #listeners = new Set<(changes: MirrorChange[]) => void>();

  static create(
    objectsByHost: Record<string, KubernetesObject[]> = {},
  ): FakeMirror {
    const mirror = new FakeMirror();
    for (const [name, objects] of Object.entries(objectsByHost)) {
      mirror.addHost({ name }, objects);
    }
    return mirror;
  }

  private constructor() {}

  /** Adds a host with objects, without telling listeners. */
  addHost(
    host: { name: string; entityRef?: string },
    objects: KubernetesObject[] = [],
  ): void {
    const added = new FakeHost(host.name, host.entityRef);
    for (const object of objects) {
      added.put(object);
    }
    this.#hosts.set(host.name, added);
  }

  /** Adds objects, or replaces those of the same group, kind and name. */
  put(host: string, ...objects: KubernetesObject[]): void {
    const target = this.#hostOf(host);
    this.#tell(
      objects.map(object => {
        const previous = target.put(object);
        return previous
          ? { type: 'object', action: 'modified', host, object, previous }
          : { type: 'object', action: 'added', host, object };
      }),
    );
  }

  /** Takes objects out, as a watch's DELETED or a relist would. */
  remove(host: string, ...objects: KubernetesObject[]): void {
    const target = this.#hostOf(host);
    const changes: MirrorChange[] = [];
    for (const object of objects) {
      const removed = target.remove(objectKey(refOf(object)));
      if (removed) {
        changes.push({
          type: 'object',
          action: 'deleted',
          host,
          object: removed,
        });
      }
    }
    this.#tell(changes);
  }

  /** Sets the state of a host; its objects stay. */
  setHostState(host: string, state: HostState, message?: string): void {
    this.#hostOf(host).setState(state, message);
    this.#tell([{ type: 'host-state', host, state }]);
  }

  /** Sets the state of a kind; its objects stay. */
  setKindState(
    host: string,
    group: string,
    kind: string,
    state: HostState,
    details: Partial<Pick<HostKindState, 'message' | 'version'>> = {},
  ): void {
    this.#hostOf(host).setKindState(group, kind, state, details);
    this.#tell([{ type: 'kind-state', host, group, kind, state }]);
  }

  /** Makes a kind one whose first list is still under way. */
  setIncomplete(host: string, group: string, kind: string): void {
    this.#hostOf(host).setComplete(group, kind, false);
    this.setKindState(host, group, kind, 'syncing');
  }

  /** Ends the first list of a kind. */
  setComplete(host: string, group: string, kind: string): void {
    this.#hostOf(host).setComplete(group, kind, true);
    this.setKindState(host, group, kind, 'ready');
  }

  hosts(): MirroredHost[] {
    return [...this.#hosts.values()].map(host => host.describe());
  }

  lookup(host: string): ObjectLookup {
    return this.#hosts.get(host) ?? new FakeHost(host);
  }

  isComplete(host: string, group: string, kind: string): boolean {
    return this.#hosts.get(host)?.isComplete(group, kind) ?? false;
  }

  subscribe(listener: (changes: MirrorChange[]) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  counters(): MirrorCounters[] {
    return [...this.#hosts.values()].map(host => host.count());
  }

  #hostOf(name: string): FakeHost {
    const host = this.#hosts.get(name);
    if (!host) {
      throw new Error(`There is no host cluster '${name}' in this mirror`);
    }
    return host;
  }

  #tell(changes: MirrorChange[]): void {
    if (changes.length > 0) {
      for (const listener of [...this.#listeners]) {
        listener(changes);
      }
    }
  }
}
