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
import {
  ProfilesResponse,
  ProfileValuesResponse,
} from 'backstage-plugin-groundplan-common';
import {
  ChartReader,
  listProfiles,
  Mirror,
  readProfileValues,
} from 'backstage-plugin-groundplan-node';
import { TargetsService } from './TargetsService';

/** @internal */
export interface ProfilesServiceOptions {
  charts: ChartReader;
  mirror: Mirror;
  targets: TargetsService;
}

/**
 * Names the profiles of a host to those who may make a cluster on it.
 *
 * @internal
 */
export class ProfilesService {
  readonly #options: ProfilesServiceOptions;

  static create(options: ProfilesServiceOptions): ProfilesService {
    return new ProfilesService(options);
  }

  private constructor(options: ProfilesServiceOptions) {
    this.#options = options;
  }

  async list(
    host: string,
    credentials: BackstageCredentials,
  ): Promise<ProfilesResponse> {
    const { charts, mirror, targets } = this.#options;
    await targets.requireSomewhere('cluster', host, credentials);
    return listProfiles(mirror.lookup(host), charts);
  }

  async values(
    query: { host: string; chart: string; version: string },
    credentials: BackstageCredentials,
  ): Promise<ProfileValuesResponse> {
    const { host, chart, version } = query;
    const { charts, mirror, targets } = this.#options;
    await targets.requireSomewhere('cluster', host, credentials);
    const lookup = mirror.lookup(host);
    return { values: await readProfileValues(lookup, charts, chart, version) };
  }
}
