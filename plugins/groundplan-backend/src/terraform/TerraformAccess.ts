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
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  KubernetesObject,
  TerraformSummary,
} from 'backstage-plugin-groundplan-common';
import { Mirror } from 'backstage-plugin-groundplan-node';
import { Fleets } from '../fleet/Fleets';
import { RowId } from '../fleet/Row';
import { FleetService } from '../service/FleetService';
import { LocatedTerraform, locateTerraform } from './locateTerraform';

/** @internal */
export interface TerraformAccessOptions {
  fleets: Fleets;
  mirror: Mirror;
  permissions: PermissionsService;
  service: FleetService;
}

/** A Terraform resource that the caller may see, as the mirror has it. @internal */
export interface SeenTerraform extends LocatedTerraform {
  /** The canonical entity, on which rights are checked. */
  entityRef: string;
  summary: TerraformSummary;
  object: KubernetesObject;
}

/**
 * Finds a Terraform resource for somebody, and checks what they may do to it.
 *
 * @internal
 */
export class TerraformAccess {
  readonly #options: TerraformAccessOptions;

  static create(options: TerraformAccessOptions): TerraformAccess {
    return new TerraformAccess(options);
  }

  private constructor(options: TerraformAccessOptions) {
    this.#options = options;
  }

  /**
   * @throws NotFoundError where there is none, or the caller may not see it;
   * ServiceUnavailableError where its host was never read.
   */
  async see(
    id: RowId,
    credentials: BackstageCredentials,
  ): Promise<SeenTerraform> {
    const { mirror, service } = this.#options;
    const summary = await service.summary('terraforms', id, credentials);
    const subject = this.#options.fleets
      .store('terraforms')
      .computer.subjectsOfSegment(id.kind)
      .flatMap(({ group, kind }) => {
        const object = mirror
          .lookup(id.host)
          .get(group, kind, id.namespace, id.name);
        return object ? [object] : [];
      })[0];
    const located = subject && locateTerraform(id.host, subject);
    if (!located) {
      throw new NotFoundError(
        `${id.kind} ${id.namespace ?? '_'}/${id.name} on ${
          id.host
        } has just gone`,
      );
    }
    return {
      ...located,
      id,
      entityRef: summary.entityRef,
      summary,
      object: subject,
    };
  }

  /** Whether the caller has each of these permissions on the resource. */
  async allows(
    { entityRef }: Pick<SeenTerraform, 'entityRef'>,
    permissions: readonly ResourcePermission<'catalog-entity'>[],
    credentials: BackstageCredentials,
  ): Promise<boolean[]> {
    const decisions = await this.#options.permissions.authorize(
      permissions.map(permission => ({ permission, resourceRef: entityRef })),
      { credentials },
    );
    return decisions.map(({ result }) => result === AuthorizeResult.ALLOW);
  }

  /** @throws NotAllowedError, with the permission's name. */
  async require(
    seen: Pick<SeenTerraform, 'entityRef'>,
    permission: ResourcePermission<'catalog-entity'>,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const [allowed] = await this.allows(seen, [permission], credentials);
    if (!allowed) {
      throw new NotAllowedError(
        `This takes the permission ${permission.name} for ${seen.entityRef}`,
      );
    }
  }
}

/**
 * Who asks, as objects and history name them: the user's entity reference, or the
 * service's subject.
 *
 * @internal
 */
export function subjectOf(credentials: BackstageCredentials): string {
  const principal = credentials.principal as
    | BackstageUserPrincipal
    | { type: 'service'; subject: string }
    | undefined;
  if (principal?.type === 'user') {
    return principal.userEntityRef;
  }
  return principal?.type === 'service' ? principal.subject : 'unknown';
}
