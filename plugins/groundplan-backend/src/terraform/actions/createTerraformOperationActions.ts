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
  TerraformOperation,
} from 'backstage-plugin-groundplan-common';
import {
  auditedAction,
  idInput,
  operationOutput,
  TerraformActionContext,
  toId,
} from './TerraformActionContext';

const FOLLOW =
  'The answer says what was written into the object; the controller does the rest. Follow it with list-terraform-operations.';

const operations: Record<
  Exclude<TerraformOperation, 'approve' | 'force-unlock'>,
  { description: string; destructive: boolean }
> = {
  replan: {
    description: `Has a Terraform resource planned anew; a pending plan is discarded.

## When to use
When drift was found and there is nothing to approve, when an apply has failed, or when what is pending is out of date. ${FOLLOW}`,
    destructive: false,
  },
  reconcile: {
    description: `Asks the controller to look at a Terraform resource now. While a plan waits for approval it does no more than acknowledge. With approvePlan auto, what is planned is applied.

## When to use
When its source has changed and nobody wants to wait for the interval. ${FOLLOW}`,
    // With approvePlan auto it applies what is planned, whatever that is
    destructive: true,
  },
  suspend: {
    description: `Has the controller leave a Terraform resource alone until it is resumed. A pending plan is discarded.

## When to use
Before somebody works on the same infrastructure by hand. ${FOLLOW}`,
    destructive: false,
  },
  resume: {
    description: `Ends a suspension; the resource is planned anew. With approvePlan auto, what is planned is applied.

## When to use
When whatever it was suspended for is over. ${FOLLOW}`,
    destructive: true,
  },
};

/** Registers what can be asked of one Terraform resource. @internal */
export function createTerraformOperationActions(
  context: TerraformActionContext,
): void {
  for (const operation of Object.keys(
    operations,
  ) as (keyof typeof operations)[]) {
    const { description, destructive } = operations[operation];
    const name = `${operation}-terraform`;
    context.actionsRegistry.register({
      name,
      title: `${operation[0].toUpperCase()}${operation.slice(
        1,
      )} a Terraform resource`,
      description,
      attributes: { readOnly: false, destructive, idempotent: true },
      visibilityPermission: groundplanReadPermission,
      schema: { input: z => z.object(idInput(z)), output: operationOutput },
      action: async ({ input, credentials }) => {
        const id = toId(input);
        return auditedAction<OperationResponse>(
          context,
          { eventId: `terraform-${operation}`, action: name, id, credentials },
          terraform => terraform.ask(id, operation, credentials),
        );
      },
    });
  }
}
