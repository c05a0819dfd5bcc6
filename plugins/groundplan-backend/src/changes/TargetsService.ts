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
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  ChangeDomain,
  groundplanChangePermissions,
  TargetsResponse,
} from 'backstage-plugin-groundplan-common';
import {
  ChangeService,
  EntityResolver,
  Mirror,
} from 'backstage-plugin-groundplan-node';
import {
  groundplanTargetResourceRef,
  GroundplanTargetResource,
} from '../permissions/targetResource';

/** @internal */
export interface TargetsServiceOptions {
  changes: ChangeService;
  entities: EntityResolver;
  mirror: Mirror;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
}

/**
 * Says where somebody may make things: one question to the policy, whatever the
 * number of namespaces.
 *
 * @internal
 */
export class TargetsService {
  readonly #options: TargetsServiceOptions;

  static create(options: TargetsServiceOptions): TargetsService {
    return new TargetsService(options);
  }

  private constructor(options: TargetsServiceOptions) {
    this.#options = options;
  }

  async targets(
    domain: ChangeDomain,
    credentials: BackstageCredentials,
  ): Promise<TargetsResponse> {
    const { changes, entities, mirror } = this.#options;
    const allows = await this.allowed(domain, credentials);
    const items = mirror.hosts().map(({ name: host }) => ({
      host,
      namespaces: entities
        .namespacesOf(host)
        .filter(({ name, owner }) => allows({ host, namespace: name, owner }))
        .map(({ name }) => name)
        .sort(),
      repositories: changes.repositories(host),
    }));
    return {
      requireUserCredentials: changes.requiresUserCredentials,
      // That namespaces could not be read does not mean that there are none
      items: items.filter(
        ({ host, namespaces }) =>
          namespaces.length > 0 ||
          (!mirror.isComplete(host, '', 'Namespace') && allows({ host })),
      ),
    };
  }

  /** Tells of any place whether they may make something of a domain there. */
  async allowed(
    domain: ChangeDomain,
    credentials: BackstageCredentials,
  ): Promise<(resource: GroundplanTargetResource) => boolean> {
    const [decision] = await this.#options.permissions.authorizeConditional(
      [{ permission: groundplanChangePermissions[domain].create }],
      { credentials },
    );
    return this.#predicate(decision);
  }

  /**
   * Lets go on whoever may make something of a domain anywhere on a host.
   *
   * @throws NotAllowedError otherwise, also for hosts that there are none.
   */
  async requireSomewhere(
    domain: ChangeDomain,
    host: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const allows = await this.allowed(domain, credentials);
    const namespaces = this.#options.entities.namespacesOf(host);
    if (
      !namespaces.some(({ name, owner }) =>
        allows({ host, namespace: name, owner }),
      )
    ) {
      throw new NotAllowedError(
        `This takes the permission ${groundplanChangePermissions[domain].create.name} in a namespace of the host cluster ${host}`,
      );
    }
  }

  #predicate(
    decision: PolicyDecision,
  ): (resource: GroundplanTargetResource) => boolean {
    if (decision.result !== AuthorizeResult.CONDITIONAL) {
      return () => decision.result === AuthorizeResult.ALLOW;
    }
    const isAuthorized = createConditionAuthorizer(
      this.#options.permissionsRegistry.getPermissionRuleset(
        groundplanTargetResourceRef,
      ),
    );
    return resource => isAuthorized(decision, resource);
  }
}
