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

import { useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { QueryKey, useQueryClient } from '@tanstack/react-query';
import { REFETCH_INTERVAL_MS } from 'backstage-plugin-groundplan-common';
import { useEffect } from 'react';

const POLL_WITHOUT_SIGNALS_MS = 30_000;

// The connection is made after the first answer, and nobody says when it is
// there: what is signalled in between is lost as well.
const CATCH_UP_MS = [1_500, 6_000];

/**
 * Fetches the queries below a key again whenever a message comes on one of the
 * channels, and answers how often they should be polled besides.
 *
 * @internal
 */
export function useSignalChannels(
  channels: readonly string[],
  queryKey: QueryKey,
): number {
  const signals = useApiHolder().get(signalApiRef);
  const queryClient = useQueryClient();
  const channelsKey = JSON.stringify(channels);
  const queryKeyKey = JSON.stringify(queryKey);

  useEffect(() => {
    const names: string[] = JSON.parse(channelsKey);
    const refetch = () => {
      queryClient.invalidateQueries({ queryKey: JSON.parse(queryKeyKey) });
    };
    if (!signals || names.length === 0) {
      return () => {};
    }
    const subscriptions = names.map(name => signals.subscribe(name, refetch));
    const timers = CATCH_UP_MS.map(ms => setTimeout(refetch, ms));
    return () => {
      subscriptions.forEach(subscription => subscription.unsubscribe());
      timers.forEach(timer => clearTimeout(timer));
    };
  }, [signals, queryClient, channelsKey, queryKeyKey]);

  return signals ? REFETCH_INTERVAL_MS : POLL_WITHOUT_SIGNALS_MS;
}
