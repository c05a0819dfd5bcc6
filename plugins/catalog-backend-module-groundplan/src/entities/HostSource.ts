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

import { EntityResolver } from 'backstage-plugin-groundplan-node';
import { EntitySource, SourcedEntity, UnreadKind } from './EntitySource';

const GROUP = 'management-cluster';

/** The entity of a host cluster: known from the configuration, reachable or not. */
export class HostSource implements EntitySource {
  readonly name: string;
  readonly groups = [GROUP];
  readonly #host: string;
  readonly #resolver: EntityResolver;

  static create(host: string, resolver: EntityResolver): HostSource {
    return new HostSource(host, resolver);
  }

  private constructor(host: string, resolver: EntityResolver) {
    this.#host = host;
    this.#resolver = resolver;
    this.name = `groundplan:${host}:host-cluster`;
  }

  isComplete(): boolean {
    return true;
  }

  unread(): UnreadKind[] {
    return [];
  }

  keysOf(): string[] {
    const resolved = this.#resolver.resolveHost(this.#host);
    return resolved?.entity ? [resolved.key] : [];
  }

  groupOf(): string {
    return GROUP;
  }

  resolve(): SourcedEntity | undefined {
    const resolved = this.#resolver.resolveHost(this.#host);
    return (
      resolved?.entity && {
        entityRef: resolved.entityRef,
        entity: resolved.entity,
        findings: resolved.findings,
        inherits: false,
      }
    );
  }

  async verify(): Promise<void> {}

  subscribe(): () => void {
    return () => {};
  }
}
