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
import { Context } from './Context';
import { Subject } from './Subject';
import { youngMachine } from './youngMachine';

function isLeaving(machine: Subject, { now, thresholds }: Context): boolean {
  const deleted = getTime(machine.object.metadata, 'deletionTimestamp');
  return (
    deleted !== undefined && now.getTime() - deleted < thresholds.normalWait
  );
}

/**
 * Whether some of the machines are not ready, and these only because they are
 * young or on their way out. A control plane's etcd and components are False for
 * a moment in every scale-up: the new member has yet to join.
 */
export function onlyStarting(machines: Subject[], context: Context): boolean {
  const unready = machines.filter(machine => !machine.isTrue('Ready'));
  return (
    unready.length > 0 &&
    unready.every(
      machine => isLeaving(machine, context) || youngMachine(machine, context),
    )
  );
}
