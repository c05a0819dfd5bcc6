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

/** @public */
export type ConditionStatus = 'True' | 'False' | 'Unknown';

/**
 * The two ways in which conditions are written.
 *
 * - `metav1`: Kubernetes' own `metav1.Condition`.
 * - `legacy`: Cluster API's first one, where `severity` tells how bad False is
 *   and `Ready` sums up the others.
 *
 * @public
 */
export type ConditionDialect = 'metav1' | 'legacy';

/**
 * A condition that has been read: its type and status are sure.
 *
 * @public
 */
export interface Condition {
  type: string;
  status: ConditionStatus;
  /** {@link NO_REASON_REPORTED} where the controller gave none. */
  reason: string;
  /** Empty where the controller gave none. */
  message: string;
  /** RFC 3339, where it is given. */
  lastTransitionTime?: string;
  /** `Error`, `Warning` or `Info`, in the legacy dialect and when False. */
  severity?: string;
}

/**
 * The reason of a condition that has none, as Cluster API itself writes it.
 *
 * @public
 */
export const NO_REASON_REPORTED = 'NoReasonReported';

/** What {@link readConditions} found in an object. @public */
export interface ReadConditions {
  dialect: ConditionDialect;
  /** In the object's order; of two with the same type, the first. */
  conditions: Condition[];
  /** Entries that could not be read: which field, and what was expected. */
  problems: string[];
}
