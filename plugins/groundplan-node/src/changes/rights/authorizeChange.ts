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
import { PermissionsService } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { EntityReader, isReadable } from './readableEntities';
import { RequiredRight } from './rightOfThing';

/** Who asks, and who decides. @public */
export interface ChangeAuthority extends EntityReader {
  permissions: PermissionsService;
}

/**
 * Checks all that a change takes, with the credentials of whoever asks.
 *
 * @throws NotFoundError where they may not read the entity of what it changes;
 * NotAllowedError, with the permission, where they may not do it.
 * @public
 */
export async function authorizeChange(
  rights: readonly RequiredRight[],
  authority: ChangeAuthority,
): Promise<void> {
  for (const { entity } of rights) {
    if (entity && !(await isReadable(entity, authority))) {
      // Unnamed: files may hold what whoever changes them knows nothing of
      throw new NotFoundError(
        'The files of the change hold something that is not there to be read',
      );
    }
  }
  const { permissions, credentials } = authority;
  const decisions = await permissions.authorize(
    rights.map(({ permission, resourceRef }) => ({ permission, resourceRef })),
    { credentials },
  );
  const denied = rights.filter(
    (_, index) => decisions[index].result !== AuthorizeResult.ALLOW,
  );
  if (denied.length > 0) {
    throw new NotAllowedError(
      `This takes ${denied
        .map(
          ({ permission, resourceRef, why }) =>
            `the permission ${permission.name} for ${resourceRef}${
              why ? ` (${why})` : ''
            }`,
        )
        .join(' and ')}`,
    );
  }
}
