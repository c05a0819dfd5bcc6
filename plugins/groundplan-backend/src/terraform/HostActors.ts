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

import { HostActor, HostConnection } from 'backstage-plugin-groundplan-node';

/**
 * The one {@link HostActor} of each host cluster, so that its connections are kept.
 *
 * @internal
 */
export class HostActors {
  readonly #actors: Map<string, HostActor>;

  static create(hosts: readonly HostConnection[]): HostActors {
    return new HostActors(
      new Map(
        hosts.map(connection => [
          connection.name,
          HostActor.create({ connection }),
        ]),
      ),
    );
  }

  private constructor(actors: Map<string, HostActor>) {
    this.#actors = actors;
  }

  /** Of a host that the mirror has objects of. */
  of(host: string): HostActor {
    const actor = this.#actors.get(host);
    if (!actor) {
      throw new Error(`There is no host cluster ${host}`);
    }
    return actor;
  }

  close(): void {
    this.#actors.forEach(actor => actor.close());
  }
}
