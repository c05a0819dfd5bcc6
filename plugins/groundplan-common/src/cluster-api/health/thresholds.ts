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

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long what may take, in milliseconds, before it is held to be a fault. @public */
export interface ClusterApiThresholds {
  /** Until the control plane is initialized; then it is a Warning. */
  provisioningWarning: number;
  /** Until the control plane is initialized; then it is an Error. */
  provisioningError: number;
  /** Until a machine is a node, where no MachineHealthCheck says otherwise. */
  nodeStartup: number;
  /** Until a change that was just made shows in the counters. */
  recentChange: number;
  /** While a blocked roll-out waits for what usually comes by itself. */
  normalWait: number;
  /** Until an object that is referred to must exist. */
  missingReference: number;
  /** Until a deletion is held to hang. */
  deletion: number;
  /** Until a controller must have written a status. */
  firstStatus: number;
  /** Until a machine pool must be complete, since its last known change. */
  machinePool: number;
  /** Before the expiry of a control plane's certificates. */
  certificateWarning: number;
  /** Before the expiry of a control plane's certificates. */
  certificateError: number;
}

/** The thresholds that hold where nothing else is said. @public */
export const DEFAULT_CLUSTER_API_THRESHOLDS: ClusterApiThresholds = {
  provisioningWarning: 20 * MINUTE,
  provisioningError: 45 * MINUTE,
  nodeStartup: 10 * MINUTE,
  recentChange: MINUTE,
  normalWait: 15 * MINUTE,
  missingReference: 10 * MINUTE,
  deletion: HOUR,
  firstStatus: 5 * MINUTE,
  machinePool: 15 * MINUTE,
  certificateWarning: 30 * DAY,
  certificateError: 7 * DAY,
};
