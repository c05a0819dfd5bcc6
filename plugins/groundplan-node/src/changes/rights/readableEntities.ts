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
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ANNOTATION_ORIGIN_LOCATION, Entity } from '@backstage/catalog-model';
import { isError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EntityResolver } from '../../entities/EntityResolver';
import { originLocationOf } from '../../entities/originLocationOf';
import { ResolvedEntity } from '../../entities/ResolvedEntity';
import { EntityLookup } from '../render/Renderer';

/** Somebody who reads the catalog. @public */
export interface EntityReader {
  credentials: BackstageCredentials;
  catalog: CatalogService;
}

/**
 * Checks that the caller may read the entity that an object itself produced.
 *
 * @throws NotFoundError as if it were not there.
 * @public
 */
export async function requireReadable(
  resolved: ResolvedEntity,
  { catalog, credentials }: EntityReader,
): Promise<Entity> {
  const entity = await catalog.getEntityByRef(resolved.entityRef, {
    credentials,
  });
  if (
    entity?.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION] !==
    originLocationOf(resolved)
  ) {
    throw new NotFoundError(`There is no entity ${resolved.entityRef}`);
  }
  return entity;
}

/** Whether the caller may read it. @internal */
export async function isReadable(
  resolved: ResolvedEntity,
  reader: EntityReader,
): Promise<boolean> {
  try {
    return Boolean(await requireReadable(resolved, reader));
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') {
      return false;
    }
    throw error;
  }
}

/** The objects and hosts whose entities somebody may read. @internal */
export function readableEntities(
  entities: EntityResolver,
  reader: EntityReader,
): EntityLookup {
  const { catalog, credentials } = reader;
  return {
    async objectOf(entityRef) {
      const found = entities.objectOf(entityRef);
      return found && (await isReadable(found, reader)) ? found : undefined;
    },
    async hostOf(entityRef) {
      const found = entities.hostOf(entityRef);
      return found && (await catalog.getEntityByRef(entityRef, { credentials }))
        ? found
        : undefined;
    },
  };
}
