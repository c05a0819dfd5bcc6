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
import { DomainId } from 'backstage-plugin-groundplan-common';
import { groundplanApiRef } from '../api';
import { useSignalChannels } from './useSignalChannels';

/** Every domain that has a fleet list, in the order of the page. @internal */
export const DOMAINS: readonly DomainId[] = [
  'clusters',
  'terraforms',
  'runner-scale-sets',
];

const CHANNELS = DOMAINS.map(domain => `groundplan:${domain}`);

/** The host clusters and their state, live. @internal */
export function useHostClusters() {
  const api = useApi(groundplanApiRef);
  const queryKey = ['groundplan', 'host-clusters'];
  const refetchInterval = useSignalChannels(CHANNELS, queryKey);
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => api.getHostClusters({ signal }),
    refetchInterval,
  });
}
