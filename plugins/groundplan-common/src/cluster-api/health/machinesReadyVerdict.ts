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

import { Context } from './Context';
import { onlyStarting } from './onlyStarting';
import { Subject } from './Subject';
import { conditionVerdict, Verdict } from './Verdict';

/**
 * Says what `MachinesReady` and its kin mean when they are False: a Warning, but
 * for machines that are young or on their way out.
 *
 * @param machines - those that the condition is about, where they are at hand
 */
export function machinesReadyVerdict(
  subject: Subject,
  type: string,
  machines: Subject[],
  context: Context,
): Verdict | undefined {
  const condition = subject.condition(type);
  if (condition?.status !== 'False') {
    return undefined;
  }
  const isExplained =
    machines.length > 0
      ? machines.every(machine => machine.isTrue('Ready')) ||
        onlyStarting(machines, context)
      : subject.isTrue('ScalingUp') ||
        subject.isTrue('RollingOut') ||
        subject.isYounger(context.thresholds.nodeStartup, context.now);
  return isExplained
    ? conditionVerdict(
        'Progressing',
        'machines-starting',
        subject.kind,
        condition,
      )
    : conditionVerdict(
        'Warning',
        'machines-not-ready',
        subject.kind,
        condition,
      );
}
