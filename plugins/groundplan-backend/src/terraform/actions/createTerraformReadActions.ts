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
  groundplanReadPermission,
  TerraformFacets,
} from 'backstage-plugin-groundplan-common';
import { READ_ONLY } from '../../actions/ActionContext';
import {
  auditedAction,
  idInput,
  TerraformActionContext,
  toId,
} from './TerraformActionContext';

const facets = {
  plan: {
    name: 'get-terraform-plan',
    title: 'Get the plan of a Terraform resource',
    description: `Gets the stored plan of a Terraform resource: what it would create, update, replace and destroy, by address and attribute, and its text. Sensitive values are masked.

## When to use
Before approve-terraform-plan: state must be pending, and planId and hash of this answer are what the approval has to name. A plan whose state is applied or superseded cannot be approved. plan.unread says what of the text could not be understood: the plan may do more then than is counted.`,
  },
  history: {
    name: 'get-terraform-history',
    title: 'Get what was applied of a Terraform resource',
    description: `Gets the last plans that were applied, newest first: counts, addresses and actions, who approved, and whether what was applied is what was approved.

## When to use
To find out what changed when, and who approved it.`,
  },
  operations: {
    name: 'list-terraform-operations',
    title: 'List what can be asked of a Terraform resource',
    description: `Lists approve, replan, reconcile, suspend, resume and force-unlock with whether you can ask for each now, why not (permission, the host's RBAC, or its state), and what it would do. last says what was asked last and how far it has come.

## When to use
Before asking for something, and afterwards to follow it: done, failed, unheard.`,
  },
  activity: {
    name: 'get-terraform-activity',
    title: 'Get the events of a Terraform resource',
    description: `Gets the Kubernetes events of a Terraform resource and the pods in which it is run.

## When to use
To find out why a resource stands still, when its status does not tell.`,
  },
  dependencies: {
    name: 'get-terraform-dependencies',
    title: 'Get the dependencies of a Terraform resource',
    description: `Gets the graph of what a Terraform resource waits for and what waits for it, with how each is and which one blocks.

## When to use
When a resource is waiting-for-dependency, or before suspending or deleting one that others wait for.`,
  },
} as const;

/** Registers what can be read of one Terraform resource. @internal */
export function createTerraformReadActions(
  context: TerraformActionContext,
): void {
  for (const facet of Object.keys(facets) as (keyof typeof facets)[]) {
    const texts = facets[facet];
    context.actionsRegistry.register({
      ...texts,
      attributes: READ_ONLY,
      visibilityPermission: groundplanReadPermission,
      schema: {
        input: z => z.object(idInput(z)),
        output: z => z.object({}).passthrough(),
      },
      action: async ({ input, credentials }) => {
        const id = toId(input);
        return auditedAction<TerraformFacets[typeof facet]>(
          context,
          {
            eventId: `terraform-${facet}-fetch`,
            action: texts.name,
            id,
            credentials,
          },
          terraform => terraform[facet](id, credentials),
        );
      },
    });
  }
}
