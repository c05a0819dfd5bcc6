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

/** From this kubelet on, workers may be three minor versions behind; before, two. */
const LATE_SKEW_FROM = 25;

function minorOf(version: string): [number, number] | undefined {
  const found = /^v?(\d+)\.(\d+)(\.|$)/.exec(version);
  return found ? [Number(found[1]), Number(found[2])] : undefined;
}

/**
 * Why a control plane cannot go from one version of Kubernetes to another;
 * undefined where it can. It goes forward only, and skips no minor version
 * (https://kubernetes.io/releases/version-skew-policy/).
 *
 * @public
 */
export function refuseStep(from: string, to: string): string | undefined {
  const before = minorOf(from);
  const after = minorOf(to);
  if (!before || !after) {
    return `${after ? from : to} is no version of Kubernetes such as v1.34.1`;
  }
  if (!isNewerVersion(to, from)) {
    return `${to} is not newer than ${from}`;
  }
  const [major, minor] = before;
  return after[0] === major && after[1] <= minor + 1
    ? undefined
    : `Kubernetes skips no minor version: ${from} goes to v${major}.${
        minor + 1
      } next`;
}

/**
 * Why workers of a version cannot be with a control plane of another; undefined
 * where they can.
 *
 * @public
 */
export function refuseSkew(
  workers: string,
  controlPlane: string,
): string | undefined {
  if (isNewerVersion(workers, controlPlane)) {
    return `workers of ${workers} would be ahead of a control plane of ${controlPlane}`;
  }
  const older = minorOf(workers);
  const newer = minorOf(controlPlane);
  if (!older || !newer) {
    return undefined;
  }
  const allowed = older[1] >= LATE_SKEW_FROM ? 3 : 2;
  return newer[1] - older[1] > allowed
    ? `workers of ${workers} would be more than ${allowed} minor versions behind a control plane of ${controlPlane}`
    : undefined;
}
