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
  OperationResponse,
} from 'backstage-plugin-groundplan-common';
import {
  auditedAction,
  idInput,
  operationOutput,
  TerraformActionContext,
  toId,
} from './TerraformActionContext';

/** Registers the approval of a plan that was read. @internal */
export function createApprovePlanAction(context: TerraformActionContext): void {
  const name = 'approve-terraform-plan';
  context.actionsRegistry.register({
    name,
    title: 'Approve the plan of a Terraform resource',
    description: `Approves the pending plan of a Terraform resource, which is then applied: infrastructure is created, changed or destroyed.

## When to use
Only after get-terraform-plan, when the person has seen what the plan does and wants it. planId and hash are those of that answer: if the plan has changed since, the approval is refused, and the new plan has to be read. Where the plan destroys or replaces something, confirmName has to be the name of the resource, which the person has to give.

The controller plans once more before it applies. get-terraform-history says afterwards whether what was applied is what was approved.`,
    attributes: { readOnly: false, destructive: true, idempotent: true },
    visibilityPermission: groundplanReadPermission,
    schema: {
      input: z =>
        z.object({
          ...idInput(z),
          planId: z
            .string()
            .describe('The planId of get-terraform-plan, whole'),
          hash: z
            .string()
            .regex(/^[0-9a-f]{64}$/)
            .describe('The hash of get-terraform-plan'),
          confirmName: z
            .string()
            .optional()
            .describe(
              'The name of the resource, where the plan destroys or replaces something',
            ),
        }),
      output: operationOutput,
    },
    action: async ({ input, credentials }) => {
      const { planId, hash, confirmName } = input;
      const id = toId(input);
      return auditedAction<OperationResponse>(
        context,
        {
          eventId: 'terraform-approve',
          action: name,
          id,
          credentials,
          meta: { planId, hash },
        },
        terraform =>
          terraform.approve(id, { planId, hash, confirmName }, credentials),
      );
    },
  });
}
