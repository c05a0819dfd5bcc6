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
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { DomainId, ListQuery } from 'backstage-plugin-groundplan-common';
import { groundplanApiRef } from '../api';
import { useSignalChannels } from './useSignalChannels';

/** A live page of a fleet list. @internal */
export function useFleetList<D extends DomainId>(domain: D, query: ListQuery) {
  const api = useApi(groundplanApiRef);
  const key = ['groundplan', 'list', domain];
  const refetchInterval = useSignalChannels([`groundplan:${domain}`], key);
  return useQuery({
    queryKey: [...key, query],
    queryFn: ({ signal }) => api.list(domain, query, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval,
  });
}
