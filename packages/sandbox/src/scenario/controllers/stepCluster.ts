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
import {
  ClusterModel,
  ClusterPoolModel,
  GroupModel,
  MachineModel,
  MachineState,
} from '../clusters/ClusterModel';
import { healthyCluster } from '../clusters/healthyCluster';
import { newGroup, newMachine } from '../clusters/newMachines';
import { ClusterWish } from './clusterWish';

const WAY_UP: MachineState[] = [
  'pending',
  'provisioning',
  'booting',
  'running',
];

/** A cluster of which nothing is there yet. @internal */
export function newCluster(
  name: string,
  namespace: string,
  created: string,
  wish: ClusterWish,
): ClusterModel {
  const model = healthyCluster(name, namespace, created, {
    provider: wish.provider,
    version: wish.version,
    workers: {},
  });
  return {
    ...model,
    clusterClass: wish.clusterClass,
    endpoint: undefined,
    infrastructureProvisioned: false,
    initialized: false,
    reachable: false,
    healthCheck: undefined,
    controlPlane: newGroup(wish.controlPlane.name, 0, wish.version, created),
    workers: [],
    infrastructure: wish.infrastructure,
    managed: wish.managed && { ...wish.managed, version: wish.version },
  };
}

function isUp({ state }: MachineModel): boolean {
  return state === 'running';
}

/** Ahead by one state; machines that were leaving are gone. */
function stepMachines(group: GroupModel, limit: number, now: string): void {
  group.machines = group.machines.filter(({ state }) => state !== 'deleting');
  for (const machine of group.machines) {
    const at = WAY_UP.indexOf(machine.state);
    if (at >= 0 && at < WAY_UP.length - 1) {
      machine.state = WAY_UP[at + 1];
      machine.since = now;
    }
  }
  // One more than wanted while machines of an older version are replaced.
  const outdated = group.machines.filter(
    ({ version }) => version !== group.version,
  );
  const wanted = group.desired + (outdated.length ? 1 : 0);
  for (
    let added = 0;
    group.machines.length < wanted && added < limit;
    added++
  ) {
    group.machines.push(
      newMachine(group.name, randomUUID(), group.version, now, 'pending'),
    );
  }
  const leaving =
    group.machines.length > group.desired &&
    group.machines.every(isUp) &&
    (outdated[0] ?? group.machines[group.machines.length - 1]);
  if (leaving) {
    leaving.state = 'deleting';
    leaving.since = now;
  }
}

function follow(
  group: GroupModel,
  wish: { replicas: number },
  version: string,
): void {
  group.desired = wish.replicas;
  group.version = version;
}

/** A control plane of machines: the first one alone, and others join it. */
function stepControlPlane(
  model: ClusterModel,
  wish: ClusterWish,
  now: string,
): void {
  const { controlPlane } = model;
  follow(controlPlane, wish.controlPlane, wish.version);
  stepMachines(controlPlane, model.initialized ? 3 : 1, now);
  if (!model.initialized && controlPlane.machines.length > 1) {
    controlPlane.machines.length = 1;
  }
  model.initialized ||= controlPlane.machines.some(isUp);
}

/** Workers are upgraded after the control plane. */
function controlPlaneIsBehind(model: ClusterModel, version: string): boolean {
  return model.managed
    ? model.managed.version !== version
    : model.controlPlane.machines.some(
        machine => machine.version !== version || !isUp(machine),
      );
}

function stepPools(
  { pools = [], initialized }: ClusterModel,
  wish: ClusterWish,
): ClusterPoolModel[] {
  return (wish.pools ?? []).map(({ name, replicas, infrastructure }) => {
    const ready = pools.find(pool => pool.name === name)?.ready ?? 0;
    const step = Math.max(-2, Math.min(2, replicas - ready));
    return {
      name,
      infrastructure,
      desired: replicas,
      ready: initialized ? ready + step : 0,
    };
  });
}

/** Takes a cluster one step towards what is wanted of it. @internal */
export function stepCluster(
  model: ClusterModel,
  wish: ClusterWish,
  now: string,
): void {
  const before = JSON.stringify(model);
  const { infrastructureProvisioned: provisioned, initialized } = model;
  if (!provisioned) {
    model.infrastructureProvisioned = true;
    const port = wish.managed ? 443 : 6443;
    model.endpoint = { host: `${model.name}.clusters.example.com`, port };
  }
  if (model.managed) {
    model.initialized ||= provisioned;
    // An upgrade takes a step in which the older version still runs.
    model.managed.version =
      initialized && model.version === wish.version
        ? wish.version
        : model.managed.version;
  } else {
    stepControlPlane(model, wish, now);
  }
  model.version = wish.version;
  model.reachable = model.initialized;
  model.pools = stepPools(model, wish);
  model.workers = wish.workers.map(wanted => {
    const version = wanted.version ?? wish.version;
    const group =
      model.workers.find(({ name }) => name === wanted.name) ??
      newGroup(wanted.name, 0, version, now);
    const behind = controlPlaneIsBehind(model, wish.version);
    follow(group, wanted, behind ? group.version : version);
    if (model.initialized) {
      stepMachines(group, 5, now);
    }
    return group;
  });
  if (JSON.stringify(model) !== before) {
    model.since = now;
  }
}

/** Whether there is nothing more to do. @internal */
export function isSettled(model: ClusterModel): boolean {
  const { managed, pools = [] } = model;
  return (
    model.initialized &&
    (!managed || managed.version === model.version) &&
    pools.every(({ ready, desired }) => ready === desired) &&
    [model.controlPlane, ...model.workers].every(
      group =>
        group.machines.length === group.desired &&
        group.machines.every(
          machine => isUp(machine) && machine.version === group.version,
        ),
    )
  );
}
