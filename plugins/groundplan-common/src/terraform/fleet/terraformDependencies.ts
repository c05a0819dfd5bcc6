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
import { toStatus } from '../../health/Verdict';
import { KubernetesObject } from '../../kubernetes';
import { pullRequestOf } from '../branchPlanner';
import { assessTerraform } from '../health/assessTerraform';
import { TERRAFORM_GROUP } from '../kinds';
import { NamespacedName, readTerraform } from '../readTerraform';
import { dependsOn, isChildOf, isNamed } from './relatedToTerraform';
import { terraformsOf } from './terraformEvidence';

type Dependency = TerraformDetails['dependencies'][number];

function toDependency(
  ref: NamespacedName,
  object: KubernetesObject | undefined,
  context: FleetContext,
): Dependency {
  const dependency = {
    ...ref,
    entityRef: context.entityRefOf('terraform', ref.namespace, ref.name),
  };
  if (object) {
    return {
      ...dependency,
      status: assessTerraform(object, { now: context.now }),
    };
  }
  return context.readable?.(TERRAFORM_GROUP, 'Terraform')
    ? {
        ...dependency,
        status: toStatus({
          health: 'Error',
          state: 'missing',
          flags: ['blocked'],
          reason: 'NotFound',
          message: `Terraform ${ref.namespace}/${ref.name} does not exist.`,
          decidedBy: 'spec.dependsOn',
        }),
      }
    : dependency;
}

/**
 * What a Terraform resource depends on, what depends on it, and the plans that
 * the branch planner made of it.
 *
 * @internal
 */
export function terraformDependencies(
  object: KubernetesObject,
  related: KubernetesObject[],
  context: FleetContext,
): Pick<TerraformDetails, 'dependencies' | 'dependents' | 'pullRequestPlans'> {
  const terraforms = terraformsOf(related);
  return {
    dependencies: readTerraform(object).dependsOn.map(ref =>
      toDependency(
        ref,
        terraforms.find(other => isNamed(other, ref)),
        context,
      ),
    ),
    dependents: terraforms
      .filter(other => dependsOn(other, object))
      .map(other =>
        toDependency(
          {
            namespace: other.metadata.namespace ?? '',
            name: other.metadata.name,
          },
          other,
          context,
        ),
      ),
    pullRequestPlans: terraforms
      .filter(other => isChildOf(other, object))
      .map(child => ({
        name: child.metadata.name,
        entityRef: context.entityRefOf(
          'terraform',
          child.metadata.namespace,
          child.metadata.name,
        ),
        pullRequest: pullRequestOf(child),
        status: assessTerraform(child, { now: context.now }),
      })),
  };
}
