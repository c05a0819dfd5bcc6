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
import {
  ClusterModel,
  MachineModel,
  MachineState,
} from '../clusters/ClusterModel';
import { healthyCluster } from '../clusters/healthyCluster';
import { newMachine } from '../clusters/newMachines';
import { ownership } from '../ownership';
import { toTime } from '../Timeline';
import { Story } from './Story';

const STEP_MS = 8000;
const WAY_UP: MachineState[] = [
  'pending',
  'provisioning',
  'booting',
  'running',
];

/** Steps at which something begins. */
const INFRASTRUCTURE = 1;
const CONTROL_PLANE = 1;
const INITIALIZED = CONTROL_PLANE + WAY_UP.length - 1;
const WORKERS = INITIALIZED;
const DELETION = 12;
const STEPS = 15;

function machines(
  group: string,
  step: number,
  starts: number[],
  version: string,
  timeOf: (step: number) => string,
): MachineModel[] {
  return starts
    .map((start, index) => {
      const age = Math.min(step - start, WAY_UP.length - 1);
      return (
        age >= 0 && {
          ...newMachine(group, index, version, timeOf(start), WAY_UP[age]),
          since: timeOf(start + age),
        }
      );
    })
    .filter(machine => machine !== false);
}

/**
 * A preview environment: a cluster that comes into being in about a minute, is
 * used for a little while, and is deleted.
 *
 * @internal
 */
export function provisioningStory(speed: number): Story {
  return {
    id: 'provisioning',
    stepMs: STEP_MS,
    objectsAt(total, now) {
      const step = total % STEPS;
      const timeOf = (at: number) =>
        toTime(now - ((step - at) * STEP_MS) / speed);
      if (step === STEPS - 1) {
        return [];
      }
      const cluster: ClusterModel = healthyCluster(
        'payments-preview',
        'team-payments',
        timeOf(0),
        { workers: { 'md-0': 2 } },
      );
      const { version } = cluster;
      cluster.annotations = ownership({
        lifecycle: 'experimental',
        tags: 'preview',
      });
      cluster.since = timeOf(step);
      cluster.infrastructureProvisioned = step >= INFRASTRUCTURE;
      if (!cluster.infrastructureProvisioned) {
        cluster.endpoint = undefined;
      }
      cluster.initialized = step >= INITIALIZED;
      cluster.reachable = cluster.initialized;
      cluster.controlPlane.machines = machines(
        cluster.controlPlane.name,
        step,
        [CONTROL_PLANE, INITIALIZED, INITIALIZED + 2],
        version,
        timeOf,
      );
      const [workers] = cluster.workers;
      workers.machines = machines(
        workers.name,
        step,
        [WORKERS, WORKERS],
        version,
        timeOf,
      );
      if (step >= DELETION) {
        cluster.deleting = {
          since: timeOf(DELETION),
          reason: 'WaitingForWorkersDeletion',
          message: `MachineDeployment ${workers.name}: waiting for Machines to be deleted`,
        };
        workers.machines.forEach(machine => {
          machine.state = 'deleting';
          machine.since = timeOf(DELETION);
        });
      }
      return clusterObjects(cluster);
    },
  };
}
