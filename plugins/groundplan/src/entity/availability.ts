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

import { Entity, RELATION_DEPENDS_ON } from '@backstage/catalog-model';
import { getEntityRelations } from '@backstage/plugin-catalog-react';
import {
  ANNOTATION_KIND,
  EntityKindSegment,
  TERRAFORM_SEGMENTS,
} from 'backstage-plugin-groundplan-common';
import { objectOfEntity } from './objectOfEntity';

/** Where an entity has its kind segment. @internal */
export const KIND_PATH = `metadata.annotations.${ANNOTATION_KIND}`;

/** The predicate of entities with one of these kind segments. @internal */
export function hasKind(...kinds: EntityKindSegment[]) {
  return { [KIND_PATH]: { $in: kinds } };
}

/** Whether an entity may depend on infrastructure that Groundplan knows. @public */
export function isInfrastructureAvailable(entity: Entity): boolean {
  return (
    (entity.kind.toLocaleLowerCase('en-US') !== 'resource' ||
      objectOfEntity(entity) === undefined) &&
    getEntityRelations(entity, RELATION_DEPENDS_ON, { kind: 'resource' })
      .length > 0
  );
}

function isKind(entity: Entity, ...kinds: EntityKindSegment[]): boolean {
  const object = objectOfEntity(entity);
  return object !== undefined && kinds.includes(object.kind);
}

/** Whether an entity stands for a Cluster API or GitOps cluster. @public */
export function isClusterAvailable(entity: Entity): boolean {
  return isKind(entity, 'cluster', 'gitops-cluster');
}

/** Whether an entity stands for a host cluster. @public */
export function isHostClusterAvailable(entity: Entity): boolean {
  return isKind(entity, 'management-cluster');
}

/** Whether an entity stands for a Terraform resource. @public */
export function isTerraformAvailable(entity: Entity): boolean {
  return isKind(entity, ...TERRAFORM_SEGMENTS);
}

/** Whether an entity stands for what is deployed. @public */
export function isDeploymentAvailable(entity: Entity): boolean {
  return entity.kind === 'Resource' && isKind(entity, 'deployment');
}

/** Whether an entity stands for a runner scale set. @public */
export function isRunnerScaleSetAvailable(entity: Entity): boolean {
  return isKind(entity, 'runner-scale-set');
}
