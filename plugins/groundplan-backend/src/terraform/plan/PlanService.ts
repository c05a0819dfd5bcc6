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
  PlanResponse,
} from 'backstage-plugin-groundplan-common';
import { RowId } from '../../fleet/Row';
import { TerraformAccess } from '../TerraformAccess';
import { PlanReader } from './PlanReader';

/** Hands out plans to who may read them. @internal */
export class PlanService {
  readonly #access: TerraformAccess;
  readonly #plans: PlanReader;

  static create(options: {
    access: TerraformAccess;
    plans: PlanReader;
  }): PlanService {
    return new PlanService(options);
  }

  private constructor(options: Parameters<typeof PlanService.create>[0]) {
    this.#access = options.access;
    this.#plans = options.plans;
  }

  async get(
    id: RowId,
    credentials: BackstageCredentials,
  ): Promise<PlanResponse> {
    const seen = await this.#access.see(id, credentials);
    await this.#access.require(
      seen,
      groundplanTerraformPermissions.planRead,
      credentials,
    );
    if (!seen.operator.storesPlans) {
      return {
        state: 'none',
        isDestroyPlan: false,
        isDriftDetectionPlan: false,
        reason: `${seen.operator.title} keeps no plan in the cluster.`,
        problems: [],
      };
    }
    return this.#plans.read(id, seen.object);
  }
}
