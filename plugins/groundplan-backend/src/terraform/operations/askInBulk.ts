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
import { isError } from '@backstage/errors';
import {
  BulkOperationRequest,
  BulkOperationResponse,
  TerraformId,
} from 'backstage-plugin-groundplan-common';
import pLimit from 'p-limit';
import { OperationsService } from './OperationsService';

/** So many are asked at once: hosts have other work as well. */
const CONCURRENCY = 5;

/**
 * Asks the same of many resources, each for itself: what one is refused stops no
 * other, and each has its own answer.
 *
 * @internal
 */
export async function askInBulk(
  operations: OperationsService,
  { operation, objects }: BulkOperationRequest,
  credentials: BackstageCredentials,
): Promise<BulkOperationResponse> {
  const limit = pLimit(CONCURRENCY);
  const ask = async (id: TerraformId) => {
    try {
      const { message } = await operations.ask(id, operation, credentials);
      return { ...id, accepted: true, message };
    } catch (error) {
      if (!isError(error)) {
        throw error;
      }
      return { ...id, accepted: false, message: error.message };
    }
  };
  return {
    items: await Promise.all(objects.map(id => limit(() => ask(id)))),
  };
}
