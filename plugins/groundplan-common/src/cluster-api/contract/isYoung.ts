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

import { readCondition } from '../../conditions';
import { getString, getTime, KubernetesObject } from '../../kubernetes';

/** How long a machine may take to become a node. @public */
export const DEFAULT_NODE_STARTUP_TIMEOUT_MS = 10 * 60_000;

const YOUNG_PHASES = ['Pending', 'Provisioning', 'Provisioned'];

/**
 * Whether a Machine is on its way to become a node, or is being updated in
 * place, and has not taken too long.
 *
 * @remarks
 * That its infrastructure has not failed is for the caller to check, who knows
 * the infrastructure object.
 *
 * @public
 */
export function isYoung(
  machine: KubernetesObject,
  now: Date,
  nodeStartupTimeoutMs: number = DEFAULT_NODE_STARTUP_TIMEOUT_MS,
): boolean {
  if (machine.metadata.deletionTimestamp) {
    return false;
  }
  // A machine that has just been created has no phase yet.
  const phase = getString(machine.status, 'phase') || 'Pending';
  let since: number | undefined;
  if (YOUNG_PHASES.includes(phase)) {
    since = getTime(machine.metadata, 'creationTimestamp');
  } else if (phase === 'Updating') {
    since = getTime(readCondition(machine, 'Updating'), 'lastTransitionTime');
  }
  return since !== undefined && now.getTime() - since < nodeStartupTimeoutMs;
}
