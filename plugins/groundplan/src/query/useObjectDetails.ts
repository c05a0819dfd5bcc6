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
import { useState } from 'react';
import { groundplanApiRef, ObjectId } from '../api';
import { detailsKey } from './detailsKey';
import { useSignalChannels } from './useSignalChannels';

/**
 * Everything that is known of one object, live: the answer names the channel on
 * which its changes are announced.
 *
 * @internal
 */
export function useObjectDetails<D extends DomainId>(
  domain: D,
  object: ObjectId,
) {
  const api = useApi(groundplanApiRef);
  const [channel, setChannel] = useState<string>();
  const queryKey = detailsKey(domain, object);
  const refetchInterval = useSignalChannels(channel ? [channel] : [], queryKey);
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.getDetails(domain, object, { signal }),
    refetchInterval,
  });
  if (query.data && query.data.channel !== channel) {
    setChannel(query.data.channel);
  }
  return query;
}
