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

import { Config } from '@backstage/config';
import { makeValidator } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { readCopyAnnotations } from './copyAnnotations';
import { EntityDefaults, readEntityDefaults } from './EntityDefaults';
import { parseReference } from './parseReference';

/** What of an entity can be said by annotations and labels. @public */
export type EntityField =
  | 'owner'
  | 'system'
  | 'lifecycle'
  | 'description'
  | 'tags'
  | 'links';

/** How entities are made of objects. @public */
export interface EntityConfig {
  /** `groundplan.entityNamespace` */
  entityNamespace: string;
  /** `groundplan.defaultOwner`: of what nobody has claimed. */
  defaultOwner: string;
  /** The annotations and labels that are read, the first found wins. */
  keys: Record<EntityField, string[]>;
  /** `groundplan.entity.copyAnnotations`: what an object hands on to its entity. */
  copyAnnotations: readonly string[];
  /** `groundplan.defaults` */
  defaults: EntityDefaults;
  /** `groundplan.hostClusters[].defaults` by the host's name. */
  hostDefaults: ReadonlyMap<string, EntityDefaults>;
  /** `groundplan.hostClusters[].owner` by the host's name: of its own entity. */
  hostOwners: ReadonlyMap<string, string>;
}

const FIELDS: readonly EntityField[] = [
  'owner',
  'system',
  'lifecycle',
  'description',
  'tags',
  'links',
];

/**
 * Reads how entities are made from the root configuration.
 *
 * @public
 */
export function readEntityConfig(root: Config): EntityConfig {
  const config = root.getOptionalConfig('groundplan');
  const entityNamespace =
    config?.getOptionalString('entityNamespace') ?? 'default';
  if (!makeValidator().isValidNamespace(entityNamespace)) {
    throw new InputError(
      `Invalid configuration at groundplan.entityNamespace: '${entityNamespace}' is not a namespace of the catalog; allowed are at most 63 of a-z, 0-9 and - between them`,
    );
  }
  const hostDefaults = new Map<string, EntityDefaults>();
  const hostOwners = new Map<string, string>();
  config?.getOptionalConfigArray('hostClusters')?.forEach((host, index) => {
    const name = host.getString('name');
    const owner = host.getOptionalString('owner');
    if (owner !== undefined) {
      hostOwners.set(
        name,
        readOwner(owner, `groundplan.hostClusters[${index}].owner`),
      );
    }
    hostDefaults.set(
      name,
      readEntityDefaults(
        host.getOptionalConfig('defaults'),
        `groundplan.hostClusters[${index}].defaults`,
      ),
    );
  });
  return {
    entityNamespace,
    defaultOwner: readOwner(
      config?.getOptionalString('defaultOwner') ?? 'group:default/unowned',
      'groundplan.defaultOwner',
    ),
    keys: readKeys(config?.getOptionalConfig('entity.annotations')),
    copyAnnotations: readCopyAnnotations(root),
    defaults: readEntityDefaults(
      config?.getOptionalConfig('defaults'),
      'groundplan.defaults',
    ),
    hostDefaults,
    hostOwners,
  };
}

function readOwner(text: string, path: string): string {
  const { value, problems } = parseReference(text, ['group', 'user']);
  if (value === undefined) {
    throw new InputError(`Invalid configuration at ${path}: ${problems[0]}`);
  }
  return value;
}

function readKeys(config: Config | undefined): Record<EntityField, string[]> {
  const { isValidAnnotationKey } = makeValidator();
  const keysOf = (field: EntityField): string[] => {
    const keys = config?.getOptionalStringArray(field) ?? [
      `groundplan.dev/${field}`,
      `backstage.io/${field}`,
    ];
    for (const key of keys) {
      if (!isValidAnnotationKey(key)) {
        throw new InputError(
          `Invalid configuration at groundplan.entity.annotations.${field}: '${key}' cannot be the key of an annotation or label`,
        );
      }
    }
    return keys;
  };
  for (const key of config?.keys() ?? []) {
    if (!FIELDS.some(field => field === key)) {
      throw new InputError(
        `Invalid configuration at groundplan.entity.annotations.${key}: allowed are ${FIELDS.join(
          ', ',
        )}`,
      );
    }
  }
  return {
    owner: keysOf('owner'),
    system: keysOf('system'),
    lifecycle: keysOf('lifecycle'),
    description: keysOf('description'),
    tags: keysOf('tags'),
    links: keysOf('links'),
  };
}
