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

import { clusterObjects } from '../clusters/clusterObjects';
import { MachineState } from '../clusters/ClusterModel';
import { healthyCluster } from '../clusters/healthyCluster';
import { newMachine } from '../clusters/newMachines';
import { toTime } from '../Timeline';
import { Story } from './Story';

const STEP_MS = 6000;
const STEPS = 20;
const SMALL = 2;
const LARGE = 5;
const UP = 4;
const DOWN = 14;

/** What the machines beyond the small number do, by the step. */
function extraMachines(step: number): MachineState | undefined {
  if (step < UP || step > DOWN + 1) {
    return undefined;
  }
  if (step >= DOWN) {
    return 'deleting';
  }
  const states: MachineState[] = ['pending', 'provisioning', 'booting'];
  return states[step - UP] ?? 'running';
}

/** A cluster whose workers become more and fewer with the load. @internal */
export function scalingStory(created: string, speed: number): Story {
  return {
    id: 'scaling',
    stepMs: STEP_MS,
    objectsAt(total, now) {
      const step = total % STEPS;
      const round = Math.floor(total / STEPS);
      const timeOf = (at: number) =>
        toTime(now - ((step - at) * STEP_MS) / speed);
      const cluster = healthyCluster('search-batch', 'team-search', created, {
        workers: { 'md-0': SMALL },
      });
      const [workers] = cluster.workers;
      const state = extraMachines(step);
      workers.desired = step >= UP && step < DOWN ? LARGE : SMALL;
      if (state) {
        cluster.since = timeOf(step);
        for (let index = SMALL; index < LARGE; index++) {
          workers.machines.push({
            ...newMachine(
              workers.name,
              `${round}/${index}`,
              cluster.version,
              timeOf(UP),
              state,
            ),
            since: timeOf(state === 'deleting' ? DOWN : step),
          });
        }
      }
      return clusterObjects(cluster);
    },
  };
}
