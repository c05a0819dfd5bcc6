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

/** A value of an attribute; objects and lists nest. @internal */
export type PlanValue =
  | string
  | number
  | boolean
  | null
  | PlanValue[]
  | { [key: string]: PlanValue };

/** The attributes of a resource. @internal */
export type PlanValues = Record<string, PlanValue>;

/**
 * What a plan does to one resource: both texts of a plan, the one for people
 * and the JSON, are written from it.
 *
 * @internal
 */
export interface ResourceChange {
  type: string;
  name: string;
  /** As in `module.cache`. */
  module?: string;
  index?: string | number;
  mode?: 'managed' | 'data';
  action:
    | 'create'
    | 'update'
    | 'delete'
    /** Deletes the old one first, or creates the new one first. */
    | 'replace'
    | 'replace-create-first'
    | 'read'
    | 'no-op';
  before?: PlanValues;
  after?: PlanValues;
  /** Attributes that are known after the apply only. */
  unknown?: string[];
  /** Attributes whose values Terraform hides from people. */
  sensitive?: string[];
  /** Attributes whose change forces the replacement. */
  forces?: string[];
  /** Attributes that are nested blocks, not values. */
  blocks?: string[];
  importedAs?: string;
  /** The address that it had. */
  movedFrom?: string;
  reason?: { code: string; text: string };
}

/** What a plan does to an output. @internal */
export interface OutputChange {
  name: string;
  before?: PlanValue;
  after?: PlanValue;
  unknown?: boolean;
  sensitive?: boolean;
}

/** All that a plan does. @internal */
export interface PlanContent {
  changes: ResourceChange[];
  outputs?: OutputChange[];
  /** What has changed outside of Terraform. */
  drift?: ResourceChange[];
}

/** @internal */
export function addressOf(change: ResourceChange): string {
  const { module, mode, type, name, index } = change;
  const key = typeof index === 'string' ? `"${index}"` : index;
  return [
    ...(module ? [module] : []),
    ...(mode === 'data' ? ['data'] : []),
    type,
    key === undefined ? name : `${name}[${key}]`,
  ].join('.');
}
