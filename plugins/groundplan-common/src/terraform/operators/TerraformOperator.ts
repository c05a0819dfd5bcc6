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

import { TerraformSegment } from '../../api/terraformSegments';
import { KindRule } from '../../domain/Domain';
import { Fleet } from '../../domain/Fleet';
import { HealthStatus } from '../../health/HealthStatus';
import { KubernetesObject } from '../../kubernetes';
import {
  OperationState,
  RecordedOperation,
} from '../operations/RecordedOperation';
import { OperationPossibility } from '../operations/TerraformApi';
import { TerraformOperation } from '../operations/TerraformOperation';

/** What an operation is asked with. @public */
export interface OperationInput {
  /** The entity reference of who asks. */
  by: string;
  at: Date;
  /** Of an approval: the plan, and the hash of the text that was read. */
  planId?: string;
  hash?: string;
  /** Of an unlock. */
  lockId?: string;
}

/** A JSON merge patch of an object. @public */
export interface OperationPatch {
  /** Of the object itself where it is absent. */
  subresource?: 'status';
  patch: Record<string, unknown>;
}

/** What a resource's state says of an operation. @public */
export type OperationAssessment = Pick<
  OperationPossibility,
  'allowed' | 'reason' | 'consequences' | 'confirm'
>;

/**
 * An operation as one operator understands it. Pure: objects in, values out.
 *
 * @public
 */
export interface OperationRule {
  /** What is patched: the host has to allow `patch` on each. */
  writes: readonly ('object' | 'status')[];
  /**
   * Whether the state of the object lets it be done, what it would do, and what has
   * to be confirmed.
   *
   * @param related - its runner pods and whatever else its row is computed from
   */
  assess(
    object: KubernetesObject,
    related: readonly KubernetesObject[],
    now: Date,
  ): OperationAssessment;
  /**
   * The patches that ask for it, to be sent one after another. The annotation with
   * the {@link RecordedOperation} is among what they set.
   */
  patches(object: KubernetesObject, input: OperationInput): OperationPatch[];
  /** How far it has come, by what the object says now. */
  judge(
    object: KubernetesObject,
    recorded: RecordedOperation,
    now: Date,
  ): { state: OperationState; message: string };
  /**
   * What of it is to be taken out of the object again when it has ended; nothing
   * where somebody has written something else there meanwhile.
   */
  cleanUp?(
    object: KubernetesObject,
    recorded: RecordedOperation,
  ): OperationPatch | undefined;
  /** The field that it writes, where Git may say otherwise: from the object down. */
  field?: readonly string[];
  /** How it can be done in part where the host does not allow all that it writes. */
  fallback?: OperationRule;
}

/**
 * The rows, tabs and entities of one operator's objects. It is asked of objects of
 * its own kinds alone; `affected` of any that has changed.
 *
 * @public
 */
export type TerraformOperatorFleet = Pick<
  Fleet<'terraforms'>,
  'related' | 'affected' | 'facts' | 'summarize' | 'details'
>;

/**
 * A controller that runs Terraform: tofu-controller, the HCP Terraform operator,
 * Crossplane's provider-terraform, and so on.
 *
 * @public
 */
export interface TerraformOperator {
  /** What people call it. */
  title: string;
  kinds: readonly {
    group: string;
    kind: string;
    /** The plural, as in URLs. */
    resource: string;
    segment: TerraformSegment;
    /** Whether it is left out of lists but has a tab of its own. */
    hidden?(object: KubernetesObject): boolean;
  }[];
  /** What is mirrored: its own kinds, and what theirs are judged by. */
  mirrors: readonly KindRule[];
  /** The health of one of its objects, of that object alone. */
  assess(object: KubernetesObject, now: Date): HealthStatus;
  fleet: TerraformOperatorFleet;
  /** What it can be asked; the others are not offered, because it has them not. */
  operations: Partial<Record<TerraformOperation, OperationRule>>;
  /** Whether its plans can be read in the cluster. */
  storesPlans: boolean;
}
