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
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  EditFormRequest,
  EditFormResponse,
  groundplanChangePermissions,
} from 'backstage-plugin-groundplan-common';
import {
  ChangeService,
  EntityResolver,
} from 'backstage-plugin-groundplan-node';
import { VisibilityService } from '../visibility/VisibilityService';
import { changeDomainOf } from './changeDomainOf';
import { requireSeen } from './requireSeen';

/** @internal */
export interface EditFormServiceOptions {
  changes: ChangeService;
  entities: EntityResolver;
  permissions: PermissionsService;
  visibility: VisibilityService;
}

/**
 * Gives those who may change an object its spec as it is written, which nobody
 * else is shown, with the schema for a form.
 *
 * @internal
 */
export class EditFormService {
  readonly #options: EditFormServiceOptions;

  static create(options: EditFormServiceOptions): EditFormService {
    return new EditFormService(options);
  }

  private constructor(options: EditFormServiceOptions) {
    this.#options = options;
  }

  async get(
    { entityRef, token }: EditFormRequest,
    credentials: BackstageCredentials,
    signal?: AbortSignal,
  ): Promise<EditFormResponse> {
    const { changes, entities, permissions } = this.#options;
    const visibility = await this.#options.visibility.of(credentials);
    const resolved = requireSeen(entityRef, visibility, entities);
    const domain = changeDomainOf(resolved.kind);
    if (!domain) {
      throw new InputError('It is changed where it is written, not here');
    }
    const permission = groundplanChangePermissions[domain].update;
    const [decision] = await permissions.authorize(
      [{ permission, resourceRef: resolved.entityRef }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `This takes the permission ${permission.name} for ${resolved.entityRef}`,
      );
    }
    return await changes.editForm(resolved, { token, signal });
  }
}
