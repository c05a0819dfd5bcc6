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

import { FleetContext } from '../../domain/Fleet';
import { FLUX_SOURCE_GROUP } from '../../gitops/kinds';
import { groupOf, KubernetesObject } from '../../kubernetes';
import { TerraformEvidence } from '../health/TerraformEvidence';
import { judgeLockHolder } from '../judgeLockHolder';
import { TERRAFORM_GROUP } from '../kinds';
import { readLock } from '../readLock';
import { readTerraform } from '../readTerraform';
import { isNamed, isRunnerOf } from './relatedToTerraform';

/** The source of a resource, where it is among the related objects. @internal */
export function findSource(
  object: KubernetesObject,
  related: KubernetesObject[],
): KubernetesObject | undefined {
  const { source } = readTerraform(object);
  return (
    source &&
    related.find(
      other =>
        groupOf(other.apiVersion) === FLUX_SOURCE_GROUP &&
        other.kind === source.kind &&
        isNamed(other, source),
    )
  );
}

/** The Terraform resources among the related objects. @internal */
export function terraformsOf(related: KubernetesObject[]): KubernetesObject[] {
  return related.filter(
    other =>
      other.kind === 'Terraform' &&
      groupOf(other.apiVersion) === TERRAFORM_GROUP,
  );
}

/**
 * What is known of others: only where the host lets us read the kind is an
 * absent object one that does not exist.
 *
 * @internal
 */
export function terraformEvidence(
  object: KubernetesObject,
  related: KubernetesObject[],
  context: Pick<FleetContext, 'readable'>,
): TerraformEvidence {
  const { source, dependsOn } = readTerraform(object);
  const readable = (group: string, kind: string) =>
    context.readable?.(group, kind) === true;
  const terraforms = terraformsOf(related);
  const lock = readLock(object);
  return {
    missingDependencies: readable(TERRAFORM_GROUP, 'Terraform')
      ? dependsOn
          .filter(ref => !terraforms.some(other => isNamed(other, ref)))
          .map(ref => `${ref.namespace}/${ref.name}`)
      : [],
    sourceMissing:
      source !== undefined &&
      readable(FLUX_SOURCE_GROUP, source.kind) &&
      findSource(object, related) === undefined,
    lockHolder:
      lock &&
      judgeLockHolder(
        object.metadata.name,
        lock,
        related.find(other => isRunnerOf(other, object)),
        readable('', 'Pod'),
      ),
  };
}
