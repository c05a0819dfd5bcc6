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

import {
  createPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { ChangeDomain } from './changes';
import { TerraformOperation } from './terraform/operations';

/**
 * Whether a user may use Groundplan at all. What they see is then decided by
 * `catalog.entity.read` on each object's own entity.
 *
 * @public
 */
export const groundplanReadPermission = createPermission({
  name: 'groundplan.read',
  attributes: { action: 'read' },
});

/**
 * The resource type of a place where things are made: its references are
 * `host/namespace`, with `_` for what has no namespace.
 *
 * @public
 */
export const RESOURCE_TYPE_GROUNDPLAN_TARGET = 'groundplan-target';

/** What may be done to what a domain has, by pull request. @public */
export interface ChangePermissions {
  /** To make something in a namespace of a host. */
  create: ResourcePermission<typeof RESOURCE_TYPE_GROUNDPLAN_TARGET>;
  /** To edit, scale and upgrade; on the object's own entity. */
  update: ResourcePermission<'catalog-entity'>;
  /** On the object's own entity. */
  delete: ResourcePermission<'catalog-entity'>;
}

function changePermissions(domain: ChangeDomain): ChangePermissions {
  return {
    create: createPermission({
      name: `groundplan.${domain}.create`,
      attributes: { action: 'create' },
      resourceType: RESOURCE_TYPE_GROUNDPLAN_TARGET,
    }),
    update: createPermission({
      name: `groundplan.${domain}.update`,
      attributes: { action: 'update' },
      resourceType: 'catalog-entity',
    }),
    delete: createPermission({
      name: `groundplan.${domain}.delete`,
      attributes: { action: 'delete' },
      resourceType: 'catalog-entity',
    }),
  };
}

/** The permissions of changes, by what is changed. @public */
export const groundplanChangePermissions: Record<
  ChangeDomain,
  ChangePermissions
> = {
  cluster: changePermissions('cluster'),
  terraform: changePermissions('terraform'),
  'runner-scale-set': changePermissions('runner-scale-set'),
  app: changePermissions('app'),
};

function terraformPermission(
  name: string,
  action: 'read' | 'update',
): ResourcePermission<'catalog-entity'> {
  return createPermission({
    name: `groundplan.terraform.${name}`,
    attributes: { action },
    resourceType: 'catalog-entity',
  });
}

/**
 * What may be seen of, and done to, a Terraform resource beside its status and
 * its file; on the resource's own entity.
 *
 * @public
 */
export const groundplanTerraformPermissions = {
  /** The text of plans, and what was applied before. */
  planRead: terraformPermission('plan.read', 'read'),
  approve: terraformPermission('approve', 'update'),
  replan: terraformPermission('replan', 'update'),
  reconcile: terraformPermission('reconcile', 'update'),
  /** To suspend and to resume. */
  suspend: terraformPermission('suspend', 'update'),
  /** To release a lock by force. */
  unlock: terraformPermission('unlock', 'update'),
  /** The values of outputs. */
  outputsRead: terraformPermission('outputs.read', 'read'),
} satisfies Record<string, ResourcePermission<'catalog-entity'>>;

/** The permission that each operation needs. @public */
export const terraformOperationPermissions: Record<
  TerraformOperation,
  ResourcePermission<'catalog-entity'>
> = {
  approve: groundplanTerraformPermissions.approve,
  replan: groundplanTerraformPermissions.replan,
  reconcile: groundplanTerraformPermissions.reconcile,
  suspend: groundplanTerraformPermissions.suspend,
  resume: groundplanTerraformPermissions.suspend,
  'force-unlock': groundplanTerraformPermissions.unlock,
};

/** All permissions of Groundplan. @public */
export const groundplanPermissions = [
  groundplanReadPermission,
  ...Object.values(groundplanChangePermissions).flatMap(
    ({ create, update, delete: remove }) => [create, update, remove],
  ),
  ...Object.values(groundplanTerraformPermissions),
];
