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

import { ConflictError } from '@backstage/errors';
import { ObjectLookup } from 'backstage-plugin-groundplan-common';
import { HostConnection } from '../host-clusters/HostConnection';
import { StringPool } from '../store/StringPool';
import { TurnQueue } from '../transport/TurnQueue';
import { ChangeQueue } from './ChangeQueue';
import { CreateMirrorOptions, StartableMirror } from './CreateMirrorOptions';
import { HostMirror } from './HostMirror';
import { MirrorChange, MirrorCounters, MirroredHost } from './Mirror';
import { DEFAULT_TIMING } from './MirrorTiming';

const EMPTY_LOOKUP: ObjectLookup = {
  get: () => undefined,
  list: () => [],
  ownedBy: () => [],
  ofCluster: () => [],
  referringTo: () => [],
};

/** A mirror of some host clusters. @internal */
export class LiveMirror implements StartableMirror {
  readonly #hosts: ReadonlyMap<string, HostMirror>;
  readonly #changes: ChangeQueue;

  private constructor(
    hosts: ReadonlyMap<string, HostMirror>,
    changes: ChangeQueue,
  ) {
    this.#hosts = hosts;
    this.#changes = changes;
  }

  static create(options: CreateMirrorOptions): LiveMirror {
    const { rules, logger, clock } = options;
    requireUniqueNames(options.hosts);
    const changes = ChangeQueue.create(logger);
    const shared = {
      rules,
      logger,
      changes,
      pool: new StringPool(),
      turns: new TurnQueue(),
      timing: { ...DEFAULT_TIMING, ...options.timing },
      now: () => clock?.now().getTime() ?? Date.now(),
    };
    return new LiveMirror(
      new Map(
        options.hosts.map(connection => [
          connection.name,
          HostMirror.create({ connection, ...shared }),
        ]),
      ),
      changes,
    );
  }

  start(): void {
    this.#hosts.forEach(host => host.start());
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#hosts.values()].map(host => host.stop()));
  }

  hosts(): MirroredHost[] {
    return [...this.#hosts.values()].map(host => host.describe());
  }

  lookup(host: string): ObjectLookup {
    return this.#hosts.get(host)?.lookup ?? EMPTY_LOOKUP;
  }

  isComplete(host: string, group: string, kind: string): boolean {
    return this.#hosts.get(host)?.isComplete(group, kind) ?? false;
  }

  subscribe(listener: (changes: MirrorChange[]) => void): () => void {
    return this.#changes.subscribe(listener);
  }

  counters(): MirrorCounters[] {
    return [...this.#hosts.values()].map(host => host.counters());
  }
}

function requireUniqueNames(hosts: readonly HostConnection[]): void {
  const seen = new Map<string, HostConnection>();
  for (const host of hosts) {
    const other = seen.get(host.name);
    if (other) {
      throw new ConflictError(
        `Two host clusters are named '${host.name}': ${other.configuredAt} and ${host.configuredAt}; names must be unique`,
      );
    }
    seen.set(host.name, host);
  }
}
