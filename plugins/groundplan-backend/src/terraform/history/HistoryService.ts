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
  groundplanTerraformPermissions,
  HistoryResponse,
} from 'backstage-plugin-groundplan-common';
import { RowId } from '../../fleet/Row';
import { TerraformAccess } from '../TerraformAccess';
import { AppliedPlans } from './AppliedPlans';

/** Hands out what was applied to who may read plans. @internal */
export class HistoryService {
  readonly #access: TerraformAccess;
  readonly #applied: AppliedPlans;

  static create(options: {
    access: TerraformAccess;
    applied: AppliedPlans;
  }): HistoryService {
    return new HistoryService(options);
  }

  private constructor(options: Parameters<typeof HistoryService.create>[0]) {
    this.#access = options.access;
    this.#applied = options.applied;
  }

  async get(
    id: RowId,
    credentials: BackstageCredentials,
  ): Promise<HistoryResponse> {
    const seen = await this.#access.see(id, credentials);
    await this.#access.require(
      seen,
      groundplanTerraformPermissions.planRead,
      credentials,
    );
    const { uid } = seen.object.metadata;
    return { items: uid ? await this.#applied.of({ host: id.host, uid }) : [] };
  }
}
