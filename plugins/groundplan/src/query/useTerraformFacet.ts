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
import { TerraformFacets } from 'backstage-plugin-groundplan-common';
import { groundplanApiRef, ObjectId } from '../api';
import { detailsKey } from './detailsKey';
import { useSignalChannels } from './useSignalChannels';

/**
 * What is known of a Terraform resource beside its tab, live like the tab itself.
 *
 * @param options.enabled - false for what is fetched only when asked for
 * @param options.refetchIn - sooner than it would be otherwise, by what was answered
 * @internal
 */
export function useTerraformFacet<F extends keyof TerraformFacets>(
  object: ObjectId,
  facet: F,
  options: {
    enabled?: boolean;
    refetchIn?: (data: TerraformFacets[F]) => number | undefined;
  } = {},
) {
  const { enabled, refetchIn } = options;
  const api = useApi(groundplanApiRef);
  const queryKey = [...detailsKey('terraforms', object), facet];
  // The tab listens on the channel already
  const interval = useSignalChannels([], queryKey);
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => api.getTerraformFacet(object, facet, { signal }),
    enabled,
    refetchInterval: ({ state: { data } }) =>
      Math.min((data && refetchIn?.(data)) ?? interval, interval),
  });
}
