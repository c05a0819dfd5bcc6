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
import { GroupModel, MachineState } from '../clusters/ClusterModel';
import { healthyCluster } from '../clusters/healthyCluster';
import { newMachine } from '../clusters/newMachines';
import { toTime } from '../Timeline';
import { Story } from './Story';

const STEP_MS = 7000;
/** Steps that one machine takes to be replaced. */
const REPLACE: MachineState[] = ['provisioning', 'booting', 'running'];
const MACHINES = 3;
const GROUP_STEPS = MACHINES * REPLACE.length;
const REST = 6;
const STEPS = REST + 2 * GROUP_STEPS;

function versionAt(round: number): string {
  return `v1.33.${4 + (round % 6)}`;
}

/** Replaces the machines of a group one after the other, each before it goes. */
function rollOut(
  group: GroupModel,
  step: number,
  round: number,
  created: string,
  timeOf: (step: number) => string,
): void {
  const from = versionAt(round);
  const to = versionAt(round + 1);
  const machine = (
    index: number,
    of: number,
    at: string,
    state?: MachineState,
  ) =>
    newMachine(group.name, `${of}/${index}`, of > round ? to : from, at, state);
  const done = Math.min(Math.floor(step / REPLACE.length), MACHINES);
  group.version = step < 0 ? from : to;
  group.machines = Array.from({ length: MACHINES }, (_, index) =>
    index < done
      ? machine(index, round + 1, timeOf(index * REPLACE.length))
      : machine(index, round, created),
  );
  if (step >= 0 && done < MACHINES) {
    const start = done * REPLACE.length;
    group.machines.push(
      machine(done, round + 1, timeOf(start), REPLACE[step - start]),
    );
  }
}

/** A staging cluster that is kept on the latest patch release. @internal */
export function upgradeStory(created: string, speed: number): Story {
  return {
    id: 'upgrade',
    stepMs: STEP_MS,
    objectsAt(total, now) {
      const step = total % STEPS;
      const round = Math.floor(total / STEPS);
      const begin = step - REST;
      const timeOf = (offset: number) => (at: number) =>
        toTime(now - ((begin - offset - at) * STEP_MS) / speed);
      const cluster = healthyCluster(
        'platform-staging',
        'team-platform',
        created,
      );
      const [workers] = cluster.workers;
      cluster.clusterClass = 'dev-standard';
      cluster.version = versionAt(begin < 0 ? round : round + 1);
      cluster.since = begin < 0 ? created : timeOf(0)(0);
      rollOut(cluster.controlPlane, begin, round, created, timeOf(0));
      rollOut(
        workers,
        begin - GROUP_STEPS,
        round,
        created,
        timeOf(GROUP_STEPS),
      );
      cluster.topology =
        begin < 0
          ? { done: true, reason: 'ReconcileSucceeded', message: '' }
          : {
              done: false,
              reason: 'ClusterUpgrading',
              message: `Cluster is upgrading to ${cluster.version}\n  * KubeadmControlPlane ${cluster.controlPlane.name} upgrading to version ${cluster.version}`,
            };
      return clusterObjects(cluster);
    },
  };
}
