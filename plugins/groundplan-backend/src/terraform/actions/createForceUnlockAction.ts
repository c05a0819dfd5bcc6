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

/** Registers the release of a lock. @internal */
export function createForceUnlockAction(context: TerraformActionContext): void {
  const name = 'force-unlock-terraform';
  context.actionsRegistry.register({
    name,
    title: 'Release the lock of a Terraform state',
    description: `Releases the lock of a state, by the lock's own id. Whoever holds the lock goes on without it: if they still work, the state can be destroyed.

## When to use
Only when get-terraform shows a lock whose holder is gone, and the person wants it. Where a runner pod is alive it is refused, unless evenIfRunning says that the person knows.`,
    attributes: { readOnly: false, destructive: true, idempotent: true },
    visibilityPermission: groundplanReadPermission,
    schema: {
      input: z =>
        z.object({
          ...idInput(z),
          lockId: z.string().describe('The id of the lock, from get-terraform'),
          evenIfRunning: z
            .boolean()
            .optional()
            .describe('Although a runner is alive that may hold it'),
        }),
      output: operationOutput,
    },
    action: async ({ input, credentials }) => {
      const { lockId, evenIfRunning } = input;
      const id = toId(input);
      return auditedAction<OperationResponse>(
        context,
        {
          eventId: 'terraform-force-unlock',
          action: name,
          id,
          credentials,
          meta: { lockId, evenIfRunning: evenIfRunning ?? false },
        },
        terraform =>
          terraform.forceUnlock(id, { lockId, evenIfRunning }, credentials),
      );
    },
  });
}
