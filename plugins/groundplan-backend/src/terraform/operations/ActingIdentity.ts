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
  AuthService,
  BackstageCredentials,
  RootConfigService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Impersonation } from 'backstage-plugin-groundplan-node';
import { areActionsEnabled } from './areActionsEnabled';
import { ImpersonationConfig, readActingIdentity } from './readActingIdentity';

/** What a header can hold, and every server reads alike: names are sent in one. */
const IN_HEADERS = /^[\x21-\x7e]+( [\x21-\x7e]+)*$/;

/** @internal */
export interface ActingIdentityOptions {
  auth: AuthService;
  catalog: CatalogService;
  userInfo: UserInfoService;
}

/**
 * As whom a host cluster is asked to change something: as the backend itself, or in
 * the name of the person. Where the person has no name there, nothing is done at
 * all; the backend never steps in for them.
 *
 * @internal
 */
export class ActingIdentity {
  readonly #config?: ImpersonationConfig;
  readonly #enabled: boolean;
  readonly #options: ActingIdentityOptions;

  static fromConfig(
    config: RootConfigService,
    options: ActingIdentityOptions,
  ): ActingIdentity {
    return new ActingIdentity(
      readActingIdentity(config),
      areActionsEnabled(config),
      options,
    );
  }

  private constructor(
    config: ImpersonationConfig | undefined,
    enabled: boolean,
    options: ActingIdentityOptions,
  ) {
    this.#config = config;
    this.#enabled = enabled;
    this.#options = options;
  }

  /**
   * @returns nothing where it is the backend itself
   * @throws NotAllowedError where the person has no name on hosts, or nothing is asked
   * of hosts at all
   */
  async of(
    credentials: BackstageCredentials,
  ): Promise<Impersonation | undefined> {
    const config = this.#config;
    if (!this.#enabled) {
      throw new NotAllowedError(
        'Hosts are only read here (groundplan.actions.enabled is false)',
      );
    }
    if (!config) {
      return undefined;
    }
    const { auth, userInfo } = this.#options;
    if (!auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError(
        'Hosts are asked in the name of a person (groundplan.actions.identity.impersonate), and this is a service',
      );
    }
    const info = await userInfo.getUserInfo(credentials);
    const user = config.annotation
      ? await this.#annotationOf(info.userEntityRef, config.annotation)
      : info.userEntityRef;
    if (!IN_HEADERS.test(config.prefix + user)) {
      throw new NotAllowedError(
        `${info.userEntityRef} has no name on host clusters: '${user}' cannot be sent in a header`,
      );
    }
    return {
      user: config.prefix + user,
      groups: config.groups
        ? info.ownershipEntityRefs
            .filter(ref => ref !== info.userEntityRef)
            .map(ref => config.prefix + ref)
        : [],
    };
  }

  async #annotationOf(userRef: string, key: string): Promise<string> {
    const { auth, catalog } = this.#options;
    const entity = await catalog.getEntityByRef(userRef, {
      credentials: await auth.getOwnServiceCredentials(),
    });
    const value = entity?.metadata.annotations?.[key];
    if (!value) {
      throw new NotAllowedError(
        `${userRef} has no name on host clusters: their entity lacks the annotation ${key}`,
      );
    }
    if (value.startsWith('system:')) {
      throw new NotAllowedError(
        `The annotation ${key} of ${userRef} is ${value}: names that begin with system: are Kubernetes' own`,
      );
    }
    return value;
  }
}
