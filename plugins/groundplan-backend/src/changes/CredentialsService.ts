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
import { NotFoundError } from '@backstage/errors';
import { CredentialsResponse } from 'backstage-plugin-groundplan-common';
import {
  HostConnection,
  listProviderIdentities,
} from 'backstage-plugin-groundplan-node';
import { TargetsService } from './TargetsService';

/** @internal */
export interface CredentialsServiceOptions {
  hosts: readonly HostConnection[];
  targets: TargetsService;
}

/**
 * Names the identities of a host to those who may make a cluster on it.
 *
 * @internal
 */
export class CredentialsService {
  readonly #options: CredentialsServiceOptions;

  static create(options: CredentialsServiceOptions): CredentialsService {
    return new CredentialsService(options);
  }

  private constructor(options: CredentialsServiceOptions) {
    this.#options = options;
  }

  async list(
    host: string,
    credentials: BackstageCredentials,
  ): Promise<CredentialsResponse> {
    const { hosts, targets } = this.#options;
    await targets.requireSomewhere('cluster', host, credentials);
    const connection = hosts.find(({ name }) => name === host);
    if (!connection) {
      throw new NotFoundError(`There is no host cluster ${host}`);
    }
    return listProviderIdentities(connection);
  }
}
