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

import { getTime } from '../../kubernetes';
import { isYoung } from '../contract';
import { Context } from './Context';
import { infrastructureFault } from './infrastructureFault';
import { nodeStartupTimeout } from './nodeStartupTimeout';
import { Subject } from './Subject';

/** Clocks and first reconciliations differ by this much. */
const FIRST_RECONCILE_MS = 10_000;

/**
 * Whether a machine that runs has never been available: `Available` is as old
 * as the machine. Its node has registered and waits, say, for the network
 * plugin; that belongs to becoming a node.
 */
function hasNeverBeenAvailable(machine: Subject): boolean {
  const available = machine.condition('Available');
  const created = getTime(machine.object.metadata, 'creationTimestamp');
  const since = getTime(available, 'lastTransitionTime');
  return (
    machine.conditions.dialect === 'metav1' &&
    available?.status === 'False' &&
    created !== undefined &&
    since !== undefined &&
    since - created < FIRST_RECONCILE_MS
  );
}

/**
 * Whether a machine is on its way to become a node, its infrastructure has not
 * failed, and it has not taken too long: it accounts for a missing replica.
 */
export function youngMachine(machine: Subject, context: Context): boolean {
  if (machine.phase === 'Running') {
    return (
      !machine.isDeleting &&
      !machine.isTrue('Ready') &&
      hasNeverBeenAvailable(machine) &&
      machine.isYounger(nodeStartupTimeout(machine, context), context.now) &&
      !infrastructureFault(machine, context)
    );
  }
  const { object } = machine;
  // The phase rules most machines out before health checks are looked at.
  return (
    isYoung(object, context.now, Infinity) &&
    isYoung(object, context.now, nodeStartupTimeout(machine, context)) &&
    !infrastructureFault(machine, context)
  );
}
