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
import { useQuery } from '@tanstack/react-query';
import { groundplanApiRef } from '../api';

const REFETCH_MS = 15_000;

/** By what an answer about an entity is kept. @internal */
export function entityChangesKey(entityRef: string) {
  return ['groundplan', 'entity-changes', entityRef];
}

/** What can be changed of an entity by pull request. @internal */
export function useEntityChanges(entityRef: string) {
  const api = useApi(groundplanApiRef);
  return useQuery({
    queryKey: entityChangesKey(entityRef),
    queryFn: ({ signal }) => api.getEntityChanges(entityRef, { signal }),
    // What can be done follows from how the object is
    refetchInterval: REFETCH_MS,
  });
}
