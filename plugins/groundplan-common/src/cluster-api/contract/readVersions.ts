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

import { compareBuild, coerce, parse, SemVer } from 'semver';
import {
  getField,
  getList,
  getNumber,
  getRecord,
  getString,
  groupOf,
  KubernetesObject,
} from '../../kubernetes';

/** A Kubernetes version that runs, and how many replicas run it. @public */
export interface RunningVersion {
  version: string;
  replicas?: number;
}

/** The Kubernetes versions of an object. @public */
export interface Versions {
  /** What its spec asks for. */
  wanted?: string;
  /** What runs, oldest first; empty where that is not reported. */
  running: RunningVersion[];
  /** Whether something still runs an older version than is wanted. */
  upgrading: boolean;
}

function wantedVersion({
  apiVersion,
  kind,
  spec,
}: KubernetesObject): string | undefined {
  if (groupOf(apiVersion) !== 'cluster.x-k8s.io' || kind === 'Machine') {
    return getString(spec, 'version');
  }
  return kind === 'Cluster'
    ? getString(spec, 'topology', 'version')
    : getString(spec, 'template', 'spec', 'version');
}

/** Managed control planes leave the patch version out: `1.34`. */
function isShort(version: string): boolean {
  return /^v?\d+\.\d+$/.test(version);
}

function toSemVer(version: string): SemVer | null {
  return parse(version, { loose: true }) ?? coerce(version);
}

/**
 * Whether one Kubernetes version is newer than another, build tags included
 * (`v1.34.1+k3s2` is newer than `v1.34.1+k3s1`). Where one has no patch number,
 * the minor version decides.
 *
 * @public
 */
export function isNewerVersion(version: string, than: string): boolean {
  const a = toSemVer(version);
  const b = toSemVer(than);
  if (!a || !b) {
    return false;
  }
  if (isShort(version) || isShort(than)) {
    return a.major > b.major || (a.major === b.major && a.minor > b.minor);
  }
  // Parsed loosely, so compared loosely: otherwise the build is dropped.
  return compareBuild(a, b, true) > 0;
}

function readRunning(from: unknown): RunningVersion[] {
  return getList(from, 'versions').flatMap(entry => {
    const version = getString(entry, 'version');
    return version ? [{ version, replicas: getNumber(entry, 'replicas') }] : [];
  });
}

/** What runs in a Cluster: its control plane's versions and its workers'. */
function readRunningInCluster({ status }: KubernetesObject): RunningVersion[] {
  const counters = getRecord(status, 'v1beta2') ?? status;
  const merged = new Map<string, RunningVersion>();
  for (const part of ['controlPlane', 'workers']) {
    for (const { version, replicas } of readRunning(getField(counters, part))) {
      const before = merged.get(version)?.replicas;
      merged.set(version, {
        version,
        replicas:
          replicas === undefined && before === undefined
            ? undefined
            : (replicas ?? 0) + (before ?? 0),
      });
    }
  }
  return [...merged.values()].sort((a, b) =>
    isNewerVersion(a.version, b.version) ? 1 : -1,
  );
}

/**
 * Reads the versions of a control plane of any provider, a MachineDeployment,
 * MachineSet, MachinePool, Machine or Cluster.
 *
 * @public
 */
export function readVersions(object: KubernetesObject): Versions {
  const wanted = wantedVersion(object);
  const running =
    object.kind === 'Cluster'
      ? readRunningInCluster(object)
      : readRunning(object.status);
  const single = getString(object.status, 'version');
  if (running.length === 0 && single) {
    running.push({ version: single, replicas: undefined });
  }
  return {
    wanted,
    running,
    upgrading:
      wanted !== undefined &&
      running.some(({ version }) => isNewerVersion(wanted, version)),
  };
}
