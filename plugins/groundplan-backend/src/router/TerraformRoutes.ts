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
  ActivityResponse,
  ApproveRequest,
  BulkOperationRequest,
  BulkOperationResponse,
  DependenciesResponse,
  ForceUnlockRequest,
  HistoryResponse,
  OperationResponse,
  OperationsResponse,
  OutputsResponse,
  PlanResponse,
  RecordedApproval,
  TerraformOperation,
} from 'backstage-plugin-groundplan-common';
import { RowId } from '../fleet/Row';

type Answer<T> = (id: RowId, credentials: BackstageCredentials) => Promise<T>;

/**
 * What is known of a Terraform resource beside its row and its tab, and what can be
 * asked of it. Each checks what it needs with the caller's credentials; the routes
 * and the registered actions only hand on.
 *
 * @internal
 */
export interface TerraformRoutes {
  /** Needs `groundplan.terraform.plan.read`. */
  plan: Answer<PlanResponse>;
  /** Needs `groundplan.terraform.plan.read`. */
  history: Answer<HistoryResponse>;
  /** Needs `groundplan.terraform.outputs.read`. */
  outputs: Answer<OutputsResponse>;
  activity: Answer<ActivityResponse>;
  dependencies: Answer<DependenciesResponse>;
  operations: Answer<OperationsResponse>;
  /** Needs `groundplan.terraform.approve`, and `plan.read`: nobody approves unread. */
  approve(
    id: RowId,
    request: ApproveRequest,
    credentials: BackstageCredentials,
  ): Promise<OperationResponse>;
  /** Needs the same, and changes nothing: what it answers goes into the file. */
  approveByPullRequest(
    id: RowId,
    request: ApproveRequest,
    credentials: BackstageCredentials,
  ): Promise<RecordedApproval>;
  forceUnlock(
    id: RowId,
    request: ForceUnlockRequest,
    credentials: BackstageCredentials,
  ): Promise<OperationResponse>;
  /** The operations that need nothing but to be asked. */
  ask(
    id: RowId,
    operation: Exclude<TerraformOperation, 'approve' | 'force-unlock'>,
    credentials: BackstageCredentials,
  ): Promise<OperationResponse>;
  bulk(
    request: BulkOperationRequest,
    credentials: BackstageCredentials,
  ): Promise<BulkOperationResponse>;
}
