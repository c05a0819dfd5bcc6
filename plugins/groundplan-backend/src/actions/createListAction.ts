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
import { audited } from '../service/audited';
import { eventIds } from '../service/eventIds';
import { ActionContext, READ_ONLY } from './ActionContext';
import { domainTexts } from './domainTexts';
import { listInput } from './listInput';
import { listOutput } from './outputs';

/** Registers the action that lists the rows of a domain. @internal */
export function createListAction(
  domain: DomainId,
  { actionsRegistry, auditor, service }: ActionContext,
): void {
  const texts = domainTexts[domain].list;
  actionsRegistry.register({
    ...texts,
    attributes: READ_ONLY,
    visibilityPermission: groundplanReadPermission,
    schema: { input: listInput(domain), output: listOutput },
    action: async ({ input, credentials }) =>
      audited(
        auditor,
        {
          eventId: eventIds[domain],
          meta: { queryType: 'all', actionType: texts.name, query: input },
        },
        async () => {
          const list = await service.list(domain, input, credentials);
          const items = list.items.map(item => ({ ...item }));
          return { output: { ...list, items } };
        },
      ),
  });
}
