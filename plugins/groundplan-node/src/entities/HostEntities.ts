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
  makeValidator,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { deriveEntityName } from '../identity/deriveEntityName';
import { MirroredHost } from '../mirror/Mirror';
import { buildEntity } from './buildEntity';
import { EntityConfig } from './EntityConfig';
import { FieldReader } from './FieldReader';
import { NameRegistry } from './NameRegistry';
import { EntityOrigin, entityKeyOf } from './originLocationOf';
import { ResolvedHost } from './ResolvedEntity';

/**
 * The entities of the host clusters: made from the configuration alone, so that
 * they are there whether the hosts can be reached or not.
 *
 * @internal
 */
export class HostEntities {
  readonly #hosts = new Map<string, ResolvedHost>();

  static create(
    hosts: readonly MirroredHost[],
    config: EntityConfig,
    names: NameRegistry,
  ): HostEntities {
    return new HostEntities(hosts, config, names);
  }

  private constructor(
    hosts: readonly MirroredHost[],
    config: EntityConfig,
    names: NameRegistry,
  ) {
    for (const host of hosts) {
      const origin: EntityOrigin = {
        host: host.name,
        kind: 'management-cluster',
        name: host.name,
      };
      const key = entityKeyOf(origin);
      if (host.entityRef !== undefined) {
        this.#hosts.set(host.name, {
          key,
          host: host.name,
          entityRef: adoptedRef(host.name, host.entityRef),
          findings: [],
        });
        continue;
      }
      const name = deriveEntityName(origin);
      names.set(key, { derived: name });
      const reader = FieldReader.create([], config.keys);
      const entity = buildEntity({
        origin,
        name,
        kind: 'Resource',
        facts: {
          type: 'kubernetes-cluster',
          description: `Host cluster ${host.name}`,
          tags: [],
          links: [],
          annotations: {},
        },
        dependsOn: [],
        reader,
        config,
        owner: config.hostOwners.get(host.name),
      });
      this.#hosts.set(host.name, {
        key,
        host: host.name,
        entityRef: stringifyEntityRef(entity),
        entity,
        owner: entity.spec.owner,
        findings: reader.findings,
      });
    }
  }

  get(host: string): ResolvedHost | undefined {
    return this.#hosts.get(host);
  }

  find(entityRef: string): ResolvedHost | undefined {
    return [...this.#hosts.values()].find(host => host.entityRef === entityRef);
  }
}

function adoptedRef(host: string, text: string): string {
  const { isValidEntityName, isValidKind, isValidNamespace } = makeValidator();
  try {
    const ref = parseEntityRef(text, { defaultKind: 'resource' });
    if (
      isValidKind(ref.kind) &&
      isValidNamespace(ref.namespace.toLowerCase()) &&
      isValidEntityName(ref.name)
    ) {
      return stringifyEntityRef(ref);
    }
  } catch (error) {
    throw new InputError(
      `Invalid configuration at groundplan.hostClusters of '${host}': entityRef`,
      error,
    );
  }
  throw new InputError(
    `Invalid configuration at groundplan.hostClusters of '${host}': entityRef '${text}' is not [<kind>:][<namespace>/]<name>`,
  );
}
