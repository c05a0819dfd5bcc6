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

import { ownership } from '../ownership';
import { RunnerModel } from '../runners/ScaleSetModel';
import { scaleSetObjects } from '../runners/scaleSetObjects';
import { exampleJob } from '../runners/staticScaleSets';
import { stableSuffix } from '../stableId';
import { toTime } from '../Timeline';
import { Story } from './Story';

const NAME = 'linux';
const STEP_MS = 3000;
const MAX = 12;

/** Numbers that look random and are the same each time (mulberry32). */
function randomOf(seed: number): number {
  let value = (seed + 0x6d2b79f5) % 2 ** 32;
  value = Math.imul(value ^ (value >>> 15), value | 1);
  value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
  return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
}

/** When the runner of a number is born, takes its job, and is done. */
function lifeOf(number: number): { from: number; job: number; until: number } {
  const from = number * 2;
  const job = from + 2 + Math.floor(randomOf(number) * 4);
  return {
    from,
    job,
    until: job + 3 + Math.floor(randomOf(number + 7919) * 14),
  };
}

function runnerAt(
  number: number,
  step: number,
  timeOf: (step: number) => string,
): RunnerModel | undefined {
  const { from, job, until } = lifeOf(number);
  if (step < from || step >= until) {
    return undefined;
  }
  return {
    name: `${NAME}-${stableSuffix(NAME)}-runner-${stableSuffix(
      `${NAME}/${number}`,
    )}`,
    created: timeOf(from),
    phase: step === from ? 'Pending' : 'Running',
    unregistered: step === from,
    ...(step >= job && { job: exampleJob(number) }),
  };
}

/** The busiest scale set: runners come, take one job each, and go. @internal */
export function runnersStory(created: string, speed: number): Story {
  const head = 40;
  return {
    id: 'runners',
    stepMs: STEP_MS,
    objectsAt(total, now) {
      // It has been running for a while when the scenario begins.
      const step = total + head;
      const timeOf = (at: number) =>
        toTime(now - ((step - at) * STEP_MS) / speed);
      const runners: RunnerModel[] = [];
      for (
        let number = Math.max(0, Math.floor(step / 2) - 40);
        number <= step / 2;
        number++
      ) {
        const runner = runnerAt(number, step, timeOf);
        if (runner && runners.length < MAX) {
          runners.push(runner);
        }
      }
      return scaleSetObjects({
        name: NAME,
        namespace: 'arc-runners',
        created,
        githubConfigUrl: 'https://github.com/example',
        min: 1,
        max: MAX,
        runners,
        containerMode: 'dind',
        listener: 'running',
        annotations: ownership({
          lifecycle: 'production',
          description: 'What most jobs run on',
          tags: 'linux,shared',
        }),
      });
    },
  };
}
