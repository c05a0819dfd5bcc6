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

import { InputError } from '@backstage/errors';
import {
  controllerVersionsOf,
  keepsVersion,
} from 'backstage-plugin-groundplan-common';
import { valid } from 'semver';
import { RenderContext } from '../../render/Renderer';

/**
 * The version of the chart: that of the controller that is installed, as it
 * deletes scale sets of other versions as soon as it sees them.
 *
 * @throws InputError where it is not known and not given.
 * @internal
 */
export function chartVersionFor(
  wanted: string | undefined,
  { lookup, host }: Pick<RenderContext, 'lookup' | 'host'>,
): string {
  const controllers = controllerVersionsOf(lookup);
  if (wanted !== undefined) {
    if (
      controllers.length > 0 &&
      !controllers.some(controller => keepsVersion(controller, wanted))
    ) {
      throw new InputError(
        `version: the controller on ${host} is ${controllers.join(
          ' and ',
        )} and would delete a scale set of ${wanted}`,
      );
    }
    return wanted;
  }
  const [installed, ...others] = controllers;
  if (installed === undefined || !valid(installed) || others.length > 0) {
    throw new InputError(
      `version: say it, as the version of the controller on ${host} is ${
        installed === undefined ? 'not known' : controllers.join(' and ')
      }`,
    );
  }
  return installed;
}
