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

/**
 * What a plan does to a resource, in Terraform's words; `replace` is its
 * `delete` and `create` together.
 *
 * @public
 */
export type PlanAction =
  | 'create'
  | 'read'
  | 'update'
  | 'replace'
  | 'delete'
  | 'forget'
  | 'no-op';

/** What a plan does to an attribute of a resource. @public */
export type PlanAttributeAction = 'create' | 'update' | 'delete' | 'no-op';

/**
 * An attribute that a plan changes. No value of it is ever a sensitive one.
 *
 * @public
 */
export interface PlanAttribute {
  /** From the resource, as in `ingress[0].cidr_blocks[1]`, `tags["cost centre"]`. */
  path: string;
  action: PlanAttributeAction;
  /** To be shown: JSON, and text of a string without its quotes. */
  before?: string;
  after?: string;
  /** The values are withheld, and stand as `(sensitive value)`. */
  sensitive?: boolean;
  /** What it will be is known after the apply only. */
  unknown?: boolean;
  forcesReplacement?: boolean;
}

/** A resource that a plan changes, or that has changed outside Terraform. @public */
export interface PlanResource {
  /** With its module and its index, such as `module.a["b"].aws_vpc.this[0]`. */
  address: string;
  /** The module that it is in, such as `module.a["b"]`; none for the root. */
  module?: string;
  mode: 'managed' | 'data';
  type: string;
  name: string;
  action: PlanAction;
  /** A replacement makes the new one first. */
  createBeforeDestroy?: boolean;
  /** Terraform's own word for why, or its sentence in the text form. */
  reason?: string;
  /** The id under which it is imported. */
  imported?: string;
  /** The address that it had. */
  movedFrom?: string;
  /** A deposed object of a replacement that was not completed, by its key. */
  deposed?: string;
  attributes: PlanAttribute[];
  /** How many attributes are left out, because they are too many. */
  attributesOmitted?: number;
}

/** An output value that a plan changes. @public */
export interface PlanOutput {
  name: string;
  action: PlanAttributeAction;
  before?: string;
  after?: string;
  sensitive?: boolean;
  unknown?: boolean;
}

/** How many resources a plan does what to. @public */
export interface PlanSummary {
  create: number;
  update: number;
  /** Counted here only, where Terraform's own line counts both of its halves. */
  replace: number;
  delete: number;
  read: number;
  import: number;
  move: number;
  forget: number;
  /** Output values that change. */
  outputs: number;
  /** It deletes or replaces something, or may: not all of it could be read. */
  destructive: boolean;
}

/** A Terraform plan as it can be shown. @public */
export interface Plan {
  format: 'json' | 'human';
  summary: PlanSummary;
  resources: PlanResource[];
  outputs: PlanOutput[];
  /** What has changed outside Terraform since the last apply. */
  drift: PlanResource[];
  /**
   * What could not be understood, by line or by path. While there is any, the
   * plan may do more than is said here.
   */
  unread: string[];
}

/** A stored plan as it may be handed out. @public */
export interface ShownPlan {
  /** As it was stored, with sensitive values withheld, and without colours. */
  text: string;
  plan: Plan;
}

/** What stands in the place of a value that is withheld. @public */
export const SENSITIVE_VALUE = '(sensitive value)';

/** What stands in the place of a value that is not known yet. @public */
export const KNOWN_AFTER_APPLY = '(known after apply)';
