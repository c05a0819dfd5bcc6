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

// Nothing announces them: they are on somebody else's server, which should not
// be asked more often than a person would look.
const POLL_MS = 60_000;

/** The open pull requests about an entity, or all. @internal */
export function usePullRequests(entityRef?: string) {
  const api = useApi(groundplanApiRef);
  return useQuery({
    queryKey: ['groundplan', 'pull-requests', entityRef],
    queryFn: ({ signal }) => api.getPullRequests({ entityRef }, { signal }),
    refetchInterval: POLL_MS,
  });
}
