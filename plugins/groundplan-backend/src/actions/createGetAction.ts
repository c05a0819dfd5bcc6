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
  DomainId,
  groundplanReadPermission,
} from 'backstage-plugin-groundplan-common';
import { RowId } from '../fleet/Row';
import { audited } from '../service/audited';
import { eventIds } from '../service/eventIds';
import { ActionContext, READ_ONLY } from './ActionContext';
import { domainTexts } from './domainTexts';
import { detailsOutput } from './outputs';

/** Registers the action that gets one object of a domain in full. @internal */
export function createGetAction(
  domain: DomainId,
  { actionsRegistry, auditor, service }: ActionContext,
): void {
  const { get: texts, kinds } = domainTexts[domain];
  actionsRegistry.register({
    ...texts,
    attributes: READ_ONLY,
    visibilityPermission: groundplanReadPermission,
    schema: {
      input: z =>
        z.object({
          kind: z
            .enum(kinds)
            .default(kinds[0])
            .describe("The kind of a list's item"),
          host: z.string().describe('The host cluster it lives on'),
          namespace: z
            .string()
            .optional()
            .describe('Its Kubernetes namespace, where it has one'),
          name: z.string().describe('Its own name'),
        }),
      output: detailsOutput,
    },
    action: async ({ input, credentials }) => {
      const { kind, host, namespace, name } = input;
      const id: RowId = {
        kind,
        host,
        namespace: namespace === '_' ? undefined : namespace,
        name,
      };
      return audited(
        auditor,
        {
          eventId: eventIds[domain],
          meta: { queryType: 'by-name', actionType: texts.name, ...input },
        },
        async () => ({
          output: { ...(await service.details(domain, id, credentials)) },
        }),
      );
    },
  });
}
