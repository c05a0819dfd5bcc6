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

import { TerraformOperation } from './TerraformOperation';

/**
 * On an object, as JSON: what somebody last asked of it. It is written by the
 * patch that asks, so that every replica and every page can tell how it went.
 *
 * @public
 */
export const ANNOTATION_OPERATION = 'groundplan.dev/operation';

/**
 * On an object, as JSON: who approved which plan last. It stays when something
 * else is asked later.
 *
 * @public
 */
export const ANNOTATION_APPROVAL = 'groundplan.dev/approval';

/** The value of {@link ANNOTATION_OPERATION}. @public */
export interface RecordedOperation {
  operation: TerraformOperation;
  /** The entity reference of who asked. */
  by: string;
  /** RFC 3339, by the clock of who sent it. */
  at: string;
  /**
   * What it can be told by in the object: the value of
   * `reconcile.fluxcd.io/requestedAt` where it has set one.
   */
  token?: string;
  /** The plan that was approved. */
  planId?: string;
  /** The lock that was to be released. */
  lockId?: string;
  /**
   * How its conditions stood when it was asked, by their types. What differs from it
   * has happened since, whatever the clocks say.
   */
  before?: Record<string, string>;
}

/** The value of {@link ANNOTATION_APPROVAL}. @public */
export interface RecordedApproval {
  by: string;
  /** RFC 3339. */
  at: string;
  planId: string;
  /** SHA-256, hexadecimal, of the text that was read. */
  hash: string;
}

/**
 * How far what was asked has come.
 *
 * - `sent`: the object says so, the controller has not answered yet.
 * - `unheard`: nothing was heard of it for 60 s.
 * - `under-way`: the controller works on it.
 * - `waiting`: the controller has seen it and will not act, because something else comes first.
 * - `done`, `failed`: the controller said so.
 * - `superseded`: something else was asked, or has happened, meanwhile.
 *
 * @public
 */
export type OperationState =
  | 'sent'
  | 'unheard'
  | 'under-way'
  | 'waiting'
  | 'done'
  | 'failed'
  | 'superseded';

/** What was last asked of an object, and how it went. @public */
export interface OperationProgress extends RecordedOperation {
  state: OperationState;
  /** In a sentence or two: what happened, or what to check. */
  message: string;
}
