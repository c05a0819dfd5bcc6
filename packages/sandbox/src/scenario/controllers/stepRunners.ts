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

import { randomUUID } from 'node:crypto';
import { RunnerModel, ScaleSetModel } from '../runners/ScaleSetModel';
import { stableSuffix } from '../stableId';

function wanted({ min = 0, max = Infinity }: ScaleSetModel): number {
  return Math.min(min, max);
}

/** The runners after one step towards as many idle ones as are wanted. @internal */
export function stepRunners(model: ScaleSetModel, now: string): RunnerModel[] {
  const { name } = model;
  const kept = model.runners.slice(0, wanted(model)).map(runner => ({
    ...runner,
    phase: 'Running' as const,
    unregistered: false,
  }));
  const missing = wanted(model) - kept.length;
  return [
    ...kept,
    ...Array.from({ length: missing }, () => ({
      name: `${name}-${stableSuffix(name)}-runner-${stableSuffix(
        randomUUID(),
      )}`,
      created: now,
      phase: 'Pending' as const,
      unregistered: true,
    })),
  ];
}

/** Whether there is nothing more to do. @internal */
export function isAtRest(model: ScaleSetModel): boolean {
  return (
    model.runners.length === wanted(model) &&
    model.runners.every(({ phase }) => phase === 'Running')
  );
}
