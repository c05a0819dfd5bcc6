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

import { isNewerVersion } from '../contract/readVersions';
import {
  ClusterParts,
  ControlPlanePart,
  WorkersPart,
} from './readClusterParts';
import { refuseSkew, refuseStep } from './versionSkew';

/** An upgrade of a cluster without a topology. @public */
export interface PartsUpgrade {
  version: string;
  /** The sets of machines that are upgraded, instead of the control plane. */
  sets?: readonly string[];
}

/**
 * Why a cluster without a topology cannot be upgraded so; undefined where it can.
 * The control plane comes first; workers follow once it has arrived.
 *
 * @public
 */
export function refuseUpgrade(
  { controlPlane, workers }: ClusterParts,
  { version, sets }: PartsUpgrade,
): string | undefined {
  if (controlPlane?.version === undefined) {
    return controlPlane
      ? `its ${controlPlane.kind} ${controlPlane.name} names no version`
      : 'its control plane is not known';
  }
  const known = { ...controlPlane, version: controlPlane.version };
  return sets
    ? refuseWorkers(known, workers, { version, sets })
    : refuseControlPlane(known, workers, version);
}

type Known = ControlPlanePart & { version: string };

function refuseControlPlane(
  controlPlane: Known,
  workers: WorkersPart[],
  version: string,
): string | undefined {
  const { version: wanted, running } = controlPlane;
  if (running !== undefined && isNewerVersion(wanted, running)) {
    return `its control plane is still on its way from ${running} to ${wanted}`;
  }
  const step = refuseStep(wanted, version);
  const behind = workers.find(
    set => set.version && refuseSkew(set.version, version),
  );
  return (
    step ??
    (behind?.version &&
      `${behind.name} has to be upgraded first: ${refuseSkew(
        behind.version,
        version,
      )}`)
  );
}

function refuseWorkers(
  { version: wanted, running }: Known,
  workers: WorkersPart[],
  { version, sets }: Required<PartsUpgrade>,
): string | undefined {
  for (const name of sets) {
    const set = workers.find(one => one.name === name);
    if (!set?.version) {
      return set
        ? `${name} names no version`
        : `there is no set of machines ${name}`;
    }
    if (!isNewerVersion(version, set.version)) {
      return `${name} is at ${set.version} already, and ${version} is not newer`;
    }
  }
  const skew = refuseSkew(version, wanted);
  if (skew) {
    return skew;
  }
  if (running === undefined) {
    return 'its control plane does not say which version runs, and workers come after it';
  }
  return isNewerVersion(version, running)
    ? `its control plane still runs ${running}, and workers come after it`
    : undefined;
}
