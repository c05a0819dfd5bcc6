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

import { Verdict } from '../../health/Verdict';
import { keepsVersion, VERSION_LABEL } from '../controllerVersions';
import { ScaleSetView } from './ScaleSetView';

/**
 * A scale set of a version that no controller of the host keeps: it is deleted
 * at the controller's next look, and again whenever somebody applies it.
 *
 * @remarks
 * Nothing where no controller is known, or where one of several keeps it: which
 * namespaces each is for is not read.
 *
 * @internal
 */
export function judgeVersion({
  set,
  index,
}: ScaleSetView): Verdict | undefined {
  const version = set.metadata.labels?.[VERSION_LABEL];
  const controllers = index.controllerVersions;
  if (
    controllers.length === 0 ||
    controllers.some(controller => keepsVersion(controller, version))
  ) {
    return undefined;
  }
  const own = version ? `version ${version}` : 'no version';
  return {
    health: 'Error',
    state: 'version-skew',
    flags: ['blocked'],
    reason: 'VersionNotKept',
    message: `It is of ${own}, and the controller, ${controllers.join(
      ' and ',
    )}, deletes such scale sets: install both in the same version.`,
    decidedBy: `label ${VERSION_LABEL} of AutoscalingRunnerSet`,
  };
}
