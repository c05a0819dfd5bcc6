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

import { parse } from 'semver';
import { groupOf, KubernetesObject } from '../kubernetes';

/** The label of both the controller's pods and the scale sets. @internal */
export const VERSION_LABEL = 'app.kubernetes.io/version';

/** Whether an object is a pod of the Actions Runner Controller itself. @internal */
export function isControllerPod(object: KubernetesObject): boolean {
  return (
    object.kind === 'Pod' &&
    groupOf(object.apiVersion) === '' &&
    object.metadata.labels?.['app.kubernetes.io/part-of'] ===
      'gha-rs-controller'
  );
}

/**
 * Whether a controller keeps a scale set of this version.
 *
 * @remarks
 * It deletes the others as soon as it sees them: up to 0.11 all but those of
 * exactly its own version, from 0.12 all but those of its own minor version.
 * Builds for development keep every one.
 *
 * @public
 */
export function keepsVersion(
  controller: string,
  version: string | undefined,
): boolean {
  if (
    controller === version ||
    controller === 'dev' ||
    controller.startsWith('canary-')
  ) {
    return true;
  }
  const own = parse(controller);
  const other = parse(version);
  if (!own || !other || own.major !== other.major) {
    return false;
  }
  const comparesMinors = own.major > 0 || own.minor >= 12;
  return comparesMinors && own.minor === other.minor;
}
