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
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { JsonObject } from '@backstage/types';
import type { z as zod } from 'zod/v3';
import { RowId } from '../../fleet/Row';
import { TerraformRoutes } from '../../router/TerraformRoutes';
import { audited } from '../../service/audited';
import { subjectOf } from '../TerraformAccess';

/** What the actions about single Terraform resources are made of. @internal */
export interface TerraformActionContext {
  actionsRegistry: ActionsRegistryService;
  auditor: AuditorService;
  terraform: TerraformRoutes;
}

/** Names one resource, as the items of list-terraforms do. @internal */
export const idInput = (z: typeof zod) => ({
  kind: z
    .literal('terraform')
    .default('terraform')
    .describe("The kind of a list's item"),
  host: z.string().describe('The host cluster it lives on'),
  namespace: z
    .string()
    .optional()
    .describe('Its Kubernetes namespace, where it has one'),
  name: z.string().describe('Its own name'),
});

/** What was written into the object. @internal */
export const operationOutput = (z: typeof zod) =>
  z
    .object({
      operation: z.string(),
      by: z.string().describe('In whose name it was asked'),
      at: z.string(),
      message: z.string(),
    })
    .passthrough();

/** @internal */
export function toId({ kind, host, namespace, name }: RowId): RowId {
  return {
    kind,
    host,
    namespace: namespace === '_' ? undefined : namespace,
    name,
  };
}

/**
 * Does it between an auditor event's beginning and its end. There is no request that
 * would say who asks, so that it is among what is kept.
 *
 * @internal
 */
export async function auditedAction<T extends object>(
  context: TerraformActionContext,
  options: {
    eventId: string;
    action: string;
    id: RowId;
    credentials: BackstageCredentials;
    meta?: JsonObject;
  },
  work: (terraform: TerraformRoutes) => Promise<T>,
): Promise<{ output: T & Record<string, unknown> }> {
  const { eventId, action, id, credentials, meta } = options;
  return audited(
    context.auditor,
    {
      eventId,
      meta: { actionType: action, by: subjectOf(credentials), ...id, ...meta },
    },
    // Open, as schemas are and interfaces are not in the eyes of the compiler
    async () => ({
      output: { ...(await work(context.terraform)) } as T &
        Record<string, unknown>,
    }),
  );
}
