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

import { useApi } from '@backstage/frontend-plugin-api';
import { useQueries } from '@tanstack/react-query';
import { EntityChangesResponse } from 'backstage-plugin-groundplan-common';
import { groundplanApiRef } from '../api';
import { entityChangesKey } from './useEntityChanges';

/** What can be changed of one of several entities, as far as it is known. @internal */
export interface EntityChangesAnswer {
  data?: EntityChangesResponse;
  error: Error | null;
  isPending: boolean;
}

/** What can be changed of each of several entities, in their order. @internal */
export function useEntityChangesOfAll(
  entityRefs: string[],
): EntityChangesAnswer[] {
  const api = useApi(groundplanApiRef);
  return useQueries({
    queries: entityRefs.map(entityRef => ({
      queryKey: entityChangesKey(entityRef),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.getEntityChanges(entityRef, { signal }),
    })),
  });
}
