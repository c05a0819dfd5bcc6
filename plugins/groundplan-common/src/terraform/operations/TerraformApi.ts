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

import { EntityKindSegment, Finding } from '../../api/types';
import { Possibility } from '../../changes';
import { HealthStatus } from '../../health/HealthStatus';
import { Plan, PlanAction, PlanSummary } from '../plan';
import {
  OperationProgress,
  RecordedApproval,
  RecordedOperation,
} from './RecordedOperation';
import {
  BulkTerraformOperation,
  TerraformOperation,
} from './TerraformOperation';

/**
 * What a stored plan is, beside what the object says.
 *
 * - `pending`: it waits for approval.
 * - `applied`: it is the one that was applied last.
 * - `superseded`: it is neither; nothing can be approved by it.
 * - `none`: no text is stored, or none that can be read.
 *
 * @public
 */
export type StoredPlanState = 'pending' | 'applied' | 'superseded' | 'none';

/** The answer of `GET /terraforms/…/plan`. @public */
export interface PlanResponse {
  state: StoredPlanState;
  /** The id of the plan whose text this is. */
  planId?: string;
  /** The id of the plan that waits, as the object has it. */
  pending?: string;
  lastApplied?: string;
  isDestroyPlan: boolean;
  isDriftDetectionPlan: boolean;
  format?: 'human' | 'json';
  /** As to be shown: sensitive values are masked. */
  text?: string;
  /** SHA-256 of `text`, hexadecimal: what an approval has to name. */
  hash?: string;
  /** What the text says; absent where it has none. */
  plan?: Plan;
  /** Why there is no text, and what to set. */
  reason?: string;
  /** What is wrong with what is stored, such as a missing chunk. */
  problems: string[];
}

/** Whether something can be asked of a resource now, and what it would do. @public */
export interface OperationPossibility extends Possibility {
  operation: TerraformOperation;
  /**
   * Who says no: the permission policy, the host cluster's own RBAC, or the
   * state of the resource.
   */
  deniedBy?: 'permission' | 'host' | 'state';
  /** What it does that one would not expect, to be said before. */
  consequences: string[];
  /** What has to be typed first: the resource's name, or the lock's id. */
  confirm?: {
    type: 'name' | 'lock';
    value: string;
    /** A runner that is alive and may hold the lock: to be confirmed besides. */
    runner?: string;
  };
}

/** The answer of `GET /terraforms/…/operations`. @public */
export interface OperationsResponse {
  /** One for each operation that its operator has, in the order of {@link terraformOperations}. */
  items: OperationPossibility[];
  /** What was asked last, and how it went. */
  last?: OperationProgress;
  /** Who approved last. */
  approval?: RecordedApproval;
  /** Whether a plan can be approved by pull request as well, and why not. */
  approveByPullRequest: Possibility;
  /** Whether the text of plans and the values of outputs may be read. */
  readPlan: Possibility;
  readOutputs: Possibility;
}

/** The body of `POST /terraforms/…/approve`. @public */
export interface ApproveRequest {
  planId: string;
  /** Of the text that was shown: {@link PlanResponse}. */
  hash: string;
  /** The resource's name, where the plan destroys or replaces something. */
  confirmName?: string;
}

/** The body of `POST /terraforms/…/force-unlock`. @public */
export interface ForceUnlockRequest {
  /** The lock's own id, as it was shown. */
  lockId: string;
  /** Although a runner is alive that may hold it. */
  evenIfRunning?: boolean;
}

/** The answer of all operations: what was written into the object. @public */
export type OperationResponse = RecordedOperation & { message: string };

/** One of the resources of a bulk operation. @public */
export interface TerraformId {
  kind: EntityKindSegment;
  host: string;
  namespace?: string;
  name: string;
}

/** The body of `POST /terraforms/operations`. @public */
export interface BulkOperationRequest {
  operation: BulkTerraformOperation;
  objects: TerraformId[];
}

/** The answer of `POST /terraforms/operations`, in the order of the request. @public */
export interface BulkOperationResponse {
  items: (TerraformId & { accepted: boolean; message: string })[];
}

/** In what an applied plan differs from the one that was approved. @public */
export interface AppliedDifference {
  /** Lines to be read, such as `aws_db_instance.main: update became replace`. */
  lines: string[];
  /** How many more there are. */
  omitted: number;
}

/** A plan that was applied, as history keeps it; never its text. @public */
export interface AppliedPlan {
  planId: string;
  /** Absent where its text was not stored. */
  hash?: string;
  summary?: PlanSummary;
  resources: { address: string; action: PlanAction }[];
  /** How many resources are left out. */
  resourcesOmitted: number;
  result: 'applied' | 'failed';
  /** RFC 3339: when the controller said so. */
  at: string;
  /** What the controller said, where it failed. */
  message?: string;
  approvedBy?: string;
  /** RFC 3339. */
  approvedAt?: string;
  /**
   * `same`: what was applied is what was read. `other`: it is not. `unknown`:
   * nobody can tell, as one of the texts is missing. Absent without an approval.
   */
  comparison?: 'same' | 'other' | 'unknown';
  difference?: AppliedDifference;
}

/** The answer of `GET /terraforms/…/history`, newest first. @public */
export interface HistoryResponse {
  items: AppliedPlan[];
}

/** The answer of `GET /terraforms/…/outputs`. @public */
export interface OutputsResponse {
  items: {
    name: string;
    /** Of values that are no strings, as Terraform names it. */
    type?: string;
    value: string;
  }[];
  /** Why there are none, and what to set. */
  reason?: string;
}

/** An event of Kubernetes. @public */
export interface EventView {
  type: string;
  reason: string;
  message: string;
  /** How many times. */
  count: number;
  /** RFC 3339. */
  firstAt?: string;
  lastAt?: string;
  from?: string;
}

/** A pod in which a resource is planned and applied. @public */
export interface RunnerPodView {
  name: string;
  phase?: string;
  ready?: boolean;
  /** RFC 3339. */
  startedAt?: string;
  /** Why it does not run. */
  message?: string;
  /** Where its log can be read, by `groundplan.terraform.logs.url`. */
  logsUrl?: string;
}

/** The answer of `GET /terraforms/…/activity`. @public */
export interface ActivityResponse {
  /** Newest first. */
  events: EventView[];
  runners: RunnerPodView[];
  /** What the host did not let us read, with the rule to add. */
  problems: string[];
}

/** A resource in the graph of dependencies. @public */
export interface DependencyNode {
  /** `namespace/name` */
  id: string;
  namespace: string;
  name: string;
  /** Absent where there is no such object, or the caller may not see it. */
  entityRef?: string;
  status?: HealthStatus;
  /** It is named as a dependency, and does not exist. */
  missing?: boolean;
}

/** The answer of `GET /terraforms/…/dependencies`. @public */
export interface DependenciesResponse {
  nodes: DependencyNode[];
  /** `from` waits for `to`; `blocking` where it stands still because of it. */
  edges: { from: string; to: string; blocking: boolean }[];
  /** Such as a circle. */
  findings: Finding[];
}

/** What is known of a Terraform resource beside its tab, by the end of its URL. @public */
export interface TerraformFacets {
  plan: PlanResponse;
  history: HistoryResponse;
  outputs: OutputsResponse;
  activity: ActivityResponse;
  dependencies: DependenciesResponse;
  operations: OperationsResponse;
}
