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
  HostCluster,
  HostClusterSummary,
} from 'backstage-plugin-groundplan-common';
import {
  EntityResolver,
  Mirror,
  MirroredHost,
} from 'backstage-plugin-groundplan-node';
import { hostSubject } from '../visibility/hostSubject';
import { Visibility } from '../visibility/Visibility';

/**
 * The host clusters as a caller may know of them: in full with the right to read
 * the host's entity; name and state alone where they may see something that
 * lives there, as otherwise its being stale could not be told; else not at all.
 *
 * @internal
 */
export class HostDirectory {
  readonly #mirror: Mirror;
  readonly #entities: EntityResolver;
  readonly #isBehind: (host: string) => boolean;

  static create(options: {
    mirror: Mirror;
    entities: EntityResolver;
    /** Whether the mirror has objects of a host that lists do not show yet. */
    isBehind: (host: string) => boolean;
  }): HostDirectory {
    return new HostDirectory(
      options.mirror,
      options.entities,
      options.isBehind,
    );
  }

  private constructor(
    mirror: Mirror,
    entities: EntityResolver,
    isBehind: (host: string) => boolean,
  ) {
    this.#mirror = mirror;
    this.#entities = entities;
    this.#isBehind = isBehind;
  }

  get(name: string): MirroredHost | undefined {
    return this.#mirror.hosts().find(host => host.name === name);
  }

  /** Whether the caller may read the host's own entity. */
  sees(visibility: Visibility, host: string): boolean {
    const resolved = this.#entities.resolveHost(host);
    return resolved !== undefined && visibility.sees(hostSubject(resolved));
  }

  list(visibility: Visibility): HostCluster[] {
    return this.#knownTo(visibility).map(host => {
      const summary = this.summarize(host, visibility);
      return this.sees(visibility, host.name)
        ? {
            ...summary,
            entityRef: this.#entities.resolveHost(host.name)?.entityRef,
            kinds: host.kinds,
          }
        : { ...summary, kinds: [] };
    });
  }

  /** The states of those hosts that were asked for; of all by default. */
  summaries(
    visibility: Visibility,
    asked?: ReadonlySet<string>,
  ): HostClusterSummary[] {
    return this.#knownTo(visibility)
      .filter(({ name }) => !asked || asked.has(name))
      .map(host => this.summarize(host, visibility));
  }

  summarize(host: MirroredHost, visibility: Visibility): HostClusterSummary {
    const { name, since } = host;
    const state =
      host.state === 'ready' && this.#isBehind(name) ? 'syncing' : host.state;
    return host.message !== undefined && this.sees(visibility, name)
      ? { name, state, since, message: host.message }
      : { name, state, since };
  }

  #knownTo(visibility: Visibility): MirroredHost[] {
    return this.#mirror
      .hosts()
      .filter(
        ({ name }) =>
          this.sees(visibility, name) || visibility.seesSomethingOn(name),
      );
  }
}
