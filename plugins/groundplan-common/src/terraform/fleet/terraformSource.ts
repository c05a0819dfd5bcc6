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

import { TerraformDetails } from '../../api/types';
import { FleetContext } from '../../domain/Fleet';
import { assessFluxObject } from '../../gitops/health/assessFluxObject';
import { FLUX_SOURCE_GROUP } from '../../gitops/kinds';
import { sourceUrl } from '../../gitops/sourceUrl';
import { toStatus } from '../../health/Verdict';
import { getString, KubernetesObject } from '../../kubernetes';
import { readTerraform } from '../readTerraform';
import { findSource } from './terraformEvidence';

/** The Flux source of a Terraform resource, and how it is. @internal */
export function terraformSource(
  object: KubernetesObject,
  related: KubernetesObject[],
  context: FleetContext,
): TerraformDetails['sourceStatus'] {
  const { source } = readTerraform(object);
  if (!source) {
    return undefined;
  }
  const found = findSource(object, related);
  if (found) {
    return {
      status: assessFluxObject(found, context.now),
      url: sourceUrl(found),
      revision: getString(found.status, 'artifact', 'revision'),
    };
  }
  const name = `${source.kind} ${source.namespace}/${source.name}`;
  return {
    status: context.readable?.(FLUX_SOURCE_GROUP, source.kind)
      ? toStatus({
          health: 'Error',
          state: 'missing',
          flags: ['blocked'],
          reason: 'NotFound',
          message: `${name} does not exist.`,
          decidedBy: 'spec.sourceRef',
        })
      : toStatus({
          health: 'Unknown',
          state: 'not-readable',
          reason: 'NotReadable',
          message: `${name} could not be read.`,
          decidedBy: 'spec.sourceRef',
        }),
  };
}
