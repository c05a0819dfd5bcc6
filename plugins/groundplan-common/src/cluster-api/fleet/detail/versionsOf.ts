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
import { compareBuild, parse } from 'semver';
import { ClusterDetails } from '../../../api/types';
import {
  KubernetesObject,
  getField,
  getList,
  getString,
} from '../../../kubernetes';
import {
  RunningVersion,
  isNewerVersion,
  readReplicas,
  readVersions,
} from '../../contract';
import { ClusterObjects } from '../ClusterObjects';

type Running = ClusterDetails['versions']['running'];

/**
 * The Kubernetes versions of a cluster.
 *
 * @remarks
 * What runs is counted by machines; pools and control planes without machines
 * say it themselves.
 */
export function versionsOf(
  objects: ClusterObjects,
): ClusterDetails['versions'] {
  const { cluster, controlPlane } = objects;
  const planeMachines = objects.controlPlaneMachines().flatMap(machineVersion);
  const planes =
    planeMachines.length > 0 || !controlPlane
      ? planeMachines
      : readVersions(controlPlane).running;
  const running = countVersions([
    ...planes,
    ...objects.workerMachines().flatMap(machineVersion),
    ...objects
      .ofKind('MachinePool')
      .flatMap(pool => poolVersions(objects, pool)),
  ]);
  return {
    controlPlane: controlPlane
      ? readVersions(controlPlane).wanted
      : readVersions(cluster).wanted,
    running,
    skew: running.some(({ version }) =>
      running.some(other => differ(version, other.version)),
    ),
    upgradePlan: upgradePlan(cluster),
  };
}

function machineVersion(machine: KubernetesObject): RunningVersion[] {
  const version = getString(machine.spec, 'version');
  return version ? [{ version, replicas: 1 }] : [];
}

/** A pool's Machines, where it has any, have been counted already. */
function poolVersions(
  objects: ClusterObjects,
  pool: KubernetesObject,
): RunningVersion[] {
  if (objects.controlledBy(pool, 'Machine').length > 0) {
    return [];
  }
  const { running, wanted } = readVersions(pool);
  if (running.length > 0) {
    return running;
  }
  const { current } = readReplicas(pool);
  return wanted && current ? [{ version: wanted, replicas: current }] : [];
}

/** Adds up what runs, oldest first; unknown counts stay unknown. */
function countVersions(versions: RunningVersion[]): Running {
  const counts = new Map<string, number | undefined>();
  for (const { version, replicas } of versions) {
    const before = counts.get(version);
    counts.set(
      version,
      before === undefined ? replicas : before + (replicas ?? 0),
    );
  }
  return [...counts]
    .map(([version, machines]) => ({ version, machines }))
    .sort((a, b) => compareVersions(a.version, b.version));
}

function compareVersions(a: string, b: string): number {
  const parsedA = parse(a, { loose: true });
  const parsedB = parse(b, { loose: true });
  if (parsedA && parsedB) {
    return compareBuild(parsedA, parsedB);
  }
  // What is no version comes last; EKS writes `1.34`, which sorts as text.
  return a.localeCompare(b, 'en', { numeric: true });
}

/** Whether two are not the same; `1.34` of EKS may be any of its patches. */
function differ(a: string, b: string): boolean {
  return isNewerVersion(a, b) || isNewerVersion(b, a);
}

/** The versions that an upgrade of a topology still goes through (1.14+). */
function upgradePlan(cluster: KubernetesObject): string[] {
  const parts = ['controlPlane', 'workers'].flatMap(part => [
    ...getList(getField(cluster.status, part), 'upgradePlan'),
    ...getList(getField(cluster.status, 'v1beta2', part), 'upgradePlan'),
  ]);
  return [
    ...new Set(parts.flatMap(step => getString(step, 'version') ?? [])),
  ].sort(compareVersions);
}
